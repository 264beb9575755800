using Microsoft.Data.Sqlite;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tests.Store;

public sealed class WorkspaceTests
{
    [Fact]
    public void Open_AfterImport_HoldsWhatTheRecipeSays()
    {
        using var import = SmallGrid.Import();
        var report = import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        Assert.Equal(report.ContentHash, workspace.Info.ContentHash);
        Assert.Equal(("small", 2, 3, 2), (workspace.Info.Name, workspace.Info.SiteCount, workspace.Info.BusCount, workspace.Info.BranchCount));
        Assert.False(workspace.Info.IsIllustrative);
        Assert.Equal(20, workspace.Info.Criteria.Single().DefaultWeight);
        Assert.Equal(["plants", "bus", "branch", "site"], workspace.Layers.Select(layer => layer.Id));
        Assert.Equal([2, 3, 1, 2], workspace.Layers.Select(layer => layer.FeatureCount));
        Assert.Equal(new Bounds(-100, 30, -99, 31), workspace.Layers[0].CoverageBounds);
        Assert.True(workspace.VerifyContent(TestContext.Current.CancellationToken));
        var fact = workspace.LoadFacts()[new SiteId("s1")][new FactId("site.plant_distance_km")];
        Assert.Equal("Plants of the test", Assert.IsType<Fact.Known>(fact).Source.DataSet);
        Assert.Equal("{\"type\":\"Point\",\"coordinates\":[-99.6,30.5]}", workspace.SiteGeometryGeoJson(new SiteId("s1")));
        Assert.Throws<KeyNotFoundException>(() => workspace.SiteGeometryGeoJson(new SiteId("s9")));
    }

    [Fact]
    public void Run_SameInputs_GiveTheSameHashAndChangedOnesAnother()
    {
        using var first = SmallGrid.Import();
        using var second = SmallGrid.Import();
        using var third = SmallGrid.Import();
        third.Plants = SmallRecipe.Plants.Replace("Alpha,100", "Alpha,101", StringComparison.Ordinal);
        Assert.Equal(first.Run().ContentHash, second.Run().ContentHash);
        Assert.Equal(first.Run().ContentHash, second.Run().ContentHash);
        Assert.NotEqual(first.Run().ContentHash, third.Run().ContentHash);
    }

    [Fact]
    public void Run_CancelledAtEveryStep_LeavesTheOldWorkspace()
    {
        using var import = SmallGrid.Import();
        import.Run();
        var before = File.ReadAllBytes(import.Workspace);
        import.Plants = SmallRecipe.Plants.Replace("Alpha", "Omega", StringComparison.Ordinal);
        for (var step = 0; step < 5; step++)
        {
            using var cancel = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => import.Run(null, new CancelAt(step, cancel), cancel));
            Assert.Equal(before, File.ReadAllBytes(import.Workspace));
            Assert.Single(Directory.GetFiles(import.WorkspaceFolder));
        }
    }

    [Fact]
    public void Run_AfterACrash_ReplacesTheLeftoverDraft()
    {
        using var import = new SmallImport();
        import.Run();
        File.WriteAllText(import.Workspace + ".importing", "half an import");
        import.Run();
        Assert.Equal([import.Workspace], Directory.GetFiles(import.WorkspaceFolder));
    }

    [Fact]
    public void Run_WhileAnotherImportRuns_IsRefused()
    {
        using var import = new SmallImport();
        Diagnostic? refusal = null;
        import.Run(null, new OnFirst(() => refusal = Assert.Throws<BadInputException>(() => import.Run()).Diagnostics[0]));
        Assert.Equal("workspace.busy", refusal!.Code);
    }

    [Fact]
    public void OpenWorkspace_WhenReplaced_GoesOnReadingItsOwnContent()
    {
        using var import = new SmallImport();
        import.Run();
        using var old = Workspace.Open(import.Workspace);
        import.Sites = "id,name,lon,lat\nonly,Only,-99.6,30.5\n";
        import.Run();
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(2, old.LoadSites().Count));
        using var renewed = Workspace.Open(import.Workspace);
        Assert.Single(renewed.LoadSites());
    }

    [Fact]
    public void Calls_FromManyThreads_AllAnswer()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var expected = workspace.Tile("plants", 6, 14, 26)!;
        Parallel.For(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 16 }, round =>
        {
            Assert.Equal(expected, workspace.Tile("plants", 6, 14, 26));
            Assert.Equal(3, workspace.LoadGrid().Buses.Length);
            Assert.Equal(2, workspace.LoadFacts().Count);
        });
    }

    [Fact]
    public void Open_FilesThatAreNoWorkspace_SaysWhy()
    {
        using var import = new SmallImport();
        import.Run();
        Assert.Equal("workspace.not-found", Refusal(import.Workspace + "x"));
        Assert.Equal("workspace.not-a-workspace", Refusal(import.Write("text.gpkg", "This is no database, and it is long enough to be read as one by mistake.")));
        Assert.Equal("workspace.other-version", Refusal(Changed(import, "UPDATE planner_seal SET schema_version = 99")));
        Assert.Equal("workspace.not-sealed", Refusal(Changed(import, "DROP TABLE planner_seal")));
    }

    [Fact]
    public void VerifyContent_AfterAnEdit_IsFalse()
    {
        using var import = new SmallImport();
        import.Run();
        using var workspace = Workspace.Open(Changed(import, "UPDATE plants SET mw = 1"));
        Assert.False(workspace.VerifyContent(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void LoadGrid_WithoutAGrid_SaysWhatToAdd()
    {
        using var import = new SmallImport();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        Assert.Equal("workspace.no-grid", Assert.Throws<BadInputException>(workspace.LoadGrid).Diagnostics[0].Code);
    }

    [Fact]
    public void Run_OptionalLayerMissing_LeavesItsFactsUnknown()
    {
        using var import = new SmallImport { Recipe = SmallRecipe.Text.Replace("path: plants.csv", "path: nowhere.csv\n    required: false", StringComparison.Ordinal) };
        var report = import.Run();
        Assert.Equal("import.file-not-found", Assert.Single(report.Diagnostics).Code);
        using var workspace = Workspace.Open(import.Workspace);
        Assert.False(workspace.Layers[0].IsPresent);
        Assert.All(workspace.LoadFacts().Values, sheet => Assert.All(sheet.Listed, fact => Assert.IsType<Fact.Unknown>(fact.Value)));
    }

    private static string Refusal(string path) => Assert.Throws<BadInputException>(() => Workspace.Open(path)).Diagnostics.Single().Code;

    private static string Changed(SmallImport import, string sql)
    {
        var copy = import.Workspace + ".copy";
        File.Copy(import.Workspace, copy, overwrite: true);
        using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        connection.Open();
        connection.Execute("DROP TRIGGER IF EXISTS rtree_plants_geom_update3; DROP TRIGGER IF EXISTS rtree_plants_geom_update4;");
        connection.Execute(sql);
        return copy;
    }

    private sealed class CancelAt(int step, CancellationTokenSource cancel) : IProgress<StepProgress>
    {
        private int steps;

        public void Report(StepProgress value)
        {
            if (steps++ == step)
            {
                cancel.Cancel();
            }
        }
    }

    private sealed class OnFirst(Action act) : IProgress<StepProgress>
    {
        private bool done;

        public void Report(StepProgress value)
        {
            if (!done)
            {
                done = true;
                act();
            }
        }
    }
}
