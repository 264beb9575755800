namespace Planner.Geodata.Tiles;

/// <summary>The tiles asked for last, up to a number of bytes. Thread-safe.</summary>
internal sealed class TileCache
{
    private const int MostBytes = 64 << 20;

    /// <summary>What an entry takes besides its tile, roughly; an empty tile takes memory too.</summary>
    private const int EntryBytes = 200;

    private readonly Lock turn = new();
    private readonly Dictionary<(string Layer, TileAddress Tile), LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = [];
    private long bytes;

    /// <remarks>Two callers at once may both build the same tile; building is pure.</remarks>
    public byte[]? GetOrBuild((string Layer, TileAddress Tile) key, Func<byte[]?> build)
    {
        lock (turn)
        {
            if (entries.TryGetValue(key, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                return node.Value.Tile;
            }
        }

        var tile = build();
        Keep(key, tile);
        return tile;
    }

    private void Keep((string Layer, TileAddress Tile) key, byte[]? tile)
    {
        lock (turn)
        {
            if (!entries.TryAdd(key, new(new(key, tile))))
            {
                return;
            }

            byUse.AddFirst(entries[key]);
            bytes += Size(tile);
            while (bytes > MostBytes)
            {
                var last = byUse.Last!.Value;
                byUse.RemoveLast();
                entries.Remove(last.Key);
                bytes -= Size(last.Tile);
            }
        }
    }

    private static int Size(byte[]? tile) => (tile?.Length ?? 0) + EntryBytes;

    private sealed record Entry((string Layer, TileAddress Tile) Key, byte[]? Tile);
}
