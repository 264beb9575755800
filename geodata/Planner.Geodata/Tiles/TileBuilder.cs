using System.Data.Common;
using System.IO.Compression;
using NetTopologySuite.Geometries;
using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tiles;

/// <summary>
/// Builds one vector tile (MVT 2.1, gzipped) of one layer, the highest rank last, so that maps draw it on top. The same
/// workspace gives the same bytes.
/// </summary>
internal static class TileBuilder
{
    /// <summary>Most features in a tile; the ones of the highest rank stay.</summary>
    public const int FeatureLimit = 5000;

    /// <summary>Most bytes of a tile, gzipped; past it features of the lowest rank are left out.</summary>
    public const int ByteLimit = 100_000;

    /// <summary>
    /// A tile that takes more than this share of the layer's box is filled by walking the features by rank, a smaller one
    /// through the spatial index: the walk meets enough features after a few times the limit.
    /// </summary>
    private const double WalkShare = 1.0 / 64;

    /// <summary>Points in the same square of so many units hide one another: two screen pixels, less than the map's smallest dot.</summary>
    private const uint HidingUnits = 16;

    /// <returns>The tile, or null when nothing lies in it.</returns>
    public static byte[]? Build(StoreConnection connection, TileSource source, Bounds? extent, TileAddress tile)
    {
        var features = Read(connection, source, extent, tile);
        var count = features.Count;
        var bytes = Encode(source, features, count);
        while (bytes?.Length > ByteLimit)
        {
            // Aims a little under the limit, since the size is not quite proportional.
            count = Math.Min(count - 1, (int)(0.97 * count * ByteLimit / bytes.Length));
            bytes = Encode(source, features, count);
        }

        return bytes;
    }

    private static byte[]? Encode(TileSource source, List<MvtFeature> features, int count) =>
        count == 0 ? null : Zip(MvtLayer.Encode(source.Table, features.Take(count).Reverse()));

    private static List<MvtFeature> Read(StoreConnection connection, TileSource source, Bounds? extent, TileAddress tile)
    {
        var box = tile.Degrees();
        var fields = source.FieldsAt(tile.Zoom).ToList();
        var columns = string.Concat(fields.Select(field => $", {field.Sql}"));
        var found = connection.Query(
            $"SELECT fid, {connection.GeometrySql}{columns} FROM {Sql.Quote(source.Table)} WHERE {Condition(connection, source, extent, tile)} ORDER BY {source.Rank} DESC, fid LIMIT {FeatureLimit}",
            row => MvtFeature.Of(row.GetInt64(0), new TilePath(tile, source.LeastLengthAt(tile.Zoom)).Commands(Shape(source, connection.ReadGeometry(row, 1))), Attributes(row, fields)),
            ("@w", box.MinX), ("@e", box.MaxX), ("@s", box.MinY), ("@n", box.MaxY));
        var shown = found.OfType<MvtFeature>();
        return [.. source.AsPoints && tile.Zoom < TileAddress.DeepestZoom ? shown.DistinctBy(Square) : shown];
    }

    private static Geometry Shape(TileSource source, Geometry geometry) => source.AsPoints && geometry.Dimension == Dimension.Surface ? geometry.InteriorPoint : geometry;

    /// <summary>Of a point's commands, which are one move: twice its place, as zigzag has it.</summary>
    private static (uint Column, uint Row) Square(MvtFeature point) => (point.Commands[1] / (2 * HidingUnits), point.Commands[2] / (2 * HidingUnits));

    private static string Condition(StoreConnection connection, TileSource source, Bounds? extent, TileAddress tile)
    {
        var box = tile.Degrees();
        var takesMuch = extent is { } all
            && box.Width * box.Height > WalkShare * (all.East - all.West) * (all.North - all.South);
        return takesMuch ? connection.BoxFilterByRow(source.Table) : connection.BoxFilter(source.Table);
    }

    /// <summary>Properties that are known; an unknown one is left out of the feature.</summary>
    private static List<KeyValuePair<string, object>> Attributes(DbDataReader row, List<TileField> fields)
    {
        var attributes = new List<KeyValuePair<string, object>>(fields.Count);
        foreach (var (position, field) in fields.Index())
        {
            if (!row.IsDBNull(position + 2))
            {
                attributes.Add(new(field.Name, Value(row, position + 2, field.Type)));
            }
        }

        return attributes;
    }

    private static object Value(DbDataReader row, int column, TileFieldType type) => type switch
    {
        TileFieldType.Text => row.GetString(column),
        TileFieldType.Number => row.GetDouble(column),
        TileFieldType.Integer => row.GetInt64(column),
        TileFieldType.Flag => row.GetBoolean(column),
        _ => throw new InvalidOperationException($"{type} has no tile value."),
    };

    private static byte[] Zip(byte[] tile)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(tile);
        }

        return bytes.ToArray();
    }
}
