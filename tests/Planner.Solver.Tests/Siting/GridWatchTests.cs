using CsCheck;
using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using Planner.Solver.Siting;
using Planner.Tests.Cases;

namespace Planner.Tests.Solver.Siting;

/// <summary>The limits of a portfolio against power flows solved anew with the loads added and the branch taken out.</summary>
public sealed class GridWatchTests
{
    [Fact]
    public void Limits_RandomGrid_SeeTheFlowsOfANewPowerFlow() =>
        Gen.Select(RandomGrid.Connected, Gen.Double[0, 150].Array[3]).Sample(
            (grid, loads) =>
            {
                var network = DcNetwork.From(grid, DcConvention.Matpower);
                var participation = Participation.ByCapacity(network);
                BusId[] pois = [new(1), new(2), new(3)];
                var limits = new GridWatch(WithOutages: true).Limits(DcPowerFlow.Solve(network), participation, pois);
                var seen = limits.ListViolations(pois.Zip(loads, (poi, load) => (poi, new Megawatts(load))), double.NegativeInfinity)
                    .ToDictionary(flow => (limits.Branches[flow.Limit.Branch].Id, limits.OutagedBranch(flow.Limit)?.Id), flow => flow.FlowMw);
                foreach (var (key, flowMw, ratingMw) in SolvedAnew(grid, network, participation, pois, loads))
                {
                    Assert.Equal(Math.Abs(flowMw) > ratingMw, seen.TryGetValue(key, out var seenMw));
                    Assert.True(Math.Abs(flowMw) <= ratingMw || Math.Abs(seenMw - flowMw) <= 1e-6, $"{key}: {seenMw} against {flowMw} MW");
                }
            },
            iter: 60,
            threads: 1);

    [Fact]
    public void Limits_MinVoltage_LeavesOutWhatIsBelow()
    {
        var grid = CaseFile.Load("matpower/case_ACTIVSg200.m");
        var network = DcNetwork.From(grid, DcConvention.Matpower);

        var all = new GridWatch().Limits(DcPowerFlow.Solve(network), Participation.ByCapacity(network), []);
        var high = new GridWatch(new Kilovolts(200)).Limits(DcPowerFlow.Solve(network), Participation.ByCapacity(network), []);

        Assert.Equal(network.BranchCount, all.Branches.Length);
        Assert.InRange(high.Branches.Length, 1, all.Branches.Length - 1);
        Assert.All(high.Branches, branch => Assert.True(grid.GetBus(grid.GetBranch(branch.Id).From).BaseVoltage.Value >= 200));
    }

    private static IEnumerable<((BranchId, BranchId?) Key, double FlowMw, double RatingMw)> SolvedAnew(
        PowerGrid grid, DcNetwork network, Participation participation, BusId[] pois, double[] loads)
    {
        var injection = Loaded(network, participation, pois, loads);
        foreach (var flow in Flows(DcPowerFlow.Solve(network, injection)))
        {
            yield return ((flow.Branch.Id, null), flow.Mw, flow.Branch.Rating.Normal!.Value.Value);
        }

        foreach (var outage in grid.Branches.Where(branch => Lodf.Column(network, network.FindBranch(branch.Id)!.Value) is not null))
        {
            var without = DcNetwork.From(grid.Apply(new GridChange.OutageBranch(outage.Id)), DcConvention.Matpower);
            foreach (var flow in Flows(DcPowerFlow.Solve(without, injection)))
            {
                yield return ((flow.Branch.Id, outage.Id), flow.Mw, flow.Branch.Rating.AfterOutage!.Value.Value);
            }
        }
    }

    private static IEnumerable<(Branch Branch, double Mw)> Flows(DcFlow flow) =>
        flow.Network.Branches.ToArray().Zip(flow.FlowMw.ToArray());

    private static double[] Loaded(DcNetwork network, Participation participation, BusId[] pois, double[] loads)
    {
        var injection = network.StatedInjectionMw();
        var share = participation.ShareOfBus(network);
        for (var bus = 0; bus < injection.Length; bus++)
        {
            injection[bus] += share[bus] * loads.Sum();
        }

        foreach (var (poi, load) in pois.Zip(loads))
        {
            injection[network.FindBus(poi)!.Value] -= load;
        }

        return injection;
    }
}
