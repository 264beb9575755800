using Planner.Domain.Facts;
using Planner.Geodata.Import;
using Planner.Geodata.Store;
using Planner.Tests;

namespace Planner.Geodata.Tests.Import;

/// <summary>The Texas recipe on the real data: the row counts that the data sets' own READMEs state.</summary>
public sealed class TexasImportTests
{
    [Fact]
    public void Run_TexasRecipe_KeepsTheStatedRows()
    {
        var dataRoot = SharedData.Path(".");
        using var folder = new ScratchFolder();
        var report = RecipeImport.Run(
            Repository.File("geodata/recipes/texas.yaml"), folder.Path("texas.gpkg"), new ImportOptions(dataRoot), null, TestContext.Current.CancellationToken);
        var rows = report.Layers.ToDictionary(layer => layer.Id);
        Assert.Equal(new LayerReport("bus", 2000, 2000), rows["bus"]);
        Assert.Equal(new LayerReport("branch", 3206, 3206), rows["branch"]);
        Assert.Equal(new LayerReport("transmission", 5209, 5209), rows["transmission"]);
        Assert.Equal(new LayerReport("data_centers", 1165, 1165), rows["data_centers"]);
        Assert.Equal(new LayerReport("national_parks", 61, 61), rows["national_parks"]);
        Assert.Equal(new LayerReport("utilities", 141, 141), rows["utilities"]);
        Assert.Equal(new LayerReport("states", 100, 51), rows["states"]);
        Assert.Equal(11879, rows["power_plants"].RowsRead);
        Assert.Equal(1463, rows["superfund"].RowsRead);
        Assert.Equal(1463 - 108 - 23, rows["superfund"].RowsKept);
        Assert.True(report.SiteCount >= 300, $"{report.SiteCount} candidate sites");

        using var workspace = Workspace.Open(folder.Path("texas.gpkg"));
        var facts = workspace.LoadFacts();
        Assert.Equal(report.SiteCount, facts.Count);
        Assert.All(facts.Values, sheet => Assert.All(workspace.Info.Facts, fact => Assert.Contains(fact.Id, sheet.Listed.Select(listed => listed.Key))));
        Assert.True(facts.Values.Count(sheet => sheet[new FactId("site.distance_to_line_345kv_km")] is Fact.Known) > report.SiteCount / 2);
    }
}
