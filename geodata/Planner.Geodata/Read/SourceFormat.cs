namespace Planner.Geodata.Read;

/// <summary>The file formats that features and tables are read from.</summary>
public enum SourceFormat
{
    Csv,
    GeoJson,

    /// <summary>One GeoJSON feature a line, or after each record separator (RFC 8142).</summary>
    GeoJsonSequence,

    /// <summary>Esri shapefile with its companions, or all of them in one .zip.</summary>
    Shapefile,
    GeoPackage,
    GeoParquet,

    /// <summary>KML 2.2, or KMZ.</summary>
    Kml,
    Xlsx,

    /// <summary>A JSON array of records.</summary>
    JsonTable,

    /// <summary>A raster; not read as features.</summary>
    GeoTiff,
}

/// <summary>Where a data set is and how to read it.</summary>
/// <param name="Path">File to open.</param>
/// <param name="Label">How the file is called in diagnostics.</param>
/// <param name="Format">Its format.</param>
/// <param name="Position">Columns that hold the position; null for formats with geometries of their own.</param>
/// <param name="Table">Sheet, table or member of an archive; null: the only one.</param>
/// <param name="Crs">Coordinate system as stated; null: what the file says, and degrees for tables.</param>
internal sealed record SourceRequest(
    string Path, string Label, SourceFormat Format, Import.PositionColumns? Position = null, string? Table = null, string? Crs = null)
{
    /// <summary>A file without any position: rows to join or to keep.</summary>
    public static readonly Import.PositionColumns NoPosition = new(null, null, null);

    public static bool IsTable(SourceFormat format) => format is SourceFormat.Csv or SourceFormat.Xlsx or SourceFormat.JsonTable;
}
