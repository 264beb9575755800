using System.IO.Compression;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using NetTopologySuite.Simplify;
using Planner.Geodata.Projections;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tiles;

/// <summary>Builds one vector tile (MVT 2.1, gzipped) of one layer. The same workspace gives the same bytes.</summary>
internal static class TileBuilder
{
    /// <summary>Most features in a tile; the ones of the highest rank stay.</summary>
    public const int FeatureLimit = 5000;

    /// <summary>Name under which the encoder finds the feature id; it writes it as a property too. No column may be called so.</summary>
    private const string IdField = "fid";

    /// <returns>The tile, or null when nothing lies in it.</returns>
    public static byte[]? Build(SqliteConnection connection, TileSource source, TileAddress tile)
    {
        var layer = new Layer { Name = source.Table };
        var box = tile.Degrees();
        foreach (var (geometry, attributes) in Read(connection, source, box))
        {
            if (Fit(geometry, box, tile.UnitDegrees) is { IsEmpty: false } shape)
            {
                layer.Features.Add(new Feature(shape, attributes));
            }
        }

        return layer.Features.Count == 0 ? null : Encode(layer, tile);
    }

    private static List<(Geometry Geometry, AttributesTable Attributes)> Read(SqliteConnection connection, TileSource source, Envelope box)
    {
        var columns = string.Concat(source.Fields.Select(field => $", {field.Sql}"));
        return connection.Query($"""
            SELECT fid, geom{columns} FROM {Sql.Quote(source.Table)}
            WHERE fid IN (SELECT id FROM {Sql.Quote($"rtree_{source.Table}_geom")} WHERE minx <= $e AND maxx >= $w AND miny <= $n AND maxy >= $s)
            ORDER BY {source.Rank} DESC, fid LIMIT {FeatureLimit}
            """,
            row => (GeometryBlob.Read(row.GetFieldValue<byte[]>(1)), Attributes(row, source)),
            ("$w", box.MinX), ("$e", box.MaxX), ("$s", box.MinY), ("$n", box.MaxY));
    }

    /// <summary>Properties that are known; an unknown one is left out of the feature.</summary>
    private static AttributesTable Attributes(SqliteDataReader row, TileSource source)
    {
        var attributes = new AttributesTable { { IdField, (ulong)row.GetInt64(0) } };
        foreach (var (position, field) in source.Fields.Index())
        {
            if (!row.IsDBNull(position + 2))
            {
                attributes.Add(field.Name, Value(row, position + 2, field.Type));
            }
        }

        return attributes;
    }

    private static object Value(SqliteDataReader row, int column, TileFieldType type) => type switch
    {
        TileFieldType.Text => row.GetString(column),
        TileFieldType.Number => row.GetDouble(column),
        TileFieldType.Integer => row.GetInt64(column),
        TileFieldType.Flag => row.GetBoolean(column),
        _ => throw new InvalidOperationException($"{type} has no tile value."),
    };

    /// <summary>Cuts a geometry to the tile, then drops what is finer than the tile's units.</summary>
    private static Geometry Fit(Geometry geometry, Envelope box, double unitDegrees)
    {
        var inside = box.Covers(geometry.EnvelopeInternal) ? geometry : geometry.Intersection(Geometries.Factory.ToGeometry(box));
        if (inside.Dimension == Dimension.Point)
        {
            return geometry.Dimension == Dimension.Point ? inside : Geometries.Factory.CreateEmpty(Dimension.Point);
        }

        var simplifier = new DouglasPeuckerSimplifier(inside) { DistanceTolerance = unitDegrees, EnsureValidTopology = false };
        return simplifier.GetResultGeometry();
    }

    private static byte[] Encode(Layer layer, TileAddress address)
    {
        var tile = new VectorTile { TileId = new NetTopologySuite.IO.VectorTiles.Tiles.Tile(address.Column, address.Row, address.Zoom).Id };
        tile.Layers.Add(layer);
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            using var plain = new MemoryStream();
            tile.Write(plain, 1, 1, TileAddress.Extent, IdField);
            plain.Position = 0;
            plain.CopyTo(zip);
        }

        return bytes.ToArray();
    }
}
