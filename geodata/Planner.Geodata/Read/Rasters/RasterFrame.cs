using NetTopologySuite.Geometries;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read.Rasters;

/// <summary>Where the cells of a raster lie: north up, rows from the north, columns from the west.</summary>
/// <param name="Columns">Cells from west to east.</param>
/// <param name="Rows">Cells from north to south.</param>
/// <param name="West">x of the western edge of the first column.</param>
/// <param name="North">y of the northern edge of the first row.</param>
/// <param name="CellWidth">Width of a cell in units of the system.</param>
/// <param name="CellHeight">Height of a cell, above 0.</param>
/// <param name="System">Coordinate system of x and y.</param>
internal sealed record RasterFrame(int Columns, int Rows, double West, double North, double CellWidth, double CellHeight, SourceSystem System)
{
    /// <summary>Side of the square blocks in which cells are stored.</summary>
    public const int BlockCells = 128;

    public int BlockColumns => (Columns + BlockCells - 1) / BlockCells;

    public int BlockRows => (Rows + BlockCells - 1) / BlockCells;

    public Coordinate CentreOf(int row, int column) => new(West + (column + 0.5) * CellWidth, North - (row + 0.5) * CellHeight);

    /// <summary>The cell that holds a place, or null outside.</summary>
    public (int Row, int Column)? Find(Coordinate place)
    {
        var column = Math.Floor((place.X - West) / CellWidth);
        var row = Math.Floor((North - place.Y) / CellHeight);
        return column >= 0 && column < Columns && row >= 0 && row < Rows ? ((int)row, (int)column) : null;
    }

    public Envelope Extent => new(West, West + Columns * CellWidth, North - Rows * CellHeight, North);

    /// <summary>Outline in degrees, its edges divided so that it bends as the system does.</summary>
    public Geometry Outline() => System.ToDegrees(Geometries.Factory.ToGeometry(Extent));
}
