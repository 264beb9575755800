using System.Buffers.Binary;
using System.Text;

namespace Planner.Geodata.Tiles;

/// <summary>A feature of a tile.</summary>
/// <param name="Id">The row's fid: stable, so that the map can join values to it.</param>
/// <param name="Kind">1 point, 2 line, 3 polygon.</param>
/// <param name="Commands">The geometry as MVT commands (4.3 of the specification).</param>
/// <param name="Properties">Values as text, double, long or bool.</param>
internal sealed record MvtFeature(ulong Id, uint Kind, IReadOnlyList<uint> Commands, IReadOnlyList<KeyValuePair<string, object>> Properties)
{
    /// <summary>The feature, or null when nothing of it shows in the tile.</summary>
    public static MvtFeature? Of(long fid, (uint Kind, IReadOnlyList<uint> Commands) shape, IReadOnlyList<KeyValuePair<string, object>> properties) =>
        shape.Commands.Count == 0 ? null : new((ulong)fid, shape.Kind, shape.Commands, properties);
}

/// <summary>Writes a tile of one layer as Mapbox Vector Tile 2.1 (a protocol buffer).</summary>
/// <remarks>Written here because the library writes the feature's id a second time as a property.</remarks>
internal sealed class MvtLayer
{
    private const uint Varint = 0, EightBytes = 1, Length = 2;

    private readonly List<byte[]> features = [];
    private readonly Dictionary<string, uint> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<object, uint> values = [];

    /// <summary>The bytes of a tile, not compressed.</summary>
    public static byte[] Encode(string name, IEnumerable<MvtFeature> features)
    {
        var layer = new MvtLayer();
        foreach (var feature in features)
        {
            layer.Add(feature);
        }

        using var tile = new MemoryStream();
        WriteBytes(tile, 3, layer.ToBytes(name));
        return tile.ToArray();
    }

    private void Add(MvtFeature feature)
    {
        using var bytes = new MemoryStream();
        WriteKey(bytes, 1, Varint);
        WriteVarint(bytes, feature.Id);
        WritePacked(bytes, 2, feature.Properties.SelectMany(pair => new[] { Number(keys, pair.Key), Number(values, pair.Value) }));
        WriteKey(bytes, 3, Varint);
        WriteVarint(bytes, feature.Kind);
        WritePacked(bytes, 4, feature.Commands);
        features.Add(bytes.ToArray());
    }

    private byte[] ToBytes(string name)
    {
        using var bytes = new MemoryStream();
        WriteKey(bytes, 15, Varint);
        WriteVarint(bytes, 2);
        WriteBytes(bytes, 1, Encoding.UTF8.GetBytes(name));
        features.ForEach(feature => WriteBytes(bytes, 2, feature));
        foreach (var key in keys.OrderBy(pair => pair.Value))
        {
            WriteBytes(bytes, 3, Encoding.UTF8.GetBytes(key.Key));
        }

        foreach (var value in values.OrderBy(pair => pair.Value))
        {
            WriteBytes(bytes, 4, ValueBytes(value.Key));
        }

        WriteKey(bytes, 5, Varint);
        WriteVarint(bytes, TileAddress.Extent);
        return bytes.ToArray();
    }

    private static byte[] ValueBytes(object value)
    {
        using var bytes = new MemoryStream();
        switch (value)
        {
            case string text:
                WriteBytes(bytes, 1, Encoding.UTF8.GetBytes(text));
                break;
            case double number:
                WriteKey(bytes, 3, EightBytes);
                WriteDouble(bytes, number);
                break;
            case long number:
                WriteKey(bytes, 6, Varint);
                WriteVarint(bytes, (ulong)((number << 1) ^ (number >> 63)));
                break;
            case bool flag:
                WriteKey(bytes, 7, Varint);
                WriteVarint(bytes, flag ? 1UL : 0UL);
                break;
            default:
                throw new InvalidOperationException($"{value.GetType()} is no value of a tile.");
        }

        return bytes.ToArray();
    }

    private static uint Number<T>(Dictionary<T, uint> numbers, T item)
        where T : notnull
    {
        if (!numbers.TryGetValue(item, out var number))
        {
            number = (uint)numbers.Count;
            numbers[item] = number;
        }

        return number;
    }

    private static void WritePacked(MemoryStream to, uint field, IEnumerable<uint> numbers)
    {
        using var bytes = new MemoryStream();
        foreach (var number in numbers)
        {
            WriteVarint(bytes, number);
        }

        WriteBytes(to, field, bytes.ToArray());
    }

    private static void WriteBytes(MemoryStream to, uint field, byte[] bytes)
    {
        WriteKey(to, field, Length);
        WriteVarint(to, (ulong)bytes.Length);
        to.Write(bytes);
    }

    private static void WriteDouble(MemoryStream to, double number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
        to.Write(bytes);
    }

    private static void WriteKey(MemoryStream to, uint field, uint wireType) => WriteVarint(to, (field << 3) | wireType);

    private static void WriteVarint(MemoryStream to, ulong number)
    {
        while (number > 127)
        {
            to.WriteByte((byte)(number | 128));
            number >>= 7;
        }

        to.WriteByte((byte)number);
    }
}
