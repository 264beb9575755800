using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read;

/// <summary>Reads the rows of a table as features: position from two columns, from WKT, or none.</summary>
/// <remarks>The columns are degrees unless the recipe states another system.</remarks>
internal static class TableFeatures
{
    public static IReadOnlyList<string>? Columns(SourceRequest request, DiagnosticBag bag)
    {
        using var table = TableRows.Open(request, [], bag);
        return table?.Header;
    }

    public static IEnumerable<SourceFeature> Read(SourceRequest request, IReadOnlyList<string> columns, DiagnosticBag bag)
    {
        var position = request.Position ?? SourceRequest.NoPosition;
        var system = request.Crs is null ? SourceSystem.Degrees : SourceSystem.Read(request.Crs, new(request.Label), bag);
        string[] places = [.. new[] { position.Longitude, position.Latitude, position.Wkt }.OfType<string>()];
        using var table = system is null ? null : TableRows.Open(request, [.. columns, .. places], bag);
        if (table is null)
        {
            yield break;
        }

        var indices = columns.Select(table.IndexOf).ToArray();
        var at = places.Select(table.IndexOf).ToArray();
        if (indices.Contains(-1) || at.Contains(-1))
        {
            yield break;
        }

        while (table.NextRow())
        {
            var values = Array.ConvertAll<int, object?>(indices, table.Find);
            yield return SourceReader.ToDegrees(Place(table, at, values), system!);
        }
    }

    private static SourceFeature Place(TableRows table, int[] at, object?[] values) => at switch
    {
        [var wkt] => ReadWkt(table.Find(wkt), table.Where, values),
        [var longitude, var latitude] => ReadPoint(table.Find(longitude), table.Find(latitude), table.Where, values),
        _ => new(table.Where, null, values),
    };

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
