using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;
using Planner.Geodata.Store;
using Planner.Tests;

namespace Planner.Geodata.Tests.Import;

public sealed class CatalogueTests
{
    [Fact]
    public void Shipped_SpeaksOfEveryKindInBothLanguages()
    {
        var catalogue = LayerCatalogue.Shipped;
        Assert.Equal(LayerKinds.All.Order(StringComparer.Ordinal), catalogue.Kinds.Select(kind => kind.Id).Order(StringComparer.Ordinal));
        Assert.All(catalogue.Kinds, kind => Assert.True(kind.Meaning.En.Length > 10 && kind.Meaning.Zh.Length > 3, kind.Id));
        Assert.Equal(catalogue.DataSets.Count, catalogue.DataSets.Select(set => set.Id).Distinct().Count());
        Assert.All(catalogue.DataSets, set => Assert.Contains(set.Kind, LayerKinds.All));
        Assert.All(catalogue.DataSets, set => Assert.True(set.RankColumn is null || set.Columns.Any(column => column.As == set.RankColumn && column.Type == ColumnType.Number), set.Id));
        Assert.All(catalogue.DataSets, set => Assert.Same(set, catalogue.Recognise([.. set.Recognise, .. set.Columns.Select(column => column.From)])));
    }

    [Theory]
    [InlineData("gppd-usa/database_USA.csv", "power-plant", 11879)]
    [InlineData("eia860/2___Plant_Y2019.xlsx", "power-plant", 11833)]
    [InlineData("im3-datacenter-atlas/im3_datacenter_centroids.geojson", "data-center", 1165)]
    [InlineData("epa-tribal-lands/off_reservation_trust_lands.geojson", "tribal-land", 171)]
    [InlineData("usgs-water-service-areas/water_service_areas_Virginia.geojson", "water-system", 231)]
    public void RunSingle_OfficialFile_IsRecognisedByItsColumns(string file, string kind, int rows)
    {
        using var folder = new ScratchFolder();
        var path = SharedData.Path(file);
        if (kind == "power-plant")
        {
            // In both files of plants one latitude is 425; without a recipe that names it, the import is refused.
            var refused = Assert.Throws<BadInputException>(() => Run(SingleImport.Detect, path, folder));
            Assert.Equal("geometry.outside-crs", Assert.Single(refused.Diagnostics, problem => problem.Severity == Severity.Error).Code);
            return;
        }

        var report = Run(SingleImport.Detect, path, folder);
        Assert.Equal(rows, report.RowsRead);
        using var workspace = Workspace.Open(folder.Path("w.gpkg"));
        Assert.Equal(kind, workspace.Layers[0].Kind);
        Assert.Equal("2019", workspace.Layers[0].DataSet.Vintage);
    }

    [Fact]
    public void RunSingle_FileOfNoDataSet_NeedsItsKind()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("my wells.csv", "Well Name,lat,lon\nA,30.5,-97.5\n");
        Assert.Equal("import.unknown-kind", Assert.Single(Assert.Throws<BadInputException>(() => Run(SingleImport.Detect, path, folder)).Diagnostics).Code);
        Assert.Equal("import.unknown-kind", Assert.Single(Assert.Throws<BadInputException>(() => Run("watre", path, folder)).Diagnostics).Code);
        Assert.Equal(1, Run("water", path, folder).RowsKept);
        using var workspace = Workspace.Open(folder.Path("w.gpkg"));
        Assert.Equal(("my_wells", "water"), (workspace.Layers[0].Id, workspace.Layers[0].Kind));
    }

    [Fact]
    public void RunSingle_SeveralFlaws_AreAllReported()
    {
        using var folder = new ScratchFolder();
        var good = folder.Write("a.csv", "n,lat,lon\nA,-97.5,30.5\n");
        var refused = Assert.Throws<BadInputException>(() => RecipeImport.RunSingle("water", [good, folder.Path("none.csv")], null, new(2026, 6, 30), folder.Path("w.gpkg"), null, CancellationToken.None));
        Assert.Contains(refused.Diagnostics, problem => problem.Code == "import.file-not-found");
        Assert.False(File.Exists(folder.Path("w.gpkg")));
        Assert.Equal("geometry.swapped", Assert.Single(Assert.Throws<BadInputException>(() => Run("water", good, folder)).Diagnostics).Code);
    }

    private static ImportReport Run(string kind, string path, ScratchFolder folder) =>
        RecipeImport.RunSingle(kind, [path], "2019", new DateOnly(2026, 6, 30), folder.Path("w.gpkg"), null, TestContext.Current.CancellationToken);
}
