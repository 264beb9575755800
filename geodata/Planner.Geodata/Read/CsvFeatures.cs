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
            var geometry = wkt >= 0 ? ReadWkt(table.Find(wkt), table.Where, bag)
                : ReadPoint(table.Find(longitude), table.Find(latitude), table.Where, bag);
            yield return new(table.Where, geometry, values);
        }
    }

    private static Point? ReadPoint(string? longitude, string? latitude, InputLocation where, DiagnosticBag bag)
    {
        if (longitude is null || latitude is null)
        {
            return null;
        }

        if (ReadNumber(longitude, where, bag) is not { } x || ReadNumber(latitude, where, bag) is not { } y)
        {
            return Refused;
        }

        return Geometries.Factory.CreatePoint(new Coordinate(x, y));
    }

    /// <summary>Stands for a position that was refused with a diagnostic: the row is not counted as one without position.</summary>
    public static Point Refused { get; } = Geometries.Factory.CreatePoint();

    private static double? ReadNumber(string text, InputLocation where, DiagnosticBag bag)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        bag.Error("geometry.not-a-number", $"The coordinate is '{text}'", where, "A position needs two numbers in degrees", "correct the row, or leave the rows out with 'where'");
        return null;
    }

    private static Geometry? ReadWkt(string? text, InputLocation where, DiagnosticBag bag)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return new WKTReader(Geometries.Services).Read(text);
        }
        catch (Exception problem) when (problem is ParseException or ArgumentException)
        {
            bag.Error("geometry.bad-wkt", problem.Message.ReplaceLineEndings(" ").TrimEnd('.'), where, "The text is no WKT geometry", "write e.g. POINT(-97.5 30.2) or POLYGON((lon lat, ...)) with a closed ring");
            return Refused;
        }
    }
}
