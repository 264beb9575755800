using Planner.Domain.Sites;
using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tests.Store;

/// <summary>A workspace that an earlier edition sealed becomes one of today's, whatever tables it lacks.</summary>
public abstract class EditionTests
{
    private protected abstract TestStore NewStore();

    [Fact]
    public void Open_WorkspaceWithoutLaterTables_HasThoseOfToday()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
        var hash = import.Run().ContentHash;
        MakeVersion2(store);

        using (var workspace = Workspace.Open(store.Address))
        {
            Assert.Equal((hash, true), (workspace.Info.ContentHash, workspace.VerifyContent(TestContext.Current.CancellationToken)));
            Assert.Empty(workspace.TieLines(new SiteId("s1")));
            Assert.Equal(2, workspace.LoadSites().Count);
            Assert.Null(workspace.LoadGrid().Generators[0].RampPerHour);
            Assert.Equal((null, 0), (workspace.LoadSeries().Profiles, workspace.LoadSeries().Storage.Count));
        }

        Assert.Equal(0, store.CountLeftovers());
    }

    [Fact]
    public void RunSingle_IntoAWorkspaceWithoutLaterTables_AddsTheLayer()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
        import.Run();
        MakeVersion2(store);

        var wells = import.Write("wells.csv", "name,lat,lon\nA,30.5,-99.5\n");
        RecipeImport.RunSingle("water", [wells], "2024", new(2026, 6, 30), store.Address, null, TestContext.Current.CancellationToken);

        using var workspace = Workspace.Open(store.Address);
        Assert.Equal(["plants", "wells", "bus", "branch", "site"], workspace.Layers.Select(layer => layer.Id));
        Assert.True(workspace.VerifyContent(TestContext.Current.CancellationToken));
    }

    /// <summary>A step that finds its work done, because an edition had it without saying so, changes nothing.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Open_WorkspaceThatHasAllButSaysOtherwise_IsLeftAsItIs(int version)
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
        var hash = import.Run().ContentHash;
        store.Change($"UPDATE planner_seal SET schema_version = {version}");
        using var workspace = Workspace.Open(store.Address);
        Assert.Equal(hash, workspace.Info.ContentHash);
    }

    /// <summary>A step that fails leaves the old tables, so that the edition that made them still reads them.</summary>
    [Fact]
    public void Open_StepThatFails_LeavesTheOldVersion()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
        import.Run();
        MakeVersion2(store);
        store.Change("UPDATE planner_seal SET schema_version = 1; DROP INDEX site_by_id; ALTER TABLE site RENAME COLUMN site TO other");
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Workspace.Open(store.Address));
        Assert.Equal(0, store.CountLeftovers());
        store.Change("ALTER TABLE site RENAME COLUMN other TO site");
        using var workspace = Workspace.Open(store.Address);
        Assert.Equal(2, workspace.LoadSites().Count);
    }

    private static void MakeVersion2(TestStore store)
    {
        foreach (var table in new[] { "tie_line", "setback", "hourly_series", "storage" })
        {
            store.DropTable(table);
        }

        store.DropColumn("generator", "ramp_mw_per_hour");
        store.Change("UPDATE planner_seal SET schema_version = 2");
    }
}

public sealed class GeoPackageEditionTests : EditionTests
{
    private protected override TestStore NewStore() => new GeoPackageTestStore();
}

public sealed class PostgisEditionTests : EditionTests
{
    [Fact]
    public void Open_WorkspaceWithoutLaterTables_ShowsThemToOtherPrograms()
    {
        using var store = new PostgisTestStore();
        using var import = SmallGrid.Import();
        import.Workspace = store.Address;
        import.Run();
        store.DropTable("tie_line");
        store.DropColumn("generator", "ramp_mw_per_hour");
        store.Change("UPDATE planner_seal SET schema_version = 2");
        Workspace.Open(store.Address).Dispose();
        Assert.Equal(0L, store.AskViews("SELECT count(*) FROM tie_line"));
        Assert.Equal(1L, store.AskViews("SELECT count(*) FROM generator WHERE ramp_mw_per_hour IS NULL"));
    }

    private protected override TestStore NewStore() => new PostgisTestStore();
}
