using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Planner.Permitting.Json;

namespace Planner.App.Answers;

/// <summary>The one way in which answers become JSON, on the command line and over HTTP.</summary>
/// <remarks>camelCase names, enumerations as camelCase words, characters beyond ASCII as they are, null written out.</remarks>
public static class AnswerJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        PermittingJson.AddConverters(options.Converters);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
