using Planner.App.SynthGrid;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Read.Matpower;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.App.Tests.SynthGrid;

public sealed class SynthGridTests
{
    [Fact]
    public void Grid_IsOneIslandPerInterconnection_WithAtLeast1500Buses()
    {
        var network = DcNetwork.From(ShippedTables.Grid.Grid, DcConvention.Matpower);

        Assert.Equal(3, network.IslandCount);
        Assert.True(network.BusCount >= 1500, $"{network.BusCount} buses");
        Assert.Equal(3, network.Buses.ToArray().Select(bus => (bus.Area, Island: network.IslandOfBus[network.FindBus(bus.Id)!.Value])).Distinct().Count());
    }

    [Fact]
    public void Grid_AtPeak_BalancesWithoutAnyOverload()
    {
        var grid = ShippedTables.Grid.Grid;
        var flow = DcPowerFlow.Solve(DcNetwork.From(grid, DcConvention.Matpower));

        Assert.All(flow.TakenByReferenceMw.ToArray(), mw => Assert.InRange(mw, -5, 5));
        Assert.Empty(flow.Overloads());
        var highest = flow.FlowMw.ToArray().Zip(flow.Network.Branches.ToArray(), (mw, branch) => Math.Abs(mw) / branch.Rating.Normal!.Value.Value).Max();
        Assert.InRange(highest, 0.5, 0.77);
    }

    [Fact]
    public void Grid_Generators_RunWithinTheirLimits()
    {
        Assert.All(ShippedTables.Grid.Grid.Generators.Where(unit => unit.InService), unit =>
            Assert.True(unit.Min <= unit.Output && unit.Output <= unit.Max, $"{unit.Name}: {unit.Min} {unit.Output} {unit.Max}"));
        Assert.Contains(ShippedTables.Grid.Grid.Generators, unit => !unit.InService);
    }

    [Fact]
    public void ShippedCase_IsWhatTheGeneratorWritesToday()
    {
        var folder = Directory.CreateTempSubdirectory("synth-grid").FullName;
        try
        {
            MakeSynthGrid.Run(new(ShippedTables.Path("cities.csv"), ShippedTables.Path("plants.csv"), ShippedTables.SwitchyardPaths, ShippedTables.Seed, folder),
                cancel: TestContext.Current.CancellationToken);

            foreach (var file in new[] { MakeSynthGrid.CaseFile, MakeSynthGrid.CoordinatesFile })
            {
                Assert.True(File.ReadAllText(Path.Combine(folder, file)) == File.ReadAllText(ShippedTables.Path(file)),
                    $"{file} differs: run 'planner synth-grid' as geodata/us48/README.md says and commit the result.");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void ShippedCase_ReadBack_IsTheGeneratedGrid()
    {
        var bag = new DiagnosticBag();
        var read = MatpowerReader.Read(ShippedTables.Path("grid.m"), bag)?.ToGrid(bag);

        Assert.Empty(bag.Kept);
        var made = ShippedTables.Grid.Grid;
        Assert.Equal(made.Buses.Select(bus => bus.Name), read!.Buses.Select(bus => bus.Name));
        Assert.Equal(made.Branches.Select(branch => (branch.From, branch.To, branch.ReactancePu, branch.Rating)),
            read.Branches.Select(branch => (branch.From, branch.To, branch.ReactancePu, branch.Rating)));
        Assert.Equal(made.Generators.Select(unit => (unit.Name, unit.Fuel, unit.Output, unit.Max)),
            read.Generators.Select(unit => (unit.Name, unit.Fuel, unit.Output, unit.Max)));
    }

    [Fact]
    public void Generate_OtherSeed_MovesSuburbsButKeepsLoad()
    {
        var (one, other) = (ShippedTables.Grid.Grid, ShippedTables.Generate(ShippedTables.Seed + 1).Grid);

        Assert.NotEqual(one.Buses.Select(bus => bus.Location), other.Buses.Select(bus => bus.Location));
        Assert.Equal(one.Loads.Sum(load => load.Demand.Value), other.Loads.Sum(load => load.Demand.Value), tolerance: 1);
    }

    [Fact]
    public void BusNames_AreUnique() =>
        Assert.Equal(ShippedTables.Grid.Grid.Buses.Length, ShippedTables.Grid.Grid.Buses.Select(bus => bus.Name).Distinct().Count());

    [Fact]
    public void ReadPlaces_NoTableAtAll_IsRefusedWithTheReason()
    {
        var refused = Assert.Throws<BadInputException>(() =>
            MakeSynthGrid.ReadPlaces("no-such-file.csv", ShippedTables.Path("states.geojson"), [ShippedTables.Path("candidates.csv")]));

        Assert.Equal(["csv.malformed", "file.not-found", "synth.column"], refused.Diagnostics.Select(problem => problem.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CoordinatesFile_HoldsEveryBus_NamesWithCommasToo()
    {
        var rows = PlantTableTests.Rows(ShippedTables.Path("bus-coordinates.csv"));

        Assert.Equal(ShippedTables.Grid.Grid.Buses.Select(bus => bus.Name), rows.Select(row => row["name"]));
        Assert.Contains(rows, row => row["name"].Contains(','));
    }

    [Fact]
    public void ReadPlaces_BadTables_ListsEveryProblemWithItsLine()
    {
        var folder = Directory.CreateTempSubdirectory("synth-grid").FullName;
        try
        {
            var (cities, plants) = (Path.Combine(folder, "cities.csv"), Path.Combine(folder, "plants.csv"));
            File.WriteAllText(cities, "name,state,interconnection,population,lat,lon\nA,OH,Eastern,1000,40,-83\nB,XX,East,-5,95,-83\nC,DC,Eastern,9000000,38.9,-77\n");
            File.WriteAllText(plants, "name,state,interconnection,fuel,capacity_mw,lat,lon\nP,TX,ERCOT,steam,NaN,31,-97\nQ,TX,ERCOT,coal,500,31,-97\n");

            var refused = Assert.Throws<BadInputException>(() => MakeSynthGrid.ReadPlaces(cities, plants, []));

            string[] expected = ["synth.state", "synth.interconnection", "synth.number", "synth.fuel", "synth.population", "synth.one-sided"];
            Assert.All(expected, code => Assert.Contains(refused.Diagnostics, problem => problem.Code == code));
            Assert.Contains(refused.Diagnostics, problem => problem.Code == "synth.state" && problem.Where.Line == 3);
            Assert.Contains(refused.Diagnostics, problem => problem.Code == "synth.fuel" && problem.Where.Line == 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
