using Planner.Geodata.Import;

namespace Planner.Geodata.Store;

/// <summary>Every table that a workspace of a recipe has.</summary>
internal static class WorkspaceTables
{
    public static IReadOnlyList<TableDefinition> Of(Recipe recipe) =>
    [
        .. recipe.Layers.Select(LayerTable.Define), .. recipe.Grid is null ? [] : GridTables.All,
        LayerCatalog.Table, SiteTables.Site, SiteTables.Poi, FactTable.Table, WorkspaceCatalog.Table,
        RasterTables.Frame, RasterTables.Block, TieLineTable.Table, SetbackTables.Table,
    ];
}
