using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Json;

/// <summary>How permitting answers are written as JSON: camel case, truths as words, days as YYYY-MM-DD, nothing from the machine.</summary>
public static class PermittingJson
{
    /// <summary>For whoever writes a determination as part of a larger document.</summary>
    public static JsonSerializerOptions Options { get; } = Create(indented: false);

    private static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>UTF-8 bytes of a determination; the same facts, packs and day give the same bytes.</summary>
    public static byte[] Write(Determination determination) => JsonSerializer.SerializeToUtf8Bytes(determination, Indented);

    /// <summary>Adds the converters to the options of a larger document.</summary>
    public static void AddConverters(IList<JsonConverter> converters)
    {
        converters.Add(new TruthConverter());
        converters.Add(new FactValueConverter());
        converters.Add(new SourceConverter());
        converters.Add(new ReviewLevelConverter());
        converters.Add(new LowerCaseConverter<EligibilityStatus>());
        converters.Add(new LowerCaseConverter<Confidence>());
    }

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        AddConverters(options.Converters);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
