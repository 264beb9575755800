using System.Runtime.InteropServices;
using System.Text.Json;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read;

/// <summary>Reads the features of a GeoJSON file (RFC 7946) or text sequence (RFC 8142), one at a time.</summary>
internal static class GeoJsonFeatures
{
    private const int SchemaFeatures = 1000;

    /// <summary>Properties of the first features.</summary>
    public static IReadOnlyList<string>? Columns(SourceRequest request, DiagnosticBag bag)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var _ in Features(request, [], seen, bag).Take(SchemaFeatures))
        {
        }

        return bag.HasErrors ? null : [.. seen];
    }

    public static IEnumerable<SourceFeature> Read(SourceRequest request, IReadOnlyList<string> columns, DiagnosticBag bag)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var read = 0;
        foreach (var feature in Features(request, columns, seen, bag))
        {
            read++;
            yield return feature;
        }

        ReportUnknownColumns(columns, seen, read, request.Label, bag);
    }

    private static IEnumerable<SourceFeature> Features(SourceRequest request, IReadOnlyList<string> columns, SortedSet<string> seen, DiagnosticBag bag)
    {
        using var stream = new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var source = new GeoJsonStream(stream, request.Label, bag);
        var stated = request.Crs is null ? null : SourceSystem.Read(request.Crs, new(request.Label), bag);
        var isSequence = request.Format == SourceFormat.GeoJsonSequence;
        var slices = isSequence ? new GeoJsonSequence(stream, request.Label, bag).Features() : source.Features();
        foreach (var (index, (json, line)) in slices.Index())
        {
            var where = new InputLocation(request.Label, line, isSequence ? "$" : $"$.features[{index}]");
            if (Parse(json, where, bag) is not { } document)
            {
                yield break;
            }

            using (document)
            {
                if (ReadFeature(document.RootElement, where, columns, seen, bag) is { } feature)
                {
                    yield return SourceReader.ToDegrees(feature, stated ?? source.System);
                }
            }
        }
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> json, InputLocation where, DiagnosticBag bag)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = ReadLimits.JsonDepth });
        }
        catch (JsonException) when (JsonNumbers.Replace(MemoryMarshal.AsMemory(json).Span))
        {
            return Parse(json, where, bag);
        }
        catch (JsonException problem)
        {
            bag.Error("geojson.malformed", problem.Message.Split(" LineNumber:")[0].TrimEnd('.'), where, "From here on the file is not JSON", "mind commas, brackets and quotes near this line, and whether the file is cut off");
            return null;
        }
    }

    private static SourceFeature? ReadFeature(
        JsonElement json, InputLocation where, IReadOnlyList<string> columns, SortedSet<string> seen, DiagnosticBag bag)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var type) || !type.ValueEquals("Feature"))
        {
            bag.Error("geojson.not-a-feature", "The element is not of type 'Feature'", where, "A FeatureCollection holds features", "wrap the geometry: {\"type\":\"Feature\",\"properties\":{},\"geometry\":...}");
            return null;
        }

        var values = ReadValues(json, where, columns, seen, bag);
        if (!json.TryGetProperty("geometry", out var geometry) || geometry.ValueKind == JsonValueKind.Null)
        {
            return new(where, null, values);
        }

        var reader = new GeoJsonGeometry(where);
        return new(where, reader.Read(geometry), values, reader.Problem);
    }

    private static object?[] ReadValues(JsonElement feature, InputLocation where, IReadOnlyList<string> columns, SortedSet<string> seen, DiagnosticBag bag)
    {
        var values = new object?[columns.Count];
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return values;
        }

        foreach (var property in properties.EnumerateObject())
        {
            if (seen.Count < 1000)
            {
                seen.Add(property.Name);
            }

            for (var column = 0; column < columns.Count; column++)
            {
                if (property.NameEquals(columns[column]))
                {
                    values[column] = IsNotANumber(property, where, bag) ? null : ReadValue(property.Value);
                }
            }
        }

        return values;
    }

    private static bool IsNotANumber(JsonProperty property, InputLocation where, DiagnosticBag bag)
    {
        if (property.Value.ValueKind != JsonValueKind.String || !property.Value.ValueEquals(JsonNumbers.NotANumber))
        {
            return false;
        }

        bag.Note("geojson.not-a-number", $"'{property.Name}' is NaN or infinite and is read as empty", where, "Such a word is no JSON and no value (RFC 8259, section 6)", "nothing, or write null");
        return true;
    }

    private static object? ReadValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText().Replace($"\"{JsonNumbers.NotANumber}\"", "null", StringComparison.Ordinal),
    };

    private static void ReportUnknownColumns(
        IReadOnlyList<string> columns, SortedSet<string> seen, int features, string label, DiagnosticBag bag)
    {
        foreach (var column in columns.Where(column => features > 0 && !seen.Contains(column)))
        {
            bag.Error("geojson.unknown-column", $"No feature has a property '{column}'", new(label, null, "$.features[*].properties"), "The recipe reads it", NearestName.Advice(column, seen));
        }
    }
}
