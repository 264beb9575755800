using System.IO.Compression;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using Planner.Geodata.Import;
using Planner.Geodata.Projections;
using Planner.Geodata.Read.Rasters;

namespace Planner.Geodata.Store;

/// <summary>The rasters of a workspace: where their cells lie, and the cells in square blocks.</summary>
/// <remarks>
/// A block's fid is the raster's number times 2^32 plus its place, so that one look-up by key finds it. Cells are
/// little-endian floats, deflated; a block that is not there has no data.
/// </remarks>
internal static class RasterTables
{
    public static readonly TableDefinition Frame = new("raster", "Rasters", null,
    [
        new("layer", "TEXT"), new("title", "TEXT"), new("columns", "INTEGER"), new("rows", "INTEGER"), new("west", "REAL"), new("north", "REAL"),
        new("cell_width", "REAL"), new("cell_height", "REAL"), new("crs", "TEXT"), new("crs_name", "TEXT"), new("is_present", "BOOLEAN"),
    ]);

    public static readonly TableDefinition Block = new("raster_block", "Cells of the rasters", null, [new("cells", "BLOB")]);

    /// <summary>Writes the blocks that touch the bounds; the number of cells with data is the answer.</summary>
    public static long WriteBlocks(TableWriter blocks, int number, GeoTiff raster, Bounds bounds, CancellationToken cancel)
    {
        const int side = RasterFrame.BlockCells;
        var frame = raster.Frame;
        var box = new Envelope(bounds.West, bounds.East, bounds.South, bounds.North);
        var cells = 0L;
        for (var blockRow = 0; blockRow < frame.BlockRows; blockRow++)
        {
            cancel.ThrowIfCancellationRequested();
            var band = new float[frame.BlockColumns][];
            var rows = Math.Min(side, frame.Rows - blockRow * side);
            for (var row = 0; row < rows; row++)
            {
                Distribute(raster.Row(blockRow * side + row), band, row);
            }

            foreach (var (column, block) in band.Index().Where(block => block.Item is not null))
            {
                var known = block.Count(cell => !float.IsNaN(cell));
                if (known > 0 && box.Intersects(ExtentOf(frame, blockRow, column)))
                {
                    blocks.Insert(Key(number, blockRow * frame.BlockColumns + column), null, Pack(block));
                    cells += known;
                }
            }
        }

        return cells;
    }

    public static void WriteFrame(TableWriter frames, int number, RasterSpec spec, RasterFrame? frame) => frames.Insert(
        number, null, spec.Id, spec.DataSet.Title.En, frame?.Columns, frame?.Rows, frame?.West, frame?.North, frame?.CellWidth, frame?.CellHeight,
        frame?.System.Wkt, frame?.System.Name, frame is not null);

    /// <summary>A raster of the workspace, or null when its file was missing.</summary>
    public static (int Number, RasterFrame Frame)? Find(StoreConnection connection, string layer) => connection.Query(
        "SELECT fid, columns, rows, west, north, cell_width, cell_height, crs, crs_name FROM raster WHERE layer = @layer AND columns IS NOT NULL",
        row => ((int, RasterFrame)?)(row.GetInt32(0), new RasterFrame(
            row.GetInt32(1), row.GetInt32(2), row.GetDouble(3), row.GetDouble(4), row.GetDouble(5), row.GetDouble(6),
            row.IsDBNull(7) ? SourceSystem.Degrees : SourceSystem.FromWkt(row.GetString(8), row.GetString(7)))),
        ("@layer", layer)).FirstOrDefault();

    /// <summary>Cells of a block, row by row, or null when it has no data.</summary>
    public static float[]? FindBlock(StoreConnection connection, int number, int block) => connection.Query(
        "SELECT cells FROM raster_block WHERE fid = @fid", row => Unpack(row.GetFieldValue<byte[]>(0)), ("@fid", Key(number, block))).FirstOrDefault();

    private static void Distribute(ReadOnlySpan<float> cells, float[]?[] band, int row)
    {
        const int side = RasterFrame.BlockCells;
        for (var column = 0; column < cells.Length; column++)
        {
            if (!float.IsNaN(cells[column]))
            {
                var block = band[column / side] ??= Empty();
                block[row * side + column % side] = cells[column];
            }
        }
    }

    private static float[] Empty()
    {
        var block = new float[RasterFrame.BlockCells * RasterFrame.BlockCells];
        Array.Fill(block, float.NaN);
        return block;
    }

    private static Envelope ExtentOf(RasterFrame frame, int blockRow, int blockColumn)
    {
        var (width, height) = (RasterFrame.BlockCells * frame.CellWidth, RasterFrame.BlockCells * frame.CellHeight);
        var (west, north) = (frame.West + blockColumn * width, frame.North - blockRow * height);
        return frame.System.ToDegrees(Geometries.Factory.ToGeometry(new Envelope(west, west + width, north - height, north))).EnvelopeInternal;
    }

    private static long Key(int number, int block) => ((long)number << 32) + block;

    private static byte[] Pack(float[] cells)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(MemoryMarshal.AsBytes(cells.AsSpan()));
        }

        return packed.ToArray();
    }

    private static float[] Unpack(byte[] packed)
    {
        var cells = new float[RasterFrame.BlockCells * RasterFrame.BlockCells];
        using var inflate = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        inflate.ReadExactly(MemoryMarshal.AsBytes(cells.AsSpan()));
        return cells;
    }
}
