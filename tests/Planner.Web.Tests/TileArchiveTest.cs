using System.Buffers.Binary;
using System.IO.Compression;
using Planner.Tests;

namespace Planner.Web.Tests;

/// <summary>Archives written by hand after the PMTiles v3 specification; tile ids as the format's own library (pmtiles 4.5.0) numbers them.</summary>
public sealed class TileArchiveTest : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 1, 0, 4)]
    [InlineData(2, 3, 1, 17)]
    [InlineData(5, 9, 12, 526)]
    [InlineData(7, 33, 51, 8451)]
    public void Find_TileByItsId_IsTheOneTile(int zoom, int column, int row, long id)
    {
        var archive = new TileArchive(Write([(id, 1, "here"u8.ToArray())]));
        Assert.Equal("here"u8.ToArray(), archive.Find(zoom, column, row));
        Assert.Null(archive.Find(zoom + 1, 2 * column, 2 * row));
    }

    [Fact]
    public void Find_RunOfEqualTiles_GivesEachAndStopsAfterIt()
    {
        var archive = new TileArchive(Write([(1, 3, "sea"u8.ToArray()), (5, 1, "land"u8.ToArray())]));
        Assert.Equal("sea"u8.ToArray(), archive.Find(1, 0, 0));
        Assert.Equal("sea"u8.ToArray(), archive.Find(1, 1, 1));
        Assert.Null(archive.Find(1, 1, 0));
        Assert.Equal("land"u8.ToArray(), archive.Find(2, 0, 0));
        Assert.Null(archive.Find(0, 0, 0));
    }

    [Fact]
    public void Open_OtherFile_IsRefused()
    {
        var path = folder.PathOf("other.bin");
        File.WriteAllBytes(path, new byte[200]);
        Assert.Throws<InvalidDataException>(() => new TileArchive(path));
    }

    private string Write((long Id, int Run, byte[] Tile)[] tiles)
    {
        var root = Directory(tiles);
        var header = new byte[127];
        "PMTiles\x3"u8.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), header.Length);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), root.Length);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(56), header.Length + root.Length);
        var path = folder.PathOf("tiles.bin");
        File.WriteAllBytes(path, [.. header, .. root, .. tiles.SelectMany(tile => tile.Tile)]);
        return path;
    }

    private static byte[] Directory((long Id, int Run, byte[] Tile)[] tiles)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true)))
        {
            writer.Write7BitEncodedInt(tiles.Length);
            Array.ForEach([.. tiles.Select((tile, i) => tile.Id - (i > 0 ? tiles[i - 1].Id : 0))], writer.Write7BitEncodedInt64);
            Array.ForEach(tiles, tile => writer.Write7BitEncodedInt(tile.Run));
            Array.ForEach(tiles, tile => writer.Write7BitEncodedInt(tile.Tile.Length));
            Array.ForEach([.. tiles.Select((_, i) => i == 0 ? 1 : 0)], writer.Write7BitEncodedInt);
        }

        return bytes.ToArray();
    }
}
