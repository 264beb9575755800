using NetTopologySuite.Geometries;
using Planner.Geodata.Import;
using Planner.Geodata.Tiles;

namespace Planner.Geodata.Store;

/// <summary>Reads what a workspace says about itself: from its recipe and from the counts of its tables.</summary>
internal static class WorkspaceCatalog
{
    public static readonly TableDefinition Table = new("workspace", "About this workspace", null, [new("name", "TEXT"), new("value", "TEXT")]);

    public static WorkspaceInfo ReadInfo(StoreConnection connection, Recipe recipe, string contentHash) => new()
    {
        Name = recipe.Name,
        Title = recipe.Title,
        IllustrativeNote = recipe.IllustrativeNote,
        ContentHash = contentHash,
        Bounds = recipe.Bounds,
        AsOf = recipe.AsOf,
        RequestedLoad = recipe.RequestedLoad,
        SiteCount = Count(connection, "site"),
        BusCount = recipe.Grid is null ? 0 : Count(connection, "bus"),
        BranchCount = recipe.Grid is null ? 0 : Count(connection, "branch"),
        Criteria = recipe.Criteria,
        Exclusions = recipe.Exclusions,
        Facts = [.. recipe.Facts.Select(fact => new FactInfo(fact.Id, fact.Title, fact.Unit, fact.Layer)), .. recipe.NeededFacts.Select(fact => new FactInfo(fact.Id, fact.Title, fact.Unit, null))],
        Attributions = [.. recipe.Layers.Select(layer => layer.DataSet.Attribution).Prepend(recipe.Grid?.DataSet.Attribution).OfType<string>().Distinct()],
        Recipe = recipe.Text,
    };

    public static IReadOnlyList<LayerInfo> ReadLayers(StoreConnection connection, Recipe recipe)
    {
        var catalog = LayerCatalog.Read(connection);
        var extents = LayersOf(recipe).ToDictionary(layer => layer.Id, layer => connection.FindExtent(layer.Id) is { } box ? ToBounds(box) : null);
        var sources = TileSource.Of(recipe);
        return [.. LayersOf(recipe).Select(layer => new LayerInfo
        {
            Id = layer.Id,
            Kind = layer.Kind,
            Geometry = layer.Geometry,
            DataSet = layer.DataSet,
            FeatureCount = CountFeatures(connection, layer.Id),
            IsPresent = !catalog.TryGetValue(layer.Id, out var record) || record.IsPresent,
            CoverageDescription = layer.Coverage,
            CoverageBounds = record.Coverage is { } coverage ? ToBounds(coverage.EnvelopeInternal) : extents.GetValueOrDefault(layer.Id),
            Extent = extents.GetValueOrDefault(layer.Id),
            TileFields = [.. sources[layer.Id].Fields.Select(field => KeyValuePair.Create(field.Name, TypeName(field.Type)))],
        })];
    }

    private static IEnumerable<(string Id, string Kind, GeometryKind Geometry, DataSetInfo DataSet, string Coverage)> LayersOf(Recipe recipe)
    {
        foreach (var layer in recipe.Layers)
        {
            yield return (layer.Id, layer.Kind, layer.Geometry, layer.DataSet, layer.Coverage.Description);
        }

        if (recipe.Grid is { } grid)
        {
            var buses = grid.DataSet with { Title = new("Buses", "母线") };
            var branches = grid.DataSet with { Title = new("Branches (lines and transformers)", "支路（线路与变压器）") };
            yield return ("bus", "bus", GeometryKind.Point, buses, grid.Coverage.Description);
            yield return ("branch", "branch", GeometryKind.Line, branches, grid.Coverage.Description);
        }

        var sites = new DataSetInfo(
            new("Candidate sites", "候选场址"), recipe.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture), "as the recipe's sources",
            $"Recipe '{recipe.Name}'", null, "", null, recipe.IllustrativeNote is not null);
        yield return ("site", "site", GeometryKind.Polygon, sites, "the candidate sites themselves");
    }

    private static Bounds ToBounds(Envelope box) => new(box.MinX, box.MinY, box.MaxX, box.MaxY);

    private static int Count(StoreConnection connection, string table) =>
        connection.Query($"SELECT count(*) FROM {Sql.Quote(table)}", row => row.GetInt32(0)).Single();

    private static int CountFeatures(StoreConnection connection, string table) =>
        connection.Query($"SELECT count(*) FROM {Sql.Quote(table)} WHERE geom IS NOT NULL", row => row.GetInt32(0)).Single();

    private static string TypeName(TileFieldType type) => type switch
    {
        TileFieldType.Text => "string",
        TileFieldType.Flag => "boolean",
        _ => "number",
    };
}
