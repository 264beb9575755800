using Planner.App.Files;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.App.Access;

/// <summary>Reads who may use a server: keys, an identity provider, or both.</summary>
public static class AccessFile
{
    private static readonly string[] OpenIdKeys = ["authority", "audience", "roleClaim", "clientId", "clientSecretVariable"];

    /// <exception cref="BadInputException">Every problem of the file, with its line.</exception>
    public static AccessRules Read(string path) => StrictFile.Read(path, (reader, root) => Read(reader, root, path));

    private static AccessRules Read(YamlReader reader, YamlNode root, string path)
    {
        if (reader.Map(root, "the access file", "keys", "openId") is not { } map)
        {
            return AccessRules.ThisMachineOnly;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var rules = new AccessRules
        {
            KeyFile = reader.OptionalText(map, "keys") is { } keys ? Path.Combine(folder, keys) : null,
            OpenId = map.Find("openId") is { } provider ? OpenId(reader, provider) : null,
        };
        Check(reader, root, rules);
        return rules;
    }

    private static OpenIdProvider? OpenId(YamlReader reader, YamlNode node)
    {
        if (reader.Map(node, "openId", OpenIdKeys) is not { } map)
        {
            return null;
        }

        var authority = Authority(reader, map);
        var audience = reader.Text(map, "audience");
        return authority is null || audience is null ? null : new(
            authority, audience, reader.OptionalText(map, "roleClaim") ?? "roles", reader.OptionalText(map, "clientId"), Secret(reader, map));
    }

    private static Uri? Authority(YamlReader reader, YamlMap map)
    {
        if (reader.Text(map, "authority") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == "https" || address is { Scheme: "http", IsLoopback: true }))
        {
            return address;
        }

        reader.Bag.Error(
            "access.bad-authority", $"authority is '{text}'", reader.At(map.Line),
            "Who may come in would be read from an address that others can forge", "Write the issuer's https address");
        return null;
    }

    // A secret has no place in a file that is copied and committed; the file names the variable that holds it.
    private static string? Secret(YamlReader reader, YamlMap map)
    {
        if (reader.OptionalText(map, "clientSecretVariable") is not { } variable)
        {
            return null;
        }

        var secret = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(secret))
        {
            reader.Bag.Error(
                "access.no-secret", $"The environment variable {variable} is not set", reader.At(map.Line),
                "The identity provider would refuse this server", $"Set {variable}, or leave clientSecretVariable out for a public client");
        }

        return secret;
    }

    private static void Check(YamlReader reader, YamlNode root, AccessRules rules)
    {
        if (!rules.AsksWho)
        {
            reader.Bag.Error(
                "access.empty", "Neither keys nor openId is given", reader.At(root.Line), "Nobody could be told from anybody",
                "Name a file of keys (make it with 'planner keys add'), or an OpenID Connect provider");
        }
    }
}
