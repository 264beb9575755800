using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;

namespace Planner.App.Files;

/// <summary>Reads a record from a YAML or JSON file: every unknown key, missing member and wrong shape with its line and path, at once.</summary>
/// <remarks>The record's own members are the format, so that file, HTTP body and published schema can't drift apart.</remarks>
internal static class RecordFile
{
    /// <exception cref="BadInputException">Every problem of the file.</exception>
    public static T Read<T>(string path) => StrictFile.Read(path, (reader, root) =>
    {
        var json = new RecordBinding(reader).Convert(root, typeof(T), "$", mayBeEmpty: false);
        return reader.Bag.HasErrors ? default! : json.Deserialize<T>(AnswerJson.Options)!;
    });

    /// <summary>The members of a record as they stand in a file.</summary>
    public static IEnumerable<(string Key, PropertyInfo Property)> Members(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)
            .Select(property => (JsonNamingPolicy.CamelCase.ConvertName(property.Name), property));

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
}
