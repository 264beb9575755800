using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace Planner.Web;

/// <summary>A PMTiles v3 archive of the basemap, whose root directory names every tile.</summary>
/// <remarks>
/// https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md. A browser could read it by ranges alone, but in its main
/// thread and after two reads of the directory, which is what a first view waits for. Immutable; thread-safe.
/// </remarks>
internal sealed class TileArchive
{
    private const int HeaderBytes = 127, RootOffset = 8, RootLength = 16, LeavesLength = 48, DataOffset = 56;
    private readonly SafeFileHandle file;
    private readonly string path;
    private readonly long dataOffset;
    private readonly ulong[] firstTiles;
    private readonly Entry[] entries;

    /// <exception cref="InvalidDataException">The file is no such archive.</exception>
    public TileArchive(string path)
    {
        this.path = path;
        // Open as long as the server runs: a view asks for a dozen tiles at once.
        file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        var header = ReadAt(0, HeaderBytes);
        if (!header.AsSpan().StartsWith("PMTiles\x3"u8) || Number(header, LeavesLength) != 0)
        {
            throw new InvalidDataException($"{path} is no PMTiles v3 archive with one directory.");
        }

        dataOffset = Number(header, DataOffset);
        var root = ReadAt(Number(header, RootOffset), (int)Number(header, RootLength));
        using var directory = new GZipStream(new MemoryStream(root), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        directory.CopyTo(plain);
        plain.Position = 0;
        (firstTiles, entries) = Read(new BinaryReader(plain));
    }

    /// <summary>A gzipped vector tile; null when nothing lies in it.</summary>
    public byte[]? Find(int zoom, int column, int row)
    {
        var id = IdOf(zoom, column, row);
        var at = Array.BinarySearch(firstTiles, id);
        at = at >= 0 ? at : ~at - 1;
        if (at < 0 || id >= firstTiles[at] + entries[at].Run)
        {
            return null;
        }

        return ReadAt(dataOffset + entries[at].Offset, entries[at].Length);
    }

    private byte[] ReadAt(long offset, int length)
    {
        var bytes = new byte[length];
        return RandomAccess.Read(file, bytes, offset) == length
            ? bytes
            : throw new InvalidDataException($"{path} ends within what it holds.");
    }

    private static long Number(byte[] header, int at) => checked((long)BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(at)));

    /// <summary>Four lists one after another: steps of tile ids, run lengths, byte lengths, and offsets (0: follows the entry before).</summary>
    private static (ulong[] FirstTiles, Entry[] Entries) Read(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        var (ids, entries) = (new ulong[count], new Entry[count]);
        for (var i = 0; i < count; i++)
        {
            ids[i] = (i > 0 ? ids[i - 1] : 0) + (ulong)reader.Read7BitEncodedInt64();
        }

        var runs = Array.ConvertAll(ids, _ => (uint)reader.Read7BitEncodedInt());
        var lengths = Array.ConvertAll(ids, _ => reader.Read7BitEncodedInt());
        for (var i = 0; i < count; i++)
        {
            var offset = reader.Read7BitEncodedInt64();
            entries[i] = new(runs[i], offset == 0 ? entries[i - 1].Offset + entries[i - 1].Length : offset - 1, lengths[i]);
        }

        return (ids, entries);
    }

    /// <summary>Tiles are numbered zoom after zoom, in each along the Hilbert curve.</summary>
    private static ulong IdOf(int zoom, int column, int row)
    {
        var id = ((1UL << (2 * zoom)) - 1) / 3;
        var (x, y) = (column, row);
        for (var side = 1 << zoom >> 1; side > 0; side >>= 1)
        {
            var (right, lower) = ((x & side) > 0 ? 1 : 0, (y & side) > 0 ? 1 : 0);
            id += (ulong)side * (ulong)side * (ulong)((3 * right) ^ lower);
            (x, y) = Turn(side, x, y, right, lower);
        }

        return id;
    }

    private static (int X, int Y) Turn(int side, int x, int y, int right, int lower) =>
        lower != 0 ? (x, y) : right != 0 ? (side - 1 - y, side - 1 - x) : (y, x);

    private readonly record struct Entry(uint Run, long Offset, int Length);
}
