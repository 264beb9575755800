using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>One map layer and how to read it.</summary>
public sealed record LayerSpec
{
    /// <summary>Id in lower case with underscores; also the table's and the tile layer's name.</summary>
    public required string Id { get; init; }

    /// <summary>What it is, one of <see cref="LayerKinds.All"/>.</summary>
    public required string Kind { get; init; }

    public required DataSetInfo DataSet { get; init; }

    public required SourceFile File { get; init; }

    /// <summary>Format of the file; null: found by its content.</summary>
    public SourceFormat? Format { get; init; }

    /// <summary>Sheet of a workbook, table of a GeoPackage, shapefile of an archive; null: the only one.</summary>
    public string? Table { get; init; }

    /// <summary>Coordinate system ("EPSG:5070") of a file that does not say its own; null: what the file says.</summary>
    public string? Crs { get; init; }

    public required GeometryKind Geometry { get; init; }

    /// <summary>Where a table keeps the position; null for GeoJSON, which has geometries of its own.</summary>
    public PositionColumns? Position { get; init; }

    /// <summary>Column whose values must be unique.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Column shown as the feature's name.</summary>
    public string? NameColumn { get; init; }

    /// <summary>Column by which features are kept at low zoom, largest first; null: length or area.</summary>
    public string? RankColumn { get; init; }

    public required IReadOnlyList<ColumnSpec> Columns { get; init; }

    /// <summary>Rows to keep; all conditions must hold.</summary>
    public required IReadOnlyList<Condition> Where { get; init; }

    public required CoverageSpec Coverage { get; init; }

    public RowPolicy MissingCoordinates { get; init; } = RowPolicy.Refuse;

    public RowPolicy OutsideBounds { get; init; } = RowPolicy.Refuse;

    public RowPolicy OtherGeometry { get; init; } = RowPolicy.Refuse;

    /// <summary>False: a missing file leaves the layer without data (its facts are then unknown) instead of refusing.</summary>
    public bool Required { get; init; } = true;
}

public enum GeometryKind
{
    Point,
    Line,
    Polygon,
}

/// <summary>What happens to a row that has a declared flaw.</summary>
public enum RowPolicy
{
    /// <summary>Error: nothing is imported.</summary>
    Refuse,

    /// <summary>The row is left out, with a note.</summary>
    Skip,

    /// <summary>The row is kept as it is (only for rows outside the bounds).</summary>
    Keep,
}

public enum ColumnType
{
    Text,
    Number,
}

/// <summary>A source column to keep.</summary>
/// <param name="From">Name in the source.</param>
/// <param name="As">Name in the workspace and on the map.</param>
/// <param name="Type">How it is stored.</param>
/// <param name="Missing">Values that mean "not known", besides empty and null.</param>
/// <param name="Line">Line of the recipe.</param>
public sealed record ColumnSpec(string From, string As, ColumnType Type, IReadOnlyList<string> Missing, int Line);

/// <summary>Columns of a table that hold the position: longitude and latitude, or a WKT geometry (lon lat).</summary>
public sealed record PositionColumns(string? Longitude, string? Latitude, string? Wkt);

/// <summary>The region inside which "nothing found" means "nothing there".</summary>
/// <param name="Description">In words, shown to people.</param>
/// <param name="FeaturesOnly">True: only the features themselves are covered; absence says nothing.</param>
/// <param name="Parts">Regions whose union is covered; empty with <paramref name="FeaturesOnly"/>.</param>
public sealed record CoverageSpec(string Description, bool FeaturesOnly, IReadOnlyList<CoveragePart> Parts);

/// <summary>One region of a coverage.</summary>
public abstract record CoveragePart
{
    private CoveragePart()
    {
    }

    public sealed record Box(Bounds Bounds) : CoveragePart;

    public sealed record Wkt(string Text, int Line) : CoveragePart;

    /// <summary>The polygons of another layer.</summary>
    public sealed record LayerFeatures(string Layer, IReadOnlyList<Condition> Where, int Line) : CoveragePart;
}

/// <summary>A fact to measure at every site.</summary>
public sealed record FactSpec
{
    public required FactId Id { get; init; }

    public required LocalizedText Title { get; init; }

    public required MeasureKind Kind { get; init; }

    /// <summary>Layer id, or "bus", "branch".</summary>
    public required string Layer { get; init; }

    public required IReadOnlyList<Condition> Where { get; init; }

    public MeasureSubject Subject { get; init; }

    /// <summary>By how much the footprint (or the route's corridor) is grown before it is measured, in m.</summary>
    public double? BufferM { get; init; }

    /// <summary>Radius of <see cref="MeasureKind.CountWithin"/> and <see cref="MeasureKind.SumWithin"/> in km.</summary>
    public double? WithinKm { get; init; }

    /// <summary>Column that is summed or whose value is taken.</summary>
    public string? Column { get; init; }

    /// <summary>Unit of a number ("km", "mi", "ft", "ha", "acre", "1", "MW", "pct", "deg"); empty for words.</summary>
    public required string Unit { get; init; }

    public required FactShape Shape { get; init; }

    public int Line { get; init; }
}

public enum MeasureKind
{
    /// <summary>Distance to the nearest feature; 0 inside one.</summary>
    Distance,

    /// <summary>Area of the footprint that lies in features.</summary>
    OverlapArea,

    /// <summary>Share of the footprint that lies in features, 0..1.</summary>
    OverlapShare,

    /// <summary>Features within a radius.</summary>
    CountWithin,

    /// <summary>Sum of a column over the features within a radius.</summary>
    SumWithin,

    /// <summary>Values of a column of the features that contain (or overlap) the site.</summary>
    ValueOfContaining,

    /// <summary>Value of a column of the nearest feature.</summary>
    NearestAttribute,

    /// <summary>Length of lines inside the footprint; on a tie-line, length of the route inside features.</summary>
    OverlapLength,

    /// <summary>Features that the footprint (or the route) meets.</summary>
    OverlapCount,

    /// <summary>Mean of a number column over the footprint, each feature by its area in it.</summary>
    WeightedValue,

    /// <summary>Mean of the raster's cells in the footprint.</summary>
    RasterMean,

    /// <summary>Median of the raster's cells in the footprint.</summary>
    RasterMedian,

    /// <summary>Share of the raster's cells in the footprint that meet the conditions on "value".</summary>
    RasterShare,
}

/// <summary>What a fact is measured on.</summary>
public enum MeasureSubject
{
    Site,

    /// <summary>The route from the site to its point of interconnection.</summary>
    TieLine,
}

/// <summary>Shape of a fact's value.</summary>
public enum FactShape
{
    Number,
    Word,
    Words,
}
