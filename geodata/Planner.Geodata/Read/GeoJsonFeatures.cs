using System.Text.Json;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read;

/// <summary>Reads the features of a GeoJSON file (RFC 7946), one at a time.</summary>
internal static class GeoJsonFeatures
{
    public static IEnumerable<SourceFeature> Read(string path, string label, IReadOnlyList<string> columns, DiagnosticBag bag)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var (json, line) in new GeoJsonStream(stream, label, bag).Features())
        {
            var where = new InputLocation(label, line, $"$.features[{index++}]");
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = ReadLimits.JsonDepth });
            if (ReadFeature(document.RootElement, where, columns, seen, bag) is { } feature)
            {
                yield return feature;
            }
        }

        ReportUnknownColumns(columns, seen, index, label, bag);
    }

    private static SourceFeature? ReadFeature(
        JsonElement json, InputLocation where, IReadOnlyList<string> columns, SortedSet<string> seen, DiagnosticBag bag)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var type) || !type.ValueEquals("Feature"))
        {
            bag.Error("geojson.not-a-feature", "The element is not of type 'Feature'", where, "A FeatureCollection holds features", "wrap the geometry: {\"type\":\"Feature\",\"properties\":{},\"geometry\":...}");
            return null;
        }

        var values = ReadValues(json, columns, seen);
        if (!json.TryGetProperty("geometry", out var geometry) || geometry.ValueKind == JsonValueKind.Null)
        {
            return new(where, null, values);
        }

        var reader = new GeoJsonGeometry(where);
        return new(where, reader.Read(geometry), values, reader.Problem);
    }

    private static object?[] ReadValues(JsonElement feature, IReadOnlyList<string> columns, SortedSet<string> seen)
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
                    values[column] = ReadValue(property.Value);
                }
            }
        }

        return values;
    }

    private static object? ReadValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
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
