namespace Planner.Geodata.Store;

/// <summary>A column of a workspace table with its GeoPackage type (GeoPackage 1.3, table 1).</summary>
internal sealed record ColumnDefinition(string Name, string Type);

/// <summary>A table of a workspace, as GeoPackage describes it.</summary>
/// <param name="Name">Name in SQL.</param>
/// <param name="Title">Title in gpkg_contents, shown by QGIS.</param>
/// <param name="GeometryType">POINT, MULTILINESTRING, ... for a feature table; null for a table of attributes.</param>
/// <param name="Columns">Columns after fid and geom.</param>
internal sealed record TableDefinition(string Name, string Title, string? GeometryType, IReadOnlyList<ColumnDefinition> Columns)
{
    public bool HasGeometry => GeometryType is not null;

    public string QuotedName => Sql.Quote(Name);

    public string RtreeName => $"rtree_{Name}_geom";
}

/// <summary>Names in SQL.</summary>
internal static class Sql
{
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
