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
        // Three equal lines of 40/48 MW carry 90 MW. N-0: 3·40 − 90 = 30, and 7 by the plant there; with one out two carry 2·48 = 96.
        var grid = Of(
            [Bus(1, BusType.Reference), Bus(2)],
            [Line(1, 1, 2, 0.1, 40, 48), Line(2, 1, 2, 0.1, 40, 48), Line(3, 1, 2, 0.1, 40, 48)],
            [Plant(1, 1, 90, 1000), Plant(2, 2, 0, 7), Plant(3, 1, 0, 1000)],
            [Load(2, 90)]);
        Assert.Equal(37.0, Headroom(grid, 2, withOutages: false).Mw);
        var (mw, found) = Headroom(grid, 2, withOutages: true);
        // Of the 96 MW each plant at bus 1 gives 48; when one is lost, the small plant takes over 7/1007 of them and keeps that free.
        Assert.Equal(96 - 90 + 7 - (48 * 7 / 1007.0), mw, 1e-6);
        Assert.NotNull(found.Outage);
        Assert.Equal(1917.0, Headroom(grid, 1, withOutages: false).Mw);
    }

    /// <summary>With every unit in service a load is served up to the sum of their capacity; to survive the loss of any, without the largest.</summary>
    [Fact]
    public void Solve_OneBus_KeepsTheLargestUnitInReserve()
    {
        var grid = Of([Bus(1, BusType.Reference)], [], [Plant(1, 1, 0, 100), Plant(2, 1, 0, 60), Plant(3, 1, 0, 40)], [Load(1, 30)]);
        Assert.Equal(170.0, Headroom(grid, 1, withOutages: false).Mw);
        var (mw, found) = Headroom(grid, 1, withOutages: true);
        Assert.Equal(BestBySteps(), mw, 1.0);
        Assert.Equal((true, (BranchId?)null), (found.LostUnit is not null, found.BindingBranch));

        // Every dispatch in steps of half a MW.
        static double BestBySteps()
        {
            double[] max = [100, 60, 40];
            var best = double.NegativeInfinity;
            for (var a = 0.0; a <= 100; a += 0.5)
            {
                for (var b = 0.0; b <= 60; b += 0.5)
                {
                    for (var c = 0.0; c <= 40; c += 0.5)
                    {
                        double[] output = [a, b, c];
                        var holds = Enumerable.Range(0, 3).All(lost => Enumerable.Range(0, 3).Where(h => h != lost)
                            .All(h => output[h] + (output[lost] * max[h] / (200 - max[lost])) <= max[h] + 1e-9));
                        best = holds ? Math.Max(best, a + b + c - 30) : best;
                    }
                }
            }
            return best;
        }
    }

    /// <summary>Against one linear program with every limit after every outage written out, each from a network that is built and solved again.</summary>
    [Fact]
    public void Solve_RandomGridWithOutages_EqualsEveryOutageWrittenOut()
    {
        var (served, byUnit) = (0, 0);
        RandomGrid.Connected.Sample(
            whole =>
            {
                var grid = Of([.. whole.Buses], [.. whole.Branches], [.. whole.Generators], [.. whole.Loads.Select(load => load with { Demand = new(0.2 * load.Demand.Value) })]);
                var bus = grid.Buses[^1].Id;
                var options = new RedispatchOptions { Buses = [bus], WithOutages = true };
                var found = RedispatchHeadroom.Solve(DcNetwork.From(grid, DcConvention.Matpower), options).Buses[0];
                var expected = EveryOutage.Headroom(grid, bus);
                Assert.Equal(expected is null, found.Headroom is null);
                if (expected is { } mw)
                {
                    Assert.Equal(mw, found.Headroom!.Value.Value, 1e-3 * (1 + mw));
                    Interlocked.Increment(ref served);
                    Interlocked.Add(ref byUnit, found.LostUnit is null ? 0 : 1);
                }
            },
            iter: 60);
        Assert.True(served > 10 && byUnit > 3, $"{served} cases could be served, {byUnit} were bound by a lost unit: too few to prove anything.");
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

    private static (double Mw, BusRedispatch Found) Headroom(PowerGrid grid, int bus, bool withOutages)
    {
        var options = new RedispatchOptions { Buses = [new BusId(bus)], WithOutages = withOutages };
        var found = RedispatchHeadroom.Solve(DcNetwork.From(grid, DcConvention.Matpower), options, cancel: TestContext.Current.CancellationToken).Buses[0];
        return (Math.Round(found.Headroom!.Value.Value, 6), found);
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
