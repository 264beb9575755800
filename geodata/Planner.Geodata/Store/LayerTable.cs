using System.Data.Common;
using NetTopologySuite.Geometries;
using Planner.Geodata.Import;

namespace Planner.Geodata.Store;

/// <summary>The table of one layer: fid, geom, feature_name, map_rank and the columns of the recipe.</summary>
internal static class LayerTable
{
    public static TableDefinition Define(LayerSpec layer) => new(layer.Id, layer.DataSet.Title.En, GeometryType(layer.Geometry),
    [
        new("feature_name", "TEXT"), new("map_rank", "REAL"),
        .. layer.Columns.Select(column => new ColumnDefinition(column.As, column.Type == ColumnType.Number ? "REAL" : "TEXT")),
    ]);

    /// <summary>Features of a layer (or of bus, branch) with the asked columns, in the order of their fids.</summary>
    public static IEnumerable<StoredFeature> Read(StoreConnection connection, string table, IReadOnlyList<string> columns)
    {
        var names = columns.Select(name => ", " + Sql.Quote(name));
        return connection.Stream(
            $"SELECT fid, {connection.GeometrySql}{string.Concat(names)} FROM {Sql.Quote(table)} WHERE geom IS NOT NULL ORDER BY fid",
            row => new StoredFeature(row.GetInt64(0), connection.ReadGeometry(row, 1), Values(row, columns.Count)));
    }

    private static object?[] Values(DbDataReader row, int count)
    {
        var values = new object?[count];
        for (var column = 0; column < count; column++)
        {
            values[column] = Value(row, column + 2);
        }

        return values;
    }

    private static object? Value(DbDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
        {
            return null;
        }

        return reader.GetDataTypeName(column).Equals("boolean", StringComparison.OrdinalIgnoreCase) ? (reader.GetBoolean(column) ? "true" : "false") : reader.GetValue(column);
    }

    private static string GeometryType(GeometryKind kind) => kind switch
    {
        GeometryKind.Point => "POINT",
        GeometryKind.Line => "MULTILINESTRING",
        GeometryKind.Polygon => "MULTIPOLYGON",
        _ => throw new InvalidOperationException($"{kind} has no GeoPackage type."),
    };
}

/// <summary>A feature of a workspace layer: degrees on WGS 84, values as text, double, long or null.</summary>
internal sealed record StoredFeature(long Fid, Geometry Degrees, object?[] Values);
