using System.Collections.Concurrent;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Planner.Geodata.Import;
using Planner.Geodata.Projections;
using Planner.Geodata.Read.Rasters;

namespace Planner.Geodata.Measure;

/// <summary>A cell's value and its weight: cells of a projected raster weigh the same, those in degrees by the cosine of the latitude.</summary>
internal readonly record struct CellSample(float Value, double Weight);

/// <summary>A raster ready for measuring; blocks are read when a shape first needs them. Thread-safe.</summary>
internal sealed class RasterLayer
{
    private const int MostBlocks = 512;

    private readonly Func<int, float[]?> loadBlock;
    private readonly ConcurrentDictionary<int, float[]?> blocks = new();
    private readonly Lock oneAtATime = new();

    /// <param name="dataSet">What it is.</param>
    /// <param name="frame">Where its cells lie; null when its file was missing.</param>
    /// <param name="loadBlock">Reads a block; called by one thread at a time.</param>
    public RasterLayer(DataSetInfo dataSet, RasterFrame? frame, Func<int, float[]?> loadBlock)
    {
        DataSet = dataSet;
        Frame = frame;
        this.loadBlock = loadBlock;
    }

    public DataSetInfo DataSet { get; }

    public RasterFrame? Frame { get; }

    /// <summary>Value at a place in degrees; NaN where there is none.</summary>
    public float At(Coordinate degrees) =>
        Frame?.Find(Frame.System.FromDegrees(degrees)) is var (row, column) ? Cell(row, column) : float.NaN;

    /// <summary>
    /// The cells whose centres lie in a shape; a shape too small for any has the cell under its inside. Cells without
    /// data are NaN, and so is everything outside the raster.
    /// </summary>
    public IReadOnlyList<CellSample> Inside(Geometry degrees)
    {
        if (Frame is not { } frame)
        {
            return [new(float.NaN, 1)];
        }

        var shape = degrees.Copy();
        shape.Apply(new MoveCoordinates(frame.System.FromDegrees));
        shape.GeometryChanged();
        var samples = shape.Dimension == Dimension.Surface ? Centres(frame, shape).ToList() : [];
        // Coordinates come back from a projection with the last digits changed.
        var whole = frame.Extent;
        whole.ExpandBy(frame.CellWidth / 1000, frame.CellHeight / 1000);
        if (!whole.Contains(shape.EnvelopeInternal))
        {
            samples.Add(new(float.NaN, 1));
        }

        return samples.Count > 0 ? samples : [new(At(degrees.InteriorPoint.Coordinate), 1)];
    }

    private IEnumerable<CellSample> Centres(RasterFrame frame, Geometry shape)
    {
        var inside = new IndexedPointInAreaLocator(shape);
        var box = shape.EnvelopeInternal;
        var (firstRow, lastRow) = Range(frame.North - box.MaxY, frame.North - box.MinY, frame.CellHeight, frame.Rows);
        var (firstColumn, lastColumn) = Range(box.MinX - frame.West, box.MaxX - frame.West, frame.CellWidth, frame.Columns);
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                var centre = frame.CentreOf(row, column);
                if (inside.Locate(centre) != Location.Exterior)
                {
                    yield return new(Cell(row, column), frame.System.IsDegrees ? Math.Cos(double.DegreesToRadians(centre.Y)) : 1);
                }
            }
        }
    }

    private static (int First, int Last) Range(double from, double to, double size, int count) =>
        ((int)Math.Clamp(Math.Floor(from / size), 0, count), (int)Math.Clamp(Math.Floor(to / size), -1, count - 1));

    private float Cell(int row, int column)
    {
        const int side = RasterFrame.BlockCells;
        var block = Block(row / side * Frame!.BlockColumns + column / side);
        return block is null ? float.NaN : block[row % side * side + column % side];
    }

    private float[]? Block(int number)
    {
        if (blocks.TryGetValue(number, out var known))
        {
            return known;
        }

        lock (oneAtATime)
        {
            if (blocks.Count >= MostBlocks)
            {
                blocks.Clear();
            }

            return blocks.GetOrAdd(number, loadBlock);
        }
    }
}
