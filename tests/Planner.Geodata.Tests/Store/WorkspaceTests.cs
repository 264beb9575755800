using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Geodata.Import;
using Planner.Geodata.Store;
using Planner.Tests;

namespace Planner.Geodata.Tests.Store;

/// <summary>What every store must do: the same tests run on a GeoPackage file and on PostGIS.</summary>
public abstract class WorkspaceTests
{
    private protected abstract TestStore NewStore();

    [Fact]
    public void Open_AfterImport_HoldsWhatTheRecipeSays()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
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
        using var firstStore = NewStore();
        using var first = SmallGrid.Import();
        first.Workspace = firstStore.Address;
        using var secondStore = NewStore();
        using var second = SmallGrid.Import();
        second.Workspace = secondStore.Address;
        using var thirdStore = NewStore();
        using var third = SmallGrid.Import();
        third.Workspace = thirdStore.Address;
        third.Plants = SmallRecipe.Plants.Replace("Alpha,100", "Alpha,101", StringComparison.Ordinal);
        Assert.Equal(first.Run().ContentHash, second.Run().ContentHash);
        Assert.Equal(first.Run().ContentHash, second.Run().ContentHash);
        Assert.NotEqual(first.Run().ContentHash, third.Run().ContentHash);
    }

    [Fact]
    public void Run_CancelledAtEveryStep_LeavesTheOldWorkspace()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
        var before = import.Run().ContentHash;
        import.Plants = SmallRecipe.Plants.Replace("Alpha", "Omega", StringComparison.Ordinal);
        for (var step = 0; step < 5; step++)
        {
            using var cancel = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => import.Run(null, new CancelAt(step, cancel), cancel));
            Assert.Equal(0, store.CountLeftovers());
            using var workspace = Workspace.Open(import.Workspace);
            Assert.Equal(before, workspace.Info.ContentHash);
            Assert.True(workspace.VerifyContent(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void RunSingle_IntoAWorkspace_AddsTheLayerAndKeepsTheRest()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
        import.Run();
        using var before = Workspace.Open(store.Address);
        var wells = import.Write("wells.csv", "name,lat,lon,depth\nA,30.5,-99.5,10\nB,30.6,-99.4,\n");
        var report = Add(wells, store);
        Assert.Equal((2, 2, before.Info.SiteCount), (report.RowsRead, report.RowsKept, report.SiteCount));
        using (var after = Workspace.Open(store.Address))
        {
            Assert.Equal(["plants", "wells", "bus", "branch", "site"], after.Layers.Select(layer => layer.Id));
            Assert.Equal(before.Layers.Select(layer => (layer.Id, layer.FeatureCount, layer.Extent, layer.CoverageBounds)), after.Layers.Where(layer => layer.Id != "wells").Select(layer => (layer.Id, layer.FeatureCount, layer.Extent, layer.CoverageBounds)));
            Assert.Equal(before.LoadFacts().SelectMany(site => site.Value.Listed), after.LoadFacts().SelectMany(site => site.Value.Listed));
            Assert.Equal(before.LoadGrid().Branches.Length, after.LoadGrid().Branches.Length);
            Assert.NotNull(after.Tile("wells", 6, 14, 26));
            Assert.Equal(before.Tile("branch", 6, 14, 26), after.Tile("branch", 6, 14, 26));
            Assert.Equal((report.ContentHash, true), (after.Info.ContentHash, after.VerifyContent(TestContext.Current.CancellationToken)));
        }

        // The open workspace went on reading what it was opened on; the same again gives the same; another file of the name replaces it.
        Assert.True(before.VerifyContent(TestContext.Current.CancellationToken));
        Assert.Equal(report.ContentHash, Add(wells, store).ContentHash);
        Assert.Equal(1, Add(import.Write("wells.csv", "name,lat,lon\nC,30.5,-99.5\n"), store).RowsKept);
        Add(import.Write("springs.csv", "name,lat,lon\nD,30.5,-99.5\n"), store);
        using var last = Workspace.Open(store.Address);
        Assert.Equal(["plants", "wells", "springs", "bus", "branch", "site"], last.Layers.Select(layer => layer.Id));
        Assert.Equal([1, 1], last.Layers.Skip(1).Take(2).Select(layer => layer.FeatureCount));
    }

    [Fact]
    public void RunSingle_IntoAWorkspaceWithFlawsOrCancelled_LeavesIt()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
        var hash = import.Run().ContentHash;
        Assert.Equal("import.layer-exists", Assert.Throws<BadInputException>(() => Add(import.Write("plants.csv", "name,lat,lon\nA,30.5,-99.5\n"), store)).Diagnostics.Single().Code);
        Assert.Equal("geometry.swapped", Assert.Throws<BadInputException>(() => Add(import.Write("wells.csv", "name,lat,lon\nA,-99.5,30.5\n"), store)).Diagnostics.Single().Code);
        var good = import.Write("springs.csv", "name,lat,lon\nD,30.5,-99.5\n");
        for (var step = 0; step < 3; step++)
        {
            using var cancel = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => RecipeImport.RunSingle("water", [good], null, new(2026, 6, 30), store.Address, new CancelAt(step, cancel), cancel.Token));
        }

        Assert.Equal(0, store.CountLeftovers());
        using var workspace = Workspace.Open(store.Address);
        Assert.Equal((hash, true), (workspace.Info.ContentHash, workspace.VerifyContent(TestContext.Current.CancellationToken)));
    }

    private static ImportReport Add(string path, TestStore store) =>
        RecipeImport.RunSingle("water", [path], "2024", new(2026, 6, 30), store.Address, null, TestContext.Current.CancellationToken);

    [Fact]
    public void Run_AfterACrash_ReplacesTheLeftoverDraft()
    {
        using var store = NewStore();
        using var import = new SmallImport { Workspace = store.Address };
        import.Run();
        store.LeaveHalfAnImport();
        Assert.Equal(1, store.CountLeftovers());
        import.Run();
        Assert.Equal(0, store.CountLeftovers());
    }

    [Fact]
    public void Run_WhileAnotherImportRuns_IsRefused()
    {
        using var store = NewStore();
        using var import = new SmallImport { Workspace = store.Address };
        Diagnostic? refusal = null;
        import.Run(null, new OnFirst(() => refusal = Assert.Throws<BadInputException>(() => import.Run()).Diagnostics[0]));
        Assert.Equal("workspace.busy", refusal!.Code);
    }

    [Fact]
    public void OpenWorkspace_WhenReplaced_GoesOnReadingItsOwnContent()
    {
        using var store = NewStore();
        using var import = new SmallImport { Workspace = store.Address };
        import.Run();
        using var old = Workspace.Open(import.Workspace);
        import.Sites = "id,name,lon,lat\nonly,Only,-99.6,30.5\n";
        import.Run();
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(2, old.LoadSites().Count));
        using var renewed = Workspace.Open(import.Workspace);
        Assert.Single(renewed.LoadSites());
    }

    [Fact]
    public void ReadFeatures_ByBoxValueAndId_GivesThoseThatMeetAll()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        Bounds[] west = [new(-100, 30, -99.7, 31)];
        Assert.Equal([1], workspace.FeatureIds("bus", west));
        Assert.Equal([1], workspace.FeatureIds("branch", west));
        Assert.Equal([1], Ids(new("bus") { Limit = 10, Boxes = west }));
        Assert.Equal([1, 3], Ids(new("bus") { Limit = 10, Where = [new("base_kv", "345")] }));
        Assert.Equal([3], Ids(new("bus") { Limit = 10, Where = [new("base_kv", "345")], Ids = [2, 3] }));
        Assert.Equal([2], Ids(new("bus") { Limit = 1, Offset = 1 }));
        Assert.Equal([1], Ids(new("branch") { Limit = 10, Where = [new("in_service", "true")] }));
        Assert.Empty(Ids(new("branch") { Limit = 10, Where = [new("in_service", "maybe")] }));
        var plant = workspace.ReadFeatures(new("plants") { Limit = 1 });
        Assert.Equal(2, plant.Matched);
        Assert.Equal(["feature_name", "name", "mw"], plant.Features[0].Properties.Select(property => property.Key));
        Assert.Equal(100.0, plant.Features[0].Properties[2].Value);

        IEnumerable<long> Ids(FeatureQuery query) => workspace.ReadFeatures(query).Features.Select(feature => feature.Id);
    }

    [Fact]
    public void Calls_FromManyThreads_AllAnswer()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
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
    public void Open_WhatIsNoWorkspace_SaysWhy()
    {
        using var store = NewStore();
        Assert.Equal("workspace.not-found", Refusal(store.Address));
        using var import = new SmallImport { Workspace = store.Address };
        import.Run();
        store.Change("UPDATE planner_seal SET schema_version = 99");
        Assert.Equal("workspace.other-version", Refusal(store.Address));
        store.Change("DROP TABLE planner_seal");
        Assert.Equal("workspace.not-sealed", Refusal(store.Address));
    }

    [Fact]
    public void Open_WorkspaceOfVersion1_BringsItToTodaysTables()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
        var hash = import.Run().ContentHash;
        store.Change("UPDATE planner_seal SET schema_version = 1, content_hash = 'of another method'");
        store.Change("DROP INDEX site_by_id; DROP INDEX plants_by_rank; DROP INDEX bus_by_rank; DROP INDEX branch_by_rank; DROP INDEX site_by_rank");
        using var workspace = Workspace.Open(store.Address);
        Assert.Equal(hash, workspace.Info.ContentHash);
        // Fails unless the index is there again.
        store.Change("DROP INDEX site_by_id; DROP INDEX plants_by_rank");
        Assert.Equal(0, store.CountLeftovers());
    }

    [Fact]
    public void VerifyContent_AfterAnEdit_IsFalse()
    {
        using var store = NewStore();
        using var import = new SmallImport { Workspace = store.Address };
        import.Run();
        store.Change("UPDATE plants SET mw = 1");
        using var workspace = Workspace.Open(store.Address);
        Assert.False(workspace.VerifyContent(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void LoadGrid_WithoutAGrid_SaysWhatToAdd()
    {
        using var store = NewStore();
        using var import = new SmallImport { Workspace = store.Address };
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        Assert.Equal("workspace.no-grid", Assert.Throws<BadInputException>(workspace.LoadGrid).Diagnostics[0].Code);
    }

    [Fact]
    public void Run_OptionalLayerMissing_LeavesItsFactsUnknown()
    {
        using var store = NewStore();
        using var import = new SmallImport { Workspace = store.Address, Recipe = SmallRecipe.Text.Replace("path: plants.csv", "path: nowhere.csv\n    required: false", StringComparison.Ordinal) };
        var report = import.Run();
        Assert.Equal("import.file-not-found", Assert.Single(report.Diagnostics).Code);
        using var workspace = Workspace.Open(import.Workspace);
        Assert.False(workspace.Layers[0].IsPresent);
        Assert.All(workspace.LoadFacts().Values, sheet => Assert.All(sheet.Listed, fact => Assert.IsType<Fact.Unknown>(fact.Value)));
    }

    private static string Refusal(string path) => Assert.Throws<BadInputException>(() => Workspace.Open(path)).Diagnostics.Single().Code;

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
