using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.App.Files;

/// <summary>Reads a record from a YAML or JSON file: every unknown key, missing member and wrong shape with its line and path, at once.</summary>
/// <remarks>The record's own members are the format, so that file, HTTP body and published schema can't drift apart.</remarks>
internal static class CheckedRecord
{
    /// <exception cref="BadInputException">Every problem of the file.</exception>
    public static T Read<T>(string path) => StrictFile.Read(path, (reader, root) =>
    {
        var json = new Conversion(reader).Convert(root, typeof(T), "$");
        return reader.Bag.HasErrors ? default! : json.Deserialize<T>(AnswerJson.Options)!;
    });

    /// <summary>The JSON Schema of a record.</summary>
    public static JsonNode Schema<T>()
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        return SchemaJson.GetJsonSchemaAsNode(typeof(T), options);
    }

    // A number in a schema is a number, not also a string as the web defaults have it.
    private static readonly JsonSerializerOptions SchemaJson = new(AnswerJson.Options)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var described = context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(System.ComponentModel.DescriptionAttribute), true)
            .OfType<System.ComponentModel.DescriptionAttribute>().FirstOrDefault();
        if (schema is JsonObject map && described is not null)
        {
            map.Insert(0, "description", described.Description);
        }

        return schema;
    }

    private sealed class Conversion(YamlReader reader)
    {
        public JsonNode? Convert(YamlNode node, Type type, string path)
        {
            var target = Nullable.GetUnderlyingType(type) ?? type;
            if (node is YamlText { IsNull: true })
            {
                return null;
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

            var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.CanWrite)
                .ToDictionary(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name), StringComparer.Ordinal);
            var json = new JsonObject();
            foreach (var entry in map.Entries)
            {
                if (members.TryGetValue(entry.Key, out var member))
                {
                    json[entry.Key] = Convert(entry.Value, member.PropertyType, $"{path}.{entry.Key}");
                }
                else
                {
                    reader.Bag.Error("study.unknown-key", $"There is no \"{entry.Key}\" here", At(entry.Line, $"{path}.{entry.Key}"), "A key that nobody reads changes nothing", NearestName.Advice(entry.Key, members.Keys));
                }
            }

            foreach (var missing in members.Where(pair => IsRequired(type, pair.Value) && map.Find(pair.Key) is null))
            {
                reader.Bag.Error("study.missing-key", $"\"{missing.Key}\" is not there", At(map.Line, path), "It is required", $"Add \"{missing.Key}:\"");
            }

            return json;
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

            return [.. list.Items.Select((entry, number) => Convert(entry, item, $"{path}[{number}]"))];
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
                json[entry.Key] = Convert(entry.Value, value, $"{path}.{entry.Key}");
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

        private void Refuse(YamlNode node, string path, string wanted) => reader.Bag.Error(
            "study.bad-value", $"{path} is {(node is YamlText text ? $"\"{text.Text}\"" : node.Shape)}", At(node.Line, path), "It can't be read as what it means", $"Write {wanted}");

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
}
