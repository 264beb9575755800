using CsCheck;
using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using Planner.Tests.Cases;
using static Planner.Tests.Cases.TinyGrid;

namespace Planner.Tests.PowerFlow;

/// <summary>Headroom by formula against headroom by bisection over networks that are solved again with the load added.</summary>
public class HostingCapacityTests
{
    private const double ExistingShare = 0.01;

    [Fact]
    public void Injection_RandomGrid_EqualsBisection() => RandomGrid.Connected.Sample(
        grid =>
        {
            var network = DcNetwork.From(grid, DcConvention.Matpower);
            EqualsBisection(grid, Enumerable.Range(0, network.BusCount));
        },
        iter: 30);

    [Theory]
    [InlineData("rts-gmlc/MATPOWER/RTS_GMLC.m", 12)]
    [InlineData("matpower/case_ACTIVSg200.m", 6)]
    [InlineData("pglib-opf/pglib_opf_case118_ieee.m", 8)]
    public void Injection_RealCase_EqualsBisection(string path, int buses)
    {
        var grid = CaseFile.Load(path);
        EqualsBisection(grid, Enumerable.Range(0, buses).Select(i => i * (grid.Buses.Length / buses)));
    }

    [Fact]
    public void Injection_ByHand_NamesBranchAndOutage()
    {
        // Three equal lines carry 90 MW: 30 each. N-0: (40 − 30)·3 = 30 MW; N-1: two lines carry 45 each of 48: 6 MW.
        var grid = Of(
            [Bus(1, BusType.Reference), Bus(2)],
            [Line(1, 1, 2, 0.1, 40, 48), Line(2, 1, 2, 0.1, 50, 60), Line(3, 1, 2, 0.1, 50, 60)],
            [Plant(1, 1, 90, 1000)],
            [Load(2, 90)]);
        var at2 = Study(grid).Buses[1];
        Assert.Equal((30.0, HeadroomLimit.NormalRating, 1), (Math.Round(at2.Base.Headroom.Value, 9), at2.Base.Limit, at2.Base.BindingBranch!.Value.Number));
        Assert.Equal(6.0, at2.WithOutages!.Headroom.Value, 1e-9);
        Assert.Equal((HeadroomLimit.EmergencyRating, 1, 2), (at2.WithOutages.Limit, at2.WithOutages.BindingBranch!.Value.Number, at2.WithOutages.Outage!.Value.Number));
    }

    [Fact]
    public void Injection_ExistingOverload_IsListedAndStopsOnlyWhatWorsensIt()
    {
        var grid = Of(
            [Bus(1, BusType.Reference), Bus(2), Bus(3)],
            [Line(1, 1, 2, 0.1, 20), Line(2, 1, 3, 0.1, 100)],
            [Plant(1, 1, 30, 500)],
            [Load(2, 30)]);
        var answer = Study(grid);
        Assert.Equal(new BranchId(1), Assert.Single(answer.BaseOverloads).Branch);
        Assert.Equal([0.0, 100.0], answer.Buses.Skip(1).Select(bus => bus.Base.Headroom.Value));
        Assert.Equal(new BranchId(1), answer.Buses[1].Base.BindingBranch);
    }

    [Fact]
    public void Injection_NoLimits_IsTheIslandsCapacity()
    {
        var grid = Of([Bus(1, BusType.Reference), Bus(2), Bus(3)], [Line(1, 1, 2)], [Plant(1, 1, 30, 500)], [Load(2, 30)]);
        var buses = Study(grid).Buses;
        Assert.Equal((500.0, HeadroomLimit.IslandCapacity), (buses[1].Base.Headroom.Value, buses[1].Base.Limit));
        Assert.Equal((0.0, HeadroomLimit.NoSupply), (buses[2].Base.Headroom.Value, buses[2].Base.Limit));
    }

    private static HeadroomAnswer Study(PowerGrid grid)
    {
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        var options = new HeadroomOptions { ExistingOverloadShare = ExistingShare };
        return HostingCapacity.Injection(DcPowerFlow.Solve(network), Participation.ByCapacity(network), options, TestContext.Current.CancellationToken);
    }

    private static void EqualsBisection(PowerGrid grid, IEnumerable<int> buses)
    {
        var answer = Study(grid);
        var oracle = new HeadroomOracle(grid, ExistingShare);
        foreach (var i in buses)
        {
            Equal(oracle.Headroom(i, withOutages: false), answer.Buses[i].Base.Headroom.Value);
            Equal(oracle.Headroom(i, withOutages: true), answer.Buses[i].WithOutages!.Headroom.Value);
        }
    }

    private static void Equal(double expectedMw, double actualMw) => Assert.Equal(expectedMw, actualMw, 1e-4 * (1 + expectedMw));
}
