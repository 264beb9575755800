using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read;

/// <summary>Reads the rows of a CSV table as features: position from two columns or from WKT.</summary>
internal static class CsvFeatures
{
    public static IEnumerable<SourceFeature> Read(
        string path, string label, PositionColumns position, IReadOnlyList<string> columns, DiagnosticBag bag)
    {
        using var table = CsvTable.Open(path, label, bag);
        if (table is null)
        {
            yield break;
        }

        var indices = columns.Select(table.IndexOf).ToArray();
        var longitude = position.Longitude is { } x ? table.IndexOf(x) : -1;
        var latitude = position.Latitude is { } y ? table.IndexOf(y) : -1;
        var wkt = position.Wkt is { } text ? table.IndexOf(text) : -1;
        if (indices.Contains(-1) || (wkt < 0 && (longitude < 0 || latitude < 0)))
        {
            yield break;
        }

        while (table.NextRow())
        {
            var values = Array.ConvertAll<int, object?>(indices, table.Find);
            yield return wkt >= 0
                ? ReadWkt(table.Find(wkt), table.Where, values)
                : ReadPoint(table.Find(longitude), table.Find(latitude), table.Where, values);
        }
    }

    private static SourceFeature ReadPoint(string? longitude, string? latitude, InputLocation where, object?[] values)
    {
        if (longitude is null || latitude is null)
        {
            return new(where, null, values);
        }

        if (!TryNumber(longitude, out var x) || !TryNumber(latitude, out var y))
        {
            return new(where, null, values, new Diagnostic(
                "geometry.not-a-number", Severity.Error, $"The position is '{longitude}', '{latitude}'", where,
                "A position needs two numbers in degrees", "correct the row, or leave the rows out with 'where'"));
        }

        return new(where, Geometries.Factory.CreatePoint(new Coordinate(x, y)), values);
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static SourceFeature ReadWkt(string? text, InputLocation where, object?[] values)
    {
        try
        {
            return new(where, text is null ? null : new WKTReader(Geometries.Services).Read(text), values);
        }
        catch (Exception problem) when (problem is ParseException or ArgumentException)
        {
            return new(where, null, values, new Diagnostic(
                "geometry.bad-wkt", Severity.Error, problem.Message.ReplaceLineEndings(" ").TrimEnd('.'), where,
                "The text is no WKT geometry", "write e.g. POINT(-97.5 30.2) or POLYGON((lon lat, ...)) with a closed ring"));
        }
    }
}
