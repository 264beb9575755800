using CsCheck;
using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Solver.Dispatch;
using Planner.Solver.Network;
using Planner.Tests.Cases;
using static Planner.Tests.Cases.TinyGrid;

namespace Planner.Tests.Dispatch;

/// <summary>Redispatch headroom against bisection on whether a DC-OPF with the load added has a solution.</summary>
public class RedispatchHeadroomTests
{
    [Fact]
    public void Solve_RandomGrid_EqualsBisectionOnFeasibility() => RandomGrid.Connected.Sample(
        grid =>
        {
            var network = DcNetwork.From(grid, DcConvention.Matpower);
            var bus = grid.Buses[^1].Id;
            var found = RedispatchHeadroom.Solve(network, new RedispatchOptions { Buses = [bus] }).Buses[0];
            var present = DcOpf.Solve(network, new DispatchOptions());
            Assert.True(present is DispatchOutcome.Solved == found.Headroom is not null, $"{found}; {string.Join("; ", present.Tries)}");
            if (found.Headroom is { } headroom)
            {
                Assert.Equal(Bisect(grid, bus), headroom.Value, 1e-3);
            }
        },
        iter: 25);

    [Theory]
    [InlineData("rts-gmlc/MATPOWER/RTS_GMLC.m", 113)]
    [InlineData("pglib-opf/pglib_opf_case118_ieee.m", 60)]
    public void Solve_RealCase_EqualsBisectionOnFeasibility(string path, int bus)
    {
        var grid = CaseFile.Load(path);
        var found = RedispatchHeadroom.Solve(DcNetwork.From(grid, DcConvention.Matpower), new RedispatchOptions { Buses = [new BusId(bus)] }, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(Bisect(grid, new BusId(bus)), found.Buses[0].Headroom!.Value.Value, 1e-3);
    }

    [Fact]
    public void Solve_ByHand_NamesWhatBinds()
    {
        // Three equal lines of 40/48 MW carry 90 MW. N-0: 3·40 − 90 = 30; with one out two carry 2·48 = 96: 6 MW.
        var grid = Of(
            [Bus(1, BusType.Reference), Bus(2)],
            [Line(1, 1, 2, 0.1, 40, 48), Line(2, 1, 2, 0.1, 40, 48), Line(3, 1, 2, 0.1, 40, 48)],
            [Plant(1, 1, 90, 1000), Plant(2, 2, 0, 7)],
            [Load(2, 90)]);
        Assert.Equal((37.0, null), Headroom(grid, 2, withOutages: false));
        var (mw, outage) = Headroom(grid, 2, withOutages: true);
        Assert.Equal(13.0, mw);
        Assert.NotNull(outage);
        Assert.Equal((917.0, null), Headroom(grid, 1, withOutages: false));
    }

    // One model goes from bus to bus with the limits it has met: the answers must be those of a fresh model each.
    [Fact]
    public void Solve_AllBuses_EqualsEachBusAlone()
    {
        foreach (var path in new[] { "rts-gmlc/MATPOWER/RTS_GMLC.m", "pglib-opf/pglib_opf_case30_as.m" })
        {
            var network = DcNetwork.From(CaseFile.Load(path), DcConvention.Matpower);
            var all = RedispatchHeadroom.Solve(network, new RedispatchOptions(), cancel: TestContext.Current.CancellationToken).Buses;
            foreach (var found in all)
            {
                var alone = RedispatchHeadroom.Solve(network, new RedispatchOptions { Buses = [found.Bus] }, cancel: TestContext.Current.CancellationToken).Buses[0];
                Assert.Equal(alone.Headroom!.Value.Value, found.Headroom!.Value.Value, 1e-4);
            }
        }
    }

    [Fact]
    public void Solve_DemandBeyondCapacity_SaysInfeasible()
    {
        var grid = Of([Bus(1, BusType.Reference)], [], [Plant(1, 1, 0, 10)], [Load(1, 11)]);
        var found = RedispatchHeadroom.Solve(DcNetwork.From(grid, DcConvention.Matpower), new RedispatchOptions(), cancel: TestContext.Current.CancellationToken).Buses[0];
        Assert.Equal((null, "infeasible"), (found.Headroom, found.Status));
    }

    private static (double, BranchId?) Headroom(PowerGrid grid, int bus, bool withOutages)
    {
        var options = new RedispatchOptions { Buses = [new BusId(bus)], WithOutages = withOutages };
        var found = RedispatchHeadroom.Solve(DcNetwork.From(grid, DcConvention.Matpower), options, cancel: TestContext.Current.CancellationToken).Buses[0];
        return (Math.Round(found.Headroom!.Value.Value, 6), found.Outage);
    }

    private static double Bisect(PowerGrid grid, BusId bus)
    {
        var (low, high) = (0.0, grid.Generators.Where(g => g.InService).Sum(g => g.Max.Value));
        while (high - low > 1e-4)
        {
            var middle = (low + high) / 2;
            (low, high) = Feasible(grid, bus, middle) ? (middle, high) : (low, middle);
        }
        return low;
    }

    private static bool Feasible(PowerGrid grid, BusId bus, double mw) =>
        DcOpf.Solve(DcNetwork.From(grid.Apply(new GridChange.AddLoad(bus, new Megawatts(mw))), DcConvention.Matpower), new DispatchOptions()) is DispatchOutcome.Solved;
}
