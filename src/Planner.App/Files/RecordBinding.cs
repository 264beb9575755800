using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.App.Files;

/// <summary>Turns a YAML or JSON tree into the JSON of a record, member by member.</summary>
internal sealed class RecordBinding(YamlReader reader)
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <param name="node">Where it stands.</param>
    /// <param name="type">What it is to become.</param>
    /// <param name="path">JSON path for the problems.</param>
    /// <param name="mayBeEmpty">True: nothing after the colon means that the member is not given.</param>
    public JsonNode? Convert(YamlNode node, Type type, string path, bool mayBeEmpty)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (node is YamlText { IsNull: true })
        {
            return mayBeEmpty ? null : Refuse(node, path, IsScalar(target) ? $"{Wanted(target)}, or leave the key out" : "its members, or leave the key out");
        }

        if (IsDictionary(target))
        {
            return Dictionary(node, target.GetGenericArguments()[1], path);
        }

        if (target != typeof(string) && typeof(IEnumerable).IsAssignableFrom(target))
        {
            return List(node, target.GetGenericArguments()[0], path);
        }

        return IsScalar(target) ? Scalar(node, target, path) : Record(node, target, path);
    }

    private JsonObject? Record(YamlNode node, Type type, string path)
    {
        if (node is not YamlMap map)
        {
            Refuse(node, path, "a map");
            return null;
        }

        var members = RecordFile.Members(type).ToDictionary(member => member.Key, member => member.Property, StringComparer.Ordinal);
        var json = new JsonObject();
        foreach (var entry in map.Entries)
        {
            if (members.TryGetValue(entry.Key, out var member))
            {
                json[entry.Key] = Convert(entry.Value, member.PropertyType, $"{path}.{entry.Key}", IsNullable(member));
            }
            else
            {
                reader.Bag.Error("file.unknown-key", $"There is no \"{entry.Key}\" here", At(entry.Line, $"{path}.{entry.Key}"), "A key that nobody reads changes nothing", NearestName.Advice(entry.Key, members.Keys));
            }
        }

        foreach (var missing in members.Where(pair => IsRequired(type, pair.Value) && map.Find(pair.Key) is null))
        {
            reader.Bag.Error("file.missing-key", $"\"{missing.Key}\" is not there", At(map.Line, path), "It is required", $"Add \"{missing.Key}:\"");
        }

        return json;
    }

    // One context is not thread-safe.
    private static bool IsNullable(PropertyInfo member)
    {
        lock (Nullability)
        {
            return Nullability.Create(member).WriteState != NullabilityState.NotNull;
        }
    }

    private static bool IsRequired(Type type, PropertyInfo member) =>
        member.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null
        || type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == member.Name && !parameter.HasDefaultValue);

    private JsonArray? List(YamlNode node, Type item, string path)
    {
        if (node is not YamlList list)
        {
            Refuse(node, path, "a list");
            return null;
        }

        return [.. list.Items.Select((entry, number) => Convert(entry, item, $"{path}[{number}]", mayBeEmpty: false))];
    }

    private JsonObject? Dictionary(YamlNode node, Type value, string path)
    {
        if (node is not YamlMap map)
        {
            Refuse(node, path, "a map");
            return null;
        }

        var json = new JsonObject();
        foreach (var entry in map.Entries)
        {
            json[entry.Key] = Convert(entry.Value, value, $"{path}.{entry.Key}", mayBeEmpty: false);
        }

        return json;
    }

    private JsonNode? Scalar(YamlNode node, Type type, string path)
    {
        var text = node is YamlText scalar ? scalar.Text.Trim() : null;
        JsonNode? value = text is null ? null
            : type == typeof(string) ? text
            : type == typeof(bool) ? text is "true" or "false" ? text == "true" : null
            : type == typeof(double) ? YamlReader.ParseNumber(text)
            : type == typeof(int) ? int.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null
            : type == typeof(DateOnly) ? DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null
            : Words(type).Contains(text) ? text : null;
        if (value is null)
        {
            Refuse(node, path, Wanted(type));
        }

        return value;
    }

    private JsonNode? Refuse(YamlNode node, string path, string wanted)
    {
        reader.Bag.Error(
            "file.wrong-value", $"{path} is {(node is YamlText text ? $"\"{text.Text}\"" : node.Shape)}", At(node.Line, path), "It can't be read as what it means", $"Write {wanted}");
        return null;
    }

    private InputLocation At(int line, string path) => new(reader.File, line, path);

    private static string Wanted(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(double) => "a finite number",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(DateOnly) => "a day as YYYY-MM-DD",
        _ => $"one of {string.Join(", ", Words(type))}",
    };

    private static IEnumerable<string> Words(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static bool IsScalar(Type type) =>
        type == typeof(string) || type == typeof(bool) || type == typeof(double) || type == typeof(int) || type == typeof(DateOnly) || type.IsEnum;

    private static bool IsDictionary(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);
}
