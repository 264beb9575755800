using System.Text.Json;
using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read;

/// <summary>Reads one GeoJSON geometry; the first problem is kept, with the path of the coordinate that has it.</summary>
internal sealed class GeoJsonGeometry(InputLocation where)
{
    private static readonly string[] Types = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"];

    /// <summary>The first problem; what follows from it is not repeated. Null: none.</summary>
    public Diagnostic? Problem { get; private set; }

    private bool Failed => Problem is not null;

    /// <returns>The geometry, or null when there is a <see cref="Problem"/>.</returns>
    public Geometry? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String
            || !json.TryGetProperty("coordinates", out var coordinates))
        {
            Report("geometry", "The geometry has no 'type' and 'coordinates'", $"write one of {string.Join(", ", Types)} with its coordinates");
            return null;
        }

        var geometry = Read(type.GetString() ?? "", coordinates);
        return Failed ? null : geometry;
    }

    private Geometry? Read(string type, JsonElement json)
    {
        const string path = "geometry.coordinates";
        var factory = Geometries.Factory;
        switch (type)
        {
            case "Point":
                return factory.CreatePoint(Position(json, path));
            case "MultiPoint":
                return factory.CreateMultiPointFromCoords([.. Line(json, path, 1)]);
            case "LineString":
                return LineString(json, path);
            case "MultiLineString":
                return factory.CreateMultiLineString([.. Items(json, path).Select(item => LineString(item.Json, item.Path))]);
            case "Polygon":
                return Polygon(json, path);
            case "MultiPolygon":
                return factory.CreateMultiPolygon([.. Items(json, path).Select(item => Polygon(item.Json, item.Path))]);
            default:
                Report("geometry.type", $"The geometry's type is '{type}'", $"use one of {string.Join(", ", Types)}");
                return null;
        }
    }

    private LineString LineString(JsonElement json, string path)
    {
        var line = Line(json, path, 2);
        return Failed ? Geometries.Factory.CreateLineString() : Geometries.Factory.CreateLineString([.. line]);
    }

    private Polygon Polygon(JsonElement json, string path)
    {
        var rings = Items(json, path).Select(item => Ring(item.Json, item.Path)).ToArray();
        if (rings.Length == 0)
        {
            Report(path, "The polygon has no ring", "give its outer ring");
        }

        return Failed ? Geometries.Factory.CreatePolygon() : Geometries.Factory.CreatePolygon(rings[0], rings[1..]);
    }

    private LinearRing Ring(JsonElement json, string path)
    {
        var line = Line(json, path, 4);
        if (!Failed && !line[0].Equals2D(line[^1]))
        {
            Report(path, $"The ring is not closed: it starts at {line[0].X}, {line[0].Y} and ends at {line[^1].X}, {line[^1].Y}", "repeat the first position at the end");
        }

        return Failed ? Geometries.Factory.CreateLinearRing() : Geometries.Factory.CreateLinearRing([.. line]);
    }

    private List<Coordinate> Line(JsonElement json, string path, int least)
    {
        var line = Items(json, path).Select(item => Position(item.Json, item.Path)).ToList();
        if (!Failed && line.Count < least)
        {
            Report(path, $"There are {line.Count} positions where at least {least} are needed", "add positions, or remove the feature");
        }

        return line;
    }

    private Coordinate Position(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() >= 2
            && json[0].ValueKind == JsonValueKind.Number && json[1].ValueKind == JsonValueKind.Number)
        {
            return new(json[0].GetDouble(), json[1].GetDouble());
        }

        Report(path, $"The position is {Short(json)}", "write [longitude, latitude]");
        return new(0, 0);
    }

    private IEnumerable<(JsonElement Json, string Path)> Items(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            return json.EnumerateArray().Select((item, index) => (item, $"{path}[{index}]"));
        }

        Report(path, $"There is {Short(json)} where a list is needed", "mind the depth of the brackets for this type of geometry");
        return [];
    }

    private void Report(string path, string what, string remedy) =>
        Problem ??= new(
            "geojson.bad-geometry", Severity.Error, what, where with { Path = $"{where.Path}.{path}" }, "The feature has no usable geometry", remedy);

    private static string Short(JsonElement json)
    {
        var text = json.GetRawText().Replace($"\"{JsonNumbers.NotANumber}\"", "NaN", StringComparison.Ordinal);
        return text.Length <= 60 ? text : text[..60] + "...";
    }
}
