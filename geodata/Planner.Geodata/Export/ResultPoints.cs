using NetTopologySuite.Geometries;
using Planner.Geodata.Projections;
using Planner.Geodata.Store;

namespace Planner.Geodata.Export;

/// <summary>A column of results: numbers, or text.</summary>
public sealed record ResultColumn(string Name, bool IsNumber);

/// <summary>A result at a place.</summary>
/// <param name="Longitude">Degrees on WGS 84.</param>
/// <param name="Latitude">Degrees on WGS 84.</param>
/// <param name="Values">One a column; null: not known.</param>
public sealed record ResultPoint(double Longitude, double Latitude, IReadOnlyList<object?> Values);

/// <summary>Writes computed results as points of a GeoPackage; the same results give the same bytes.</summary>
public static class ResultPoints
{
    /// <param name="name">Table, in lower case without blanks.</param>
    /// <param name="title">What it is and on which inputs it rests; GIS programs show it.</param>
    /// <param name="columns">Columns after the feature's number and place.</param>
    /// <param name="points">Rows, written in their order.</param>
    public static byte[] ToGeoPackage(string name, string title, IReadOnlyList<ResultColumn> columns, IEnumerable<ResultPoint> points)
    {
        var folder = Directory.CreateTempSubdirectory("planner-result-");
        try
        {
            var path = Path.Combine(folder.FullName, "result.gpkg");
            Write(new(name, title, "POINT", [.. columns.Select(column => new ColumnDefinition(column.Name, column.IsNumber ? "REAL" : "TEXT"))]), points, path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(TableDefinition table, IEnumerable<ResultPoint> points, string path)
    {
        using var writer = new GeoPackageWriter(table, path);
        foreach (var (index, point) in points.Index())
        {
            var place = Geometries.Factory.CreatePoint(new Coordinate(point.Longitude, point.Latitude));
            writer.Write(new(index + 1, place, [.. point.Values]));
        }

        writer.Complete();
    }
}
