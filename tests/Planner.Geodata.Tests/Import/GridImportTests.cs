using Planner.Domain.Grid;
using Planner.Geodata.Read.GridCsv;
using Planner.Geodata.Read.Matpower;
using Planner.Geodata.Store;
using Planner.Tests;

namespace Planner.Geodata.Tests.Import;

public sealed class GridImportTests
{
    [Fact]
    public void LoadGrid_AfterImport_IsTheCaseToTheLastBit()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var loaded = workspace.LoadGrid();
        var bag = new Domain.Diagnostics.DiagnosticBag();
        var grid = MatpowerReader.Read(import.Write("again.m", SmallGrid.Case), bag)!.ToGrid(bag)!;
        Assert.Equal(grid.BasePower, loaded.BasePower);
        Assert.Equal(grid.Buses, loaded.Buses.Select(bus => bus with { Location = null }));
        Assert.Equal(grid.Branches, loaded.Branches);
        Assert.Equal(grid.Loads, loaded.Loads);
        Assert.Equal(Plain(grid.Generators[0]), Plain(loaded.Generators[0]));
        Assert.Equal(Coefficients(grid), Coefficients(loaded));
        Assert.Equal(-99.6, loaded.GetBus(new BusId(3)).Location!.Value.Longitude);

        static Generator Plain(Generator unit) => unit with { Cost = CostCurve.NotStated.Instance };
        static double[] Coefficients(PowerGrid grid) => [.. ((CostCurve.Polynomial)grid.Generators[0].Cost).Coefficients];
    }

    /// <summary>Ramps, hourly series and storage of a published grid, to the last bit.</summary>
    [Fact]
    public void LoadSeries_OfAFolder_IsWhatTheFolderSays()
    {
        var path = SharedData.Path("rts-gmlc");
        var bag = new Domain.Diagnostics.DiagnosticBag();
        var source = GridSource.ReadSeries(path, bag)!;
        using var import = new SmallImport { Recipe = SmallGrid.FolderRecipe("${dataRoot}/" + Path.GetFileName(path)) };
        import.Run(new(Path.GetDirectoryName(path)));
        using var workspace = Workspace.Open(import.Workspace);
        var stored = workspace.LoadSeries();
        Assert.Equal(source.Grid.Buses, stored.Grid.Buses);
        Assert.Equal(source.Grid.Branches, stored.Grid.Branches);
        Assert.Equal(source.Grid.Loads, stored.Grid.Loads);
        Assert.Equal(source.Grid.DcLines, stored.Grid.DcLines);
        Assert.Equal(source.Grid.Generators.Select(Told), stored.Grid.Generators.Select(Told));
        Assert.Contains(stored.Grid.Generators, unit => unit.RampPerHour is not null);
        Assert.Equal(source.Storage, stored.Storage);
        Assert.Equal((source.Profiles!.FirstHour, source.Profiles.Hours), (stored.Profiles!.FirstHour, stored.Profiles.Hours));
        Assert.Equal(source.Profiles.DemandOfAreaMw, stored.Profiles.DemandOfAreaMw);
        Assert.Equal(source.Profiles.AvailableMw, stored.Profiles.AvailableMw);

        static string Told(Generator unit) => $"{unit with { Cost = CostCurve.NotStated.Instance }} {unit.Cost switch
        {
            CostCurve.Polynomial curve => string.Join(' ', curve.Coefficients),
            CostCurve.PiecewiseLinear curve => string.Join(' ', curve.Points),
            _ => "",
        }}";
    }

    [Theory]
    [InlineData("3,-99.6,30.4", "4,-99.6,30.4", "grid.unknown-bus")]
    [InlineData("3,-99.6,30.4", "2,-99.6,30.4", "grid.duplicate-place")]
    [InlineData("3,-99.6,30.4", "3,30.4,-99.6", "geometry.swapped")]
    [InlineData("3,-99.6,30.4", "3,,", "geometry.missing")]
    public void Run_FlawInTheBusTable_IsReportedWithItsLine(string good, string bad, string code)
    {
        using var import = SmallGrid.Import(SmallGrid.Buses.Replace(good, bad, StringComparison.Ordinal));
        var problem = Assert.Single(import.Refused());
        Assert.Equal((code, "buses.csv", 4), (problem.Code, problem.Where.File, problem.Where.Line));
    }

    [Fact]
    public void Run_ZeroReactance_IsReported()
    {
        using var import = SmallGrid.Import();
        import.Write("grid.m", SmallGrid.Case.Replace("2 3 0 0.05", "2 3 0 0", StringComparison.Ordinal));
        Assert.Contains(import.Refused(), problem => problem.Code.Contains("zero-reactance", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_BusWithoutPlace_IsKeptOffTheMapWithANote()
    {
        using var import = SmallGrid.Import("bus,lon,lat\n1,-99.8,30.2\n2,-99.6,30.4\n");
        var report = import.Run();
        Assert.Contains(report.Diagnostics, note => note.Code == "grid.bus-without-place");
        using var workspace = Workspace.Open(import.Workspace);
        Assert.Equal(3, workspace.LoadGrid().Buses.Length);
        Assert.Equal(2, workspace.Layers.Single(layer => layer.Id == "bus").FeatureCount);
    }

    [Fact]
    public void LoadSites_PoisOfASite_AreNearestFirstAndHigherVoltageFirst()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var pois = workspace.LoadSites()[0].Pois;
        Assert.Equal([3, 2], pois.Take(2).Select(poi => poi.Bus.Number));
        Assert.Equal(pois[0].Distance, pois[1].Distance);
        Assert.InRange(pois[0].Distance.Value, 11.08, 11.10);
    }
}
