using NetTopologySuite.Geometries;

namespace Planner.Geodata.Tiles;

/// <summary>A tile of the web map grid (spherical Mercator, EPSG:3857): zoom, column from the west, row from the north.</summary>
internal readonly record struct TileAddress
{
    public const int DeepestZoom = 14;

    /// <summary>Units along a tile's side (MVT 2.1, 4.1).</summary>
    public const int Extent = 4096;

    /// <summary>Units round the tile that are kept, so that lines and symbols don't end at its edge.</summary>
    public const double Margin = 64;

    /// <exception cref="ArgumentOutOfRangeException">There is no such tile.</exception>
    public TileAddress(int zoom, int column, int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(zoom);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(zoom, DeepestZoom);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, 1 << zoom);
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, 1 << zoom);
        (Zoom, Column, Row) = (zoom, column, row);
    }

    public int Zoom { get; }

    public int Column { get; }

    public int Row { get; }

    /// <summary>A place in units from the tile's upper left corner, x to the east and y to the south.</summary>
    public (double X, double Y) Units(double longitude, double latitude)
    {
        var sin = Math.Sin(double.DegreesToRadians(latitude));
        var column = (longitude + 180) / 360 * (1 << Zoom);
        var row = (0.5 - (Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI))) * (1 << Zoom);
        return ((column - Column) * Extent, (row - Row) * Extent);
    }

    /// <summary>The tile with its margin, in degrees.</summary>
    public Envelope Degrees()
    {
        const double margin = Margin / Extent;
        return new(Longitude(Column - margin), Longitude(Column + 1 + margin), Latitude(Row + 1 + margin), Latitude(Row - margin));
    }

    private double Longitude(double column) => column / (1 << Zoom) * 360 - 180;

    private double Latitude(double row) =>
        double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - 2 * row / (1 << Zoom)))));
}
