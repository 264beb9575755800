using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using Planner.Geodata.Import;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Store;

/// <summary>Reads features of a table page by page.</summary>
internal static class FeaturePages
{
    /// <summary>Columns that serve drawing and not the reader.</summary>
    private static readonly string[] Hidden = ["fid", "geom", "map_rank"];

    public static IReadOnlyList<LayerProperty> Properties(SqliteConnection connection, string table) =>
        connection.Query(
            "SELECT name, type FROM pragma_table_info($table) ORDER BY cid",
            row => new LayerProperty(row.GetString(0), TypeOf(row.GetString(1))), ("$table", table))
            .FindAll(property => !Hidden.Contains(property.Name));

    public static FeaturePage Read(SqliteConnection connection, FeatureQuery query, Func<Geometry, string> toGeoJson)
    {
        var properties = Properties(connection, query.Layer);
        var (where, parameters) = Condition(connection, query, properties);
        var table = Sql.Quote(query.Layer);
        var matched = connection.Query($"SELECT count(*) FROM {table} WHERE {where}", row => row.GetInt64(0), parameters).Single();
        var columns = string.Concat(properties.Select(property => ", " + Sql.Quote(property.Name)));
        var features = connection.Query(
            $"SELECT fid, geom{columns} FROM {table} WHERE {where} ORDER BY fid LIMIT $limit OFFSET $offset",
            row => Feature(row, properties, toGeoJson),
            [.. parameters, ("$limit", query.Limit), ("$offset", query.Offset)]);
        return new(matched, features);
    }

    /// <summary>Ids of the features that meet one of the boxes, exactly and not only by their envelopes.</summary>
    public static IReadOnlyCollection<long> Ids(SqliteConnection connection, string table, IReadOnlyList<Bounds> boxes)
    {
        var ids = new SortedSet<long>();
        foreach (var box in boxes)
        {
            ids.UnionWith(Ids(connection, table, box));
        }

        return ids;
    }

    private static List<long> Ids(SqliteConnection connection, string table, Bounds box)
    {
        var near = connection.Query(
            $"SELECT id, minx, maxx, miny, maxy FROM {Sql.Quote($"rtree_{table}_geom")} "
            + "WHERE minx <= $east AND maxx >= $west AND miny <= $north AND maxy >= $south",
            row => (Id: row.GetInt64(0), IsInside: Contains(box, row)),
            ("$west", box.West), ("$south", box.South), ("$east", box.East), ("$north", box.North));
        // Only what reaches over the edge of the box needs its geometry read.
        var atEdge = near.FindAll(feature => !feature.IsInside).ConvertAll(feature => feature.Id);
        return [.. near.FindAll(feature => feature.IsInside).Select(feature => feature.Id), .. Meeting(connection, table, atEdge, box)];
    }

    private static bool Contains(Bounds box, SqliteDataReader row) =>
        box.Contains(row.GetDouble(1), row.GetDouble(3)) && box.Contains(row.GetDouble(2), row.GetDouble(4));

    private static List<long> Meeting(SqliteConnection connection, string table, List<long> ids, Bounds box)
    {
        var rectangle = Geometries.Factory.ToGeometry(new Envelope(box.West, box.East, box.South, box.North));
        return [.. connection.Query(
            $"SELECT fid, geom FROM {Sql.Quote(table)} WHERE fid IN (SELECT value FROM json_each($ids))",
            row => (Id: row.GetInt64(0), Meets: rectangle.Intersects(GeometryBlob.Read(row.GetFieldValue<byte[]>(1)))),
            ("$ids", JsonSerializer.Serialize(ids))).Where(feature => feature.Meets).Select(feature => feature.Id)];
    }

    private static (string Sql, (string, object?)[] Parameters) Condition(
        SqliteConnection connection, FeatureQuery query, IReadOnlyList<LayerProperty> properties)
    {
        List<string> conditions = ["geom NOT NULL"];
        List<(string, object?)> parameters = [];
        var sets = new[] { query.Boxes is { } boxes ? Ids(connection, query.Layer, boxes) : null, query.Ids };
        foreach (var (place, ids) in sets.OfType<IReadOnlyCollection<long>>().Index())
        {
            conditions.Add($"fid IN (SELECT value FROM json_each($ids{place}))");
            parameters.Add(($"$ids{place}", JsonSerializer.Serialize(ids)));
        }

        foreach (var (place, (name, text)) in query.Where.Index())
        {
            conditions.Add($"{Sql.Quote(name)} = $value{place}");
            parameters.Add(($"$value{place}", ValueOf(text, properties.First(property => property.Name == name).Type)));
        }

        return (string.Join(" AND ", conditions), [.. parameters]);
    }

    // A text that is no value of the property's type equals none of its values.
    private static object? ValueOf(string text, string type) => type switch
    {
        "boolean" => text switch { "true" => 1L, "false" => 0L, _ => null },
        "number" or "integer" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => text,
    };

    private static LayerFeature Feature(SqliteDataReader row, IReadOnlyList<LayerProperty> properties, Func<Geometry, string> toGeoJson) => new(
        row.GetInt64(0),
        toGeoJson(GeometryBlob.Read(row.GetFieldValue<byte[]>(1))),
        [.. properties.Select((property, place) => KeyValuePair.Create(property.Name, Value(row, place + 2, property.Type)))]);

    private static object? Value(SqliteDataReader row, int column, string type) =>
        row.IsDBNull(column) ? null : type == "boolean" ? row.GetInt64(column) != 0 : row.GetValue(column);

    private static string TypeOf(string sqlType) => sqlType switch
    {
        "REAL" or "DOUBLE" => "number",
        "INTEGER" or "MEDIUMINT" => "integer",
        "BOOLEAN" => "boolean",
        _ => "string",
    };
}
