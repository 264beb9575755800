using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Texts;

namespace Planner.Permitting.Audit;

/// <summary>What a stored determination holds.</summary>
internal sealed record StoredContent(
    string Id, string Version, string Regime, DateOnly AsOf, ImmutableSortedDictionary<string, string> Packs, FactSheet Facts, string Hash, JsonObject Determination);

/// <summary>Reads a stored determination back.</summary>
internal static class StoredReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 128 };

    /// <returns>The content, or null after a diagnostic.</returns>
    public static StoredContent? Read(string file, string text, DiagnosticBag bag)
    {
        try
        {
            var root = JsonNode.Parse(text, null, Strict)!.AsObject();
            if (root["format"]?.GetValue<string>() != StoredDetermination.Format)
            {
                bag.Error("replay.format", $"the format is \"{root["format"]}\"", new(file), $"only {StoredDetermination.Format} can be replayed",
                    "store a determination with 'planner permit check ... --store FILE'");
                return null;
            }

            return new(
                Text(root, "id"), Text(root, "version"), Text(root, "regime"), Day(Text(root, "asOf")),
                root["packs"]!.AsArray().ToImmutableSortedDictionary(pack => Text(pack!, "id"), pack => Text(pack!, "hash"), StringComparer.Ordinal),
                root["facts"]!.AsArray().Aggregate(FactSheet.Empty, (sheet, fact) => sheet.With(new(Text(fact!, "id")), ReadFact(fact!))),
                Text(root, "sha256"), root["determination"]!.AsObject());
        }
        catch (JsonException problem)
        {
            bag.Error("replay.syntax", problem.Message, new(file, (int)(problem.LineNumber ?? 0) + 1), "the text is not JSON", "give the file as it was stored");
        }
        catch (Exception problem) when (problem is InvalidOperationException or NullReferenceException or FormatException or ArgumentException)
        {
            bag.Error("replay.shape", $"a part is missing or has another shape ({problem.Message})", new(file), "it is not a whole stored determination", "give the file as it was stored");
        }

        return null;
    }

    private static string Text(JsonNode node, string key) => node[key]?.GetValue<string>() ?? throw new FormatException($"\"{key}\" is not there");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Fact ReadFact(JsonNode fact) => Text(fact, "shape") == "unknown"
        ? new Fact.Unknown(Both(fact, "reason"), Both(fact, "whatToGet"))
        : new Fact.Known(ReadValue(fact), ReadSource(fact["source"]!));

    /// <summary>Documents of earlier editions hold English alone.</summary>
    private static LocalizedText Both(JsonNode node, string key) =>
        node[key] is JsonObject both ? new(Text(both, "en"), Text(both, "zh")) : new(Text(node, key), Text(node, key));

    private static FactValue ReadValue(JsonNode fact) => Text(fact, "shape") switch
    {
        "number" => new FactValue.Number(fact["value"]!.GetValue<double>(), Text(fact, "unit")),
        "flag" => new FactValue.Flag(fact["value"]!.GetValue<bool>()),
        "word" => new FactValue.Word(Text(fact, "value")),
        "words" => new FactValue.Words(fact["value"]!.AsArray().Select(word => word!.GetValue<string>())),
        "day" => new FactValue.Day(Day(Text(fact, "value"))),
        var shape => throw new FormatException($"there is no shape \"{shape}\""),
    };

    private static Source ReadSource(JsonNode source) => new(
        Text(source, "dataSet"), Text(source, "vintage"), Text(source, "licence"), Enum.Parse<FactMethod>(Text(source, "method"), ignoreCase: true),
        Text(source, "detail"), source["url"]?.GetValue<string>() is { } url ? new Uri(url) : null);
}
