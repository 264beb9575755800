using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.App.Files;

/// <summary>Reads a user's YAML or JSON file into a record: its keys are the record's members in camelCase.</summary>
/// <remarks>An unknown key is refused with its line and the nearest known one; a value of a wrong kind with its line and path.</remarks>
internal static class RecordFile
{
    /// <exception cref="BadInputException">Every problem of the file, with its line.</exception>
    public static T Read<T>(string path)
        where T : class => StrictFile.Read(path, Bind<T>);

    private static T? Bind<T>(YamlReader reader, YamlNode root)
        where T : class
    {
        var before = reader.Bag.ErrorCount;
        CheckKeys(reader, root, typeof(T), "the file");
        if (reader.Bag.ErrorCount > before)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(ToJson(root)?.ToJsonString() ?? "null", AnswerJson.Options);
        }
        catch (JsonException problem)
        {
            reader.Bag.Error(
                "file.wrong-value", Summary(problem), new(reader.File, LineOf(root, problem.Path), problem.Path),
                "The value can't be taken as what the key stands for", "See the schema of this file for what the key takes");
            return null;
        }
    }

    /// <summary>The members of a record as they stand in a file.</summary>
    public static IEnumerable<(string Key, PropertyInfo Property)> Members(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null)
            .Select(property => (JsonNamingPolicy.CamelCase.ConvertName(property.Name), property));

    private static void CheckKeys(YamlReader reader, YamlNode node, Type type, string what)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type.IsPrimitive || type.IsEnum || node is YamlText)
        {
            return;
        }

        var element = type.IsGenericType ? type.GetGenericArguments()[^1] : type.GetElementType();
        if (element is null)
        {
            CheckMembers(reader, node, type, what);
        }
        else if (node is YamlMap map && !IsList(type))
        {
            map.Entries.ToList().ForEach(entry => CheckKeys(reader, entry.Value, element, $"{what} {entry.Key}"));
        }
        else if (node is YamlList list)
        {
            list.Items.ToList().ForEach(item => CheckKeys(reader, item, element, $"an entry of {what}"));
        }
    }

    private static bool IsList(Type type) =>
        type.IsArray || (typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments().Length == 1);

    private static void CheckMembers(YamlReader reader, YamlNode node, Type type, string what)
    {
        var members = Members(type).ToDictionary(member => member.Key, member => member.Property, StringComparer.Ordinal);
        foreach (var entry in reader.Map(node, what, [.. members.Keys])?.Entries ?? [])
        {
            if (members.TryGetValue(entry.Key, out var member))
            {
                CheckKeys(reader, entry.Value, member.PropertyType, entry.Key);
            }
        }
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlText { IsNull: true } => null,
        YamlText { Plain: true, Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        YamlText { Plain: true } text when YamlReader.ParseNumber(text.Text) is { } number => JsonValue.Create(number),
        YamlText text => JsonValue.Create(text.Text),
        _ => throw new InvalidOperationException("A node is a map, a list or text."),
    };

    // What follows names .NET types and byte positions.
    private static string Summary(JsonException problem) => problem.Message.Split(" Path:", 2)[0].TrimEnd('.');

    // "$.changes[2].bus": down the tree as far as it goes.
    private static int LineOf(YamlNode root, string? path)
    {
        var node = root;
        foreach (var step in (path ?? "").Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var next = node switch
            {
                YamlMap map => map.Find(step),
                YamlList list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) => list.Items.ElementAtOrDefault(place),
                _ => null,
            };
            node = next ?? node;
        }

        return node.Line;
    }
}
