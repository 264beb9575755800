using NetTopologySuite.Geometries;
using Planner.Geodata.Import;

namespace Planner.Geodata.Store;

/// <summary>The table layer_coverage: per layer, where it speaks, what it is and how many rows it kept.</summary>
internal static class LayerCatalog
{
    public static readonly TableDefinition Table = new("layer_coverage", "Layers and their coverage", "MULTIPOLYGON",
    [
        new("layer", "TEXT"), new("title", "TEXT"), new("description", "TEXT"), new("features_only", "BOOLEAN"),
        new("is_present", "BOOLEAN"), new("rows_read", "INTEGER"), new("rows_kept", "INTEGER"), new("vintage", "TEXT"),
        new("licence", "TEXT"), new("source", "TEXT"), new("attribution", "TEXT"),
    ]);

    public static void Write(StoreConnection connection, IEnumerable<LayerRecord> layers)
    {
        using var table = connection.CreateTable(Table);
        Write(table, 0, layers);
    }

    /// <summary>Writes rows after those that are there.</summary>
    public static void Write(TableWriter table, long lastFid, IEnumerable<LayerRecord> layers)
    {
        foreach (var (position, layer) in layers.Index())
        {
            var data = layer.DataSet;
            table.Insert(
                lastFid + position + 1, layer.Coverage, layer.Id, data.Title.En, layer.Spec.Description, layer.Spec.FeaturesOnly, layer.IsPresent,
                layer.RowsRead, layer.RowsKept, data.Vintage, data.Licence, data.Publisher, data.Attribution);
        }
    }

    public static IReadOnlyDictionary<string, (bool IsPresent, Geometry? Coverage)> Read(StoreConnection connection) =>
        connection.Query(
            $"SELECT layer, is_present, {connection.GeometrySql} FROM layer_coverage ORDER BY fid",
            row => (Layer: row.GetString(0), Present: row.GetBoolean(1), Coverage: row.IsDBNull(2) ? null : connection.ReadGeometry(row, 2)))
        .ToDictionary(row => row.Layer, row => (row.Present, row.Coverage));

    /// <summary>The records of a sealed workspace, as its import made them.</summary>
    public static IReadOnlyList<LayerRecord> ReadRecords(StoreConnection connection, Recipe recipe)
    {
        var stored = Read(connection);
        var grid = recipe.Grid is { } spec ? new[] { (Id: "bus", spec.DataSet, spec.Coverage), (Id: "branch", spec.DataSet, spec.Coverage) } : [];
        return [.. recipe.Layers.Select(layer => (layer.Id, layer.DataSet, layer.Coverage)).Concat(grid)
            .Select(layer => new LayerRecord(
                layer.Id, layer.DataSet, layer.Coverage, stored[layer.Id].Coverage, stored[layer.Id].IsPresent, 0, 0))];
    }
}

/// <summary>What the import knows of a layer when its rows are in.</summary>
/// <param name="Id">Layer id, or "bus", "branch".</param>
/// <param name="DataSet">What it is.</param>
/// <param name="Spec">Coverage as the recipe states it.</param>
/// <param name="Coverage">Covered region in degrees; null when the features alone are covered, or nothing.</param>
/// <param name="IsPresent">False when the file was missing and may be.</param>
/// <param name="RowsRead">Rows of the source.</param>
/// <param name="RowsKept">Features in the workspace.</param>
internal sealed record LayerRecord(
    string Id, DataSetInfo DataSet, CoverageSpec Spec, Geometry? Coverage, bool IsPresent, int RowsRead, int RowsKept);
