using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>Which data set of the catalogue a file is: by the columns that give one away, all that it needs, and its geometry.</summary>
/// <param name="Set">The best that holds; null: none does.</param>
/// <param name="Refused">Sets whose telling columns the file has, or half of them, and why it is none of them.</param>
internal sealed record DataSetChoice(CatalogueDataSet? Set, IReadOnlyList<(CatalogueDataSet Set, string Why)> Refused)
{
    /// <param name="sets">Data sets to weigh.</param>
    /// <param name="file">The file, without position columns.</param>
    /// <param name="columns">Its columns.</param>
    public static DataSetChoice Of(IEnumerable<CatalogueDataSet> sets, SourceRequest file, IReadOnlyList<string> columns)
    {
        var there = columns.ToHashSet();
        var weighed = sets
            .Select(set => (Set: set, Told: set.Recognise.Count(there.Contains)))
            .Where(one => 2 * one.Told >= one.Set.Recognise.Count)
            .OrderByDescending(one => one.Told == one.Set.Recognise.Count).ThenByDescending(one => one.Told).ThenBy(one => one.Set.Id, StringComparer.Ordinal)
            .Select(one => (one.Set, Why: WhyNot(one.Set, file, there))).ToList();
        return new(weighed.Find(one => one.Why is null).Set, [.. weighed.Where(one => one.Why is not null).Select(one => (one.Set, one.Why!))]);
    }

    public string InWords => string.Join("; ", Refused.Select(one => $"{one.Set.Id} ({one.Why})"));

    /// <summary>Geometry of the first feature that has one; null when none has.</summary>
    public static GeometryKind? FindGeometry(SourceRequest file) =>
        SourceReader.Read(file, [], new DiagnosticBag()).Select(feature => feature.Geometry).FirstOrDefault(geometry => geometry is not null)?.Dimension switch
        {
            Dimension.Curve => GeometryKind.Line,
            Dimension.Surface => GeometryKind.Polygon,
            null => null,
            _ => GeometryKind.Point,
        };

    private static string? WhyNot(CatalogueDataSet set, SourceRequest file, HashSet<string> columns)
    {
        var position = SourceRequest.IsTable(file.Format) ? set.Position : null;
        var needed = set.Recognise.Concat(set.Columns.Select(column => column.From))
            .Concat([set.IdColumn, set.NameColumn, position?.Longitude, position?.Latitude, position?.Wkt]).OfType<string>().Distinct();
        var missing = needed.Where(column => !columns.Contains(column)).ToList();
        return missing.Count > 0 ? $"it has no {(missing.Count == 1 ? "column" : "columns")} {string.Join(", ", missing)}"
            : SourceRequest.IsTable(file.Format) && position is null ? $"it is a table, and the set has {Word(set.Geometry)}s of its own"
            : FindGeometry(file with { Position = position }) is { } found && found != set.Geometry ? $"its features are {Word(found)}s, those of the set {Word(set.Geometry)}s"
            : null;
    }

    private static string Word(GeometryKind geometry) => geometry.ToString().ToLowerInvariant();
}
