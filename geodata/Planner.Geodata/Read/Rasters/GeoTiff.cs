using System.Globalization;
using BitMiracle.LibTiff.Classic;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read.Rasters;

/// <summary>A GeoTIFF of one band (OGC 19-008r4), read row by row: cells as float, NaN where the file has no data.</summary>
/// <remarks>Not thread-safe. Integers above 2^24 would lose digits in a float and are refused as they are met.</remarks>
internal sealed class GeoTiff : IDisposable
{
    private const TiffTag NoDataTag = (TiffTag)42113;
    private const int LargestSide = 400_000;

    private readonly Tiff tiff;
    private readonly CellType type;
    private readonly double? noData;
    private readonly bool isTiled;
    private readonly int bandRows;
    private readonly int tileWidth;
    private readonly byte[] buffer;
    private readonly float[] band;
    private int firstRowOfBand = -1;

    static GeoTiff() => Tiff.SetErrorHandler(new Silent());

    private GeoTiff(Tiff tiff, RasterFrame frame, CellType type)
    {
        this.tiff = tiff;
        this.type = type;
        Frame = frame;
        noData = ReadNoData(tiff);
        isTiled = tiff.IsTiled();
        tileWidth = isTiled ? tiff.GetField(TiffTag.TILEWIDTH)[0].ToInt() : frame.Columns;
        bandRows = isTiled ? tiff.GetField(TiffTag.TILELENGTH)[0].ToInt() : Math.Min(frame.Rows, tiff.GetFieldDefaulted(TiffTag.ROWSPERSTRIP)[0].ToInt() is > 0 and var rows ? rows : frame.Rows);
        buffer = new byte[isTiled ? tiff.TileSize() : tiff.StripSize()];
        band = new float[bandRows * frame.Columns];
    }

    public RasterFrame Frame { get; }

    /// <returns>The raster, or null with a diagnostic.</returns>
    public static GeoTiff? Open(string path, string label, string? statedCrs, DiagnosticBag bag)
    {
        var tiff = Tiff.Open(path, "r");
        var where = new InputLocation(label);
        if (tiff is null)
        {
            bag.Error("geotiff.unreadable", "The file can't be read as TIFF", where, "It is broken, cut off, or a BigTIFF above 4 GB", "get the file again, or cut it to the region with gdal_translate -co BIGTIFF=NO");
            return null;
        }

        var opened = FindType(tiff, where, bag) is { } type && GeoKeys.Frame(tiff, label, statedCrs, bag) is { } frame && IsSane(frame, where, bag) ? new GeoTiff(tiff, frame, type) : null;
        if (opened is null)
        {
            tiff.Dispose();
        }

        return opened;
    }

    /// <summary>Cells of one row.</summary>
    /// <exception cref="InvalidDataException">The row can't be decoded.</exception>
    public ReadOnlySpan<float> Row(int row)
    {
        var first = row / bandRows * bandRows;
        if (first != firstRowOfBand)
        {
            ReadBand(first);
            firstRowOfBand = first;
        }

        return band.AsSpan((row - first) * Frame.Columns, Frame.Columns);
    }

    public void Dispose() => tiff.Dispose();

    private void ReadBand(int first)
    {
        var rows = Math.Min(bandRows, Frame.Rows - first);
        for (var left = 0; left < Frame.Columns; left += tileWidth)
        {
            var read = isTiled
                ? tiff.ReadEncodedTile(tiff.ComputeTile(left, first, 0, 0), buffer, 0, buffer.Length)
                : tiff.ReadEncodedStrip(tiff.ComputeStrip(first, 0), buffer, 0, buffer.Length);
            var needed = ((rows - 1) * tileWidth + Math.Min(tileWidth, Frame.Columns - left)) * type.Bytes;
            if (read < needed)
            {
                throw new InvalidDataException($"the cells of rows {first + 1} to {first + rows} can't be decoded");
            }

            for (var row = 0; row < rows; row++)
            {
                var width = Math.Min(tileWidth, Frame.Columns - left);
                Convert(row * tileWidth, band.AsSpan(row * Frame.Columns + left, width));
            }
        }
    }

    private void Convert(int firstCell, Span<float> cells)
    {
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var value = type.Read(buffer, firstCell + cell);
            cells[cell] = value == noData || !double.IsFinite(value) ? float.NaN : (float)value;
            if (type.IsWhole && Math.Abs(value) > 1 << 24 && value != noData)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"the cell value {value} is larger than a float can hold exactly"));
            }
        }
    }

    private static CellType? FindType(Tiff tiff, InputLocation where, DiagnosticBag bag)
    {
        var bands = tiff.GetFieldDefaulted(TiffTag.SAMPLESPERPIXEL)[0].ToInt();
        var bits = tiff.GetFieldDefaulted(TiffTag.BITSPERSAMPLE)[0].ToInt();
        var format = tiff.GetField(TiffTag.SAMPLEFORMAT) is [var stated, ..] ? (SampleFormat)stated.ToInt() : SampleFormat.UINT;
        var found = CellType.Find(format, bits);
        if (bands != 1 || found is null)
        {
            bag.Error("geotiff.cells", $"The raster has {bands} bands of {bits}-bit {format} cells", where, "One band of 8, 16, 32-bit integers or 32, 64-bit floats is read", "pick a band and type, e.g. gdal_translate -b 1 -ot Float32");
            return null;
        }

        return found;
    }

    private static bool IsSane(RasterFrame frame, InputLocation where, DiagnosticBag bag)
    {
        if (frame.Columns is > 0 and <= LargestSide && frame.Rows is > 0 and <= LargestSide && frame.CellWidth > 0 && frame.CellHeight > 0)
        {
            return true;
        }

        bag.Error("geotiff.frame", $"The raster has {frame.Columns} by {frame.Rows} cells of {frame.CellWidth} by {frame.CellHeight}", where, "Only rasters with north up and at most 400000 cells a side are read", "bring it north up with gdalwarp, or cut it");
        return false;
    }

    private static double? ReadNoData(Tiff tiff)
    {
        var text = tiff.GetField(NoDataTag) is [_, var value, ..] ? value.ToString().TrimEnd('\0', ' ') : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The library writes to the console; failures show in what it returns.</summary>
    private sealed class Silent : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }
    }
}

/// <summary>How the cells of a raster are written.</summary>
internal sealed record CellType(int Bytes, bool IsWhole, Func<byte[], int, double> Read)
{
    public static CellType? Find(SampleFormat format, int bits) => (format, bits) switch
    {
        (SampleFormat.UINT or SampleFormat.VOID, 8) => new(1, true, (bytes, cell) => bytes[cell]),
        (SampleFormat.INT, 8) => new(1, true, (bytes, cell) => (sbyte)bytes[cell]),
        (SampleFormat.UINT or SampleFormat.VOID, 16) => new(2, true, (bytes, cell) => BitConverter.ToUInt16(bytes, 2 * cell)),
        (SampleFormat.INT, 16) => new(2, true, (bytes, cell) => BitConverter.ToInt16(bytes, 2 * cell)),
        (SampleFormat.UINT or SampleFormat.VOID, 32) => new(4, true, (bytes, cell) => BitConverter.ToUInt32(bytes, 4 * cell)),
        (SampleFormat.INT, 32) => new(4, true, (bytes, cell) => BitConverter.ToInt32(bytes, 4 * cell)),
        (SampleFormat.IEEEFP, 32) => new(4, false, (bytes, cell) => BitConverter.ToSingle(bytes, 4 * cell)),
        (SampleFormat.IEEEFP, 64) => new(8, false, (bytes, cell) => BitConverter.ToDouble(bytes, 8 * cell)),
        _ => null,
    };
}
