using Planner.Domain.Diagnostics;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tests.Store;

public sealed class GeoPackageWorkspaceTests : WorkspaceTests
{
    [Fact]
    public void Open_FileThatIsNoDatabase_SaysWhy()
    {
        using var import = new SmallImport();
        var path = import.Write("text.gpkg", "This is no database, and it is long enough to be read as one by mistake.");
        Assert.Equal("workspace.not-a-workspace", Assert.Throws<BadInputException>(() => Workspace.Open(path)).Diagnostics.Single().Code);
    }

    private protected override TestStore NewStore() => new GeoPackageTestStore();
}

public sealed class PostgisWorkspaceTests : WorkspaceTests
{
    [Fact]
    public void Run_InBothStores_GivesTheSameHashTilesAndFacts()
    {
        using var store = NewStore();
        using var import = SmallGrid.Import();
        var inFile = import.Run();
        using var file = Workspace.Open(import.Workspace);
        import.Workspace = store.Address;
        Assert.Equal(inFile.ContentHash, import.Run().ContentHash);
        using var database = Workspace.Open(store.Address);
        foreach (var layer in new[] { "plants", "bus", "branch", "site" })
        {
            Assert.NotNull(file.Tile(layer, 6, 14, 26));
            Assert.Equal(file.Tile(layer, 6, 14, 26), database.Tile(layer, 6, 14, 26));
        }

        Assert.Equal(file.Layers.Select(layer => layer.Extent), database.Layers.Select(layer => layer.Extent));
        Assert.Equal(file.LoadFacts().SelectMany(site => site.Value.Listed), database.LoadFacts().SelectMany(site => site.Value.Listed));
    }

    [Fact]
    public void Run_WhileTheOldContentIsRead_KeepsItUntilTheReaderEnds()
    {
        using var store = NewStore();
        using var import = new SmallImport { Workspace = store.Address };
        import.Run();
        using (Workspace.Open(store.Address))
        {
            import.Run();
            Assert.Equal(1, store.CountLeftovers());
        }

        import.Run();
        Assert.Equal(0, store.CountLeftovers());
    }

    [Fact]
    public void Open_NoServer_SaysSoWithoutThePassword()
    {
        var refused = Assert.Throws<BadInputException>(() => Workspace.Open("postgresql://planner:s3cret@127.0.0.1:1/planner"));
        Assert.Equal("workspace.no-connection", refused.Diagnostics.Single().Code);
        Assert.DoesNotContain("s3cret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://host")]
    [InlineData("postgresql://host/db?schema=Big")]
    [InlineData("postgresql://host/db?schema=a__1")]
    [InlineData("postgresql://host/db?shema=a")]
    public void Parse_BadAddress_IsRefused(string address) =>
        Assert.Equal("workspace.bad-address", Assert.Throws<BadInputException>(() => PostgisAddress.Parse(address)).Diagnostics.Single().Code);

    [Fact]
    public void Parse_SocketAndUser_AreTakenAndThePasswordIsNotShown()
    {
        var address = PostgisAddress.Parse("postgresql://me:p%40ss@/planner?host=/run/postgresql&schema=us48");
        Assert.Equal("us48", address.Schema);
        Assert.Contains("Host=/run/postgresql", address.ConnectionString, StringComparison.Ordinal);
        Assert.Contains("p@ss", address.ConnectionString, StringComparison.Ordinal);
        Assert.DoesNotContain("ss@", address.Shown, StringComparison.Ordinal);
    }

    private protected override TestStore NewStore() => new PostgisTestStore();
}
