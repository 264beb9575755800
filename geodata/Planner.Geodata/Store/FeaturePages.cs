using System.Data.Common;
using System.Globalization;
using NetTopologySuite.Geometries;
using Planner.Geodata.Import;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Store;

/// <summary>Reads features of a table page by page.</summary>
internal static class FeaturePages
{
    /// <summary>The column that serves drawing and not the reader.</summary>
    private const string Hidden = "map_rank";

    public static IReadOnlyList<LayerProperty> Properties(TableDefinition table) =>
        [.. table.Columns.Where(column => column.Name != Hidden).Select(column => new LayerProperty(column.Name, TypeOf(column)))];

    public static FeaturePage Read(StoreConnection connection, TableDefinition definition, FeatureQuery query, Func<Geometry, string> toGeoJson)
    {
        var properties = Properties(definition);
        var (where, parameters) = Condition(connection, query, properties);
        var table = definition.QuotedName;
        var matched = connection.Query($"SELECT count(*) FROM {table} WHERE {where}", row => row.GetInt64(0), parameters).Single();
        var columns = string.Concat(properties.Select(property => ", " + Sql.Quote(property.Name)));
        var features = connection.Query(
            $"SELECT fid, {connection.GeometrySql}{columns} FROM {table} WHERE {where} ORDER BY fid LIMIT @limit OFFSET @offset",
            row => Feature(connection, row, properties, toGeoJson),
            [.. parameters, ("@limit", query.Limit), ("@offset", query.Offset)]);
        return new(matched, features);
    }

    /// <summary>Ids of the features that meet one of the boxes, exactly and not only by their envelopes.</summary>
    public static IReadOnlyCollection<long> Ids(StoreConnection connection, string table, IReadOnlyList<Bounds> boxes)
    {
        var ids = new SortedSet<long>();
        foreach (var box in boxes)
        {
            ids.UnionWith(Ids(connection, table, box));
        }

        return ids;
    }

    private static IEnumerable<long> Ids(StoreConnection connection, string table, Bounds box)
    {
        var envelope = new Envelope(box.West, box.East, box.South, box.North);
        var rectangle = Geometries.Factory.ToGeometry(envelope);
        return connection.Query(
            $"SELECT fid, {connection.GeometrySql} FROM {Sql.Quote(table)} WHERE {connection.BoxFilter(table)}",
            row => (Id: row.GetInt64(0), Meets: Meets(envelope, rectangle, connection.ReadGeometry(row, 1))),
            ("@w", box.West), ("@s", box.South), ("@e", box.East), ("@n", box.North)).Where(feature => feature.Meets).Select(feature => feature.Id);
    }

    // Only what reaches over the edge of the box needs the dear question.
    private static bool Meets(Envelope box, Geometry rectangle, Geometry feature) =>
        box.Covers(feature.EnvelopeInternal) || rectangle.Intersects(feature);

    private static (string Sql, (string, object?)[] Parameters) Condition(
        StoreConnection connection, FeatureQuery query, IReadOnlyList<LayerProperty> properties)
    {
        List<string> conditions = ["geom IS NOT NULL"];
        List<(string, object?)> parameters = [];
        var sets = new[] { query.Boxes is { } boxes ? Ids(connection, query.Layer, boxes) : null, query.Ids };
        foreach (var (place, ids) in sets.OfType<IReadOnlyCollection<long>>().Index())
        {
            var (sql, value) = connection.IdFilter($"@ids{place}", ids);
            conditions.Add(sql);
            parameters.Add(($"@ids{place}", value));
        }

        foreach (var (place, (name, text)) in query.Where.Index())
        {
            conditions.Add($"{Sql.Quote(name)} = @value{place}");
            parameters.Add(($"@value{place}", ValueOf(text, properties.First(property => property.Name == name).Type)));
        }

        return (string.Join(" AND ", conditions), [.. parameters]);
    }

    // A text that is no value of the property's type equals none of its values.
    private static object? ValueOf(string text, string type) => type switch
    {
        "boolean" => text switch { "true" => true, "false" => false, _ => null },
        "number" or "integer" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => text,
    };

    private static LayerFeature Feature(StoreConnection connection, DbDataReader row, IReadOnlyList<LayerProperty> properties, Func<Geometry, string> toGeoJson) => new(
        row.GetInt64(0),
        toGeoJson(connection.ReadGeometry(row, 1)),
        [.. properties.Select((property, place) => KeyValuePair.Create(property.Name, Value(row, place + 2, property.Type)))]);

    private static object? Value(DbDataReader row, int column, string type) =>
        row.IsDBNull(column) ? null : type == "boolean" ? row.GetBoolean(column) : row.GetValue(column);

    private static string TypeOf(ColumnDefinition column) => column.Type switch
    {
        "REAL" => "number",
        "INTEGER" => "integer",
        "BOOLEAN" => "boolean",
        _ => "string",
    };
}
