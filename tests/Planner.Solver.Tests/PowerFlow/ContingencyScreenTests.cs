using CsCheck;
using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using Planner.Tests.Cases;
using static Planner.Tests.Cases.TinyGrid;

namespace Planner.Tests.PowerFlow;

/// <summary>The screen against networks that are changed and solved again.</summary>
public class ContingencyScreenTests
{
    private const double TolMw = 1e-6;

    [Fact]
    public void AllBranches_RandomGrid_ListsExactlyTheResolvedViolations() => RandomGrid.Connected.Sample(grid =>
    {
        var answer = ContingencyScreen.AllBranches(Flow(grid), cancel: TestContext.Current.CancellationToken);
        var expected = grid.Branches.SelectMany(branch => Violations(grid, Contingency.Of(branch.Id), []));
        Compare(expected, answer);
    });

    [Fact]
    public void AllGenerators_RandomGrid_ListsExactlyTheResolvedViolations() => RandomGrid.Connected.Sample(grid =>
    {
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        var answer = ContingencyScreen.AllGenerators(Flow(grid), Participation.ByCapacity(network));
        Compare(grid.Generators.SelectMany(g => Violations(grid, Contingency.Of(g.Id), [g.Id])), answer);
    });

    [Fact]
    public void AllSingleWithWorst_RandomGrid_NamesTheOutageThatLoadsEachBranchMost() => RandomGrid.Connected.Sample(grid =>
    {
        var flow = Flow(grid);
        var answer = ContingencyScreen.AllSingleWithWorst(flow, Participation.ByCapacity(flow.Network), cancel: TestContext.Current.CancellationToken);
        foreach (var worst in answer.WorstOfBranch)
        {
            // What it says of the flow holds when the grid without the element is solved; no other outage loads the branch more.
            var mostMw = FlowsAfter(grid).Where(after => after.Branch == worst.Branch).Max(after => Math.Abs(after.FlowMw));
            Assert.Equal(mostMw, Math.Abs(worst.Flow.Value), TolMw * (1 + mostMw));
            Assert.Contains(FlowsAfter(grid), after => after.Branch == worst.Branch && after.Outage.Equals(worst.Outage) && Math.Abs(after.FlowMw - worst.Flow.Value) <= TolMw * (1 + mostMw));
        }
        Assert.Equal(flow.Network.BranchCount, answer.WorstOfBranch.Count);
    }, iter: 20);

    private static IEnumerable<(Contingency Outage, BranchId Branch, double FlowMw)> FlowsAfter(PowerGrid grid)
    {
        var whole = DcNetwork.From(grid, DcConvention.Matpower);
        var outages = grid.Branches.Select(branch => Contingency.Of(branch.Id)).Concat(grid.Generators.Select(unit => Contingency.Of(unit.Id)));
        foreach (var outage in outages)
        {
            var without = Without(grid, outage).Apply(outage.Generators.Select(unit => new GridChange.OutageGenerator(unit)));
            var network = DcNetwork.From(without, DcConvention.Matpower);
            if (network.IslandCount > whole.IslandCount)
            {
                continue;
            }
            var flowMw = outage.Generators.Length == 0
                ? DcPowerFlow.Solve(network).FlowMw.ToArray()
                : ChangedFlow.Solve(DcPowerFlow.Solve(whole), network, Participation.ByCapacity(network)).FlowMw.ToArray();
            for (var l = 0; l < flowMw.Length; l++)
            {
                yield return (outage, network.Branches[l].Id, flowMw[l]);
            }
        }
    }

    [Fact]
    public void List_SeveralElements_EqualsTheResolvedNetwork() => RandomGrid.Connected.Sample(grid =>
    {
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        var contingencies = grid.Branches.Zip(grid.Branches.Reverse()).Where(pair => pair.First.Id < pair.Second.Id)
            .Select((pair, i) => new Contingency($"c{i}", [pair.First.Id, pair.Second.Id], i % 2 == 0 ? [] : [grid.Generators[0].Id])).ToArray();
        var answer = ContingencyScreen.List(Flow(grid), contingencies, Participation.ByCapacity(network), keep: 100_000);
        Compare(contingencies.SelectMany(c => Violations(grid, c, c.Generators)), answer);
        Assert.Equal(contingencies.Length, answer.Screened + answer.Splits.Count + answer.Skipped.Count);
        foreach (var split in answer.Splits)
        {
            Assert.True(DcNetwork.From(Without(grid, split.Outage), DcConvention.Matpower).IslandCount > 1);
        }
    });

    [Fact]
    public void AllBranches_Bridge_IsAFactWithWhatItCutsOff()
    {
        var grid = Of(
            [Bus(1, BusType.Reference), Bus(2), Bus(3), Bus(4)],
            [Line(1, 1, 2), Line(2, 1, 2), Line(3, 2, 3), Line(4, 3, 4)],
            [Plant(1, 1, 80, 100), Plant(2, 4, 5, 10)],
            [Load(2, 50), Load(3, 20), Load(4, 15)]);
        var answer = ContingencyScreen.AllBranches(Flow(grid), cancel: TestContext.Current.CancellationToken);
        Assert.Equal(2, answer.Screened);
        Assert.Equal(
            [(3, 2, 35.0, 5.0), (4, 1, 15.0, 5.0)],
            answer.Splits.Select(split => (split.Outage.Branches[0].Number, split.BusCount, split.Demand.Value, split.Generation.Value)));
    }

    [Fact]
    public void AllBranches_ManyViolations_KeepsTheWorstAndCountsAll()
    {
        var grid = Of(
            [Bus(1, BusType.Reference), Bus(2)],
            [Line(1, 1, 2, 0.1, 10), Line(2, 1, 2, 0.1, 20), Line(3, 1, 2, 0.1, 40)],
            [Plant(1, 1, 90, 100)],
            [Load(2, 90)]);
        var answer = ContingencyScreen.AllBranches(Flow(grid), keep: 2, TestContext.Current.CancellationToken);
        Assert.Equal(6, answer.ViolationCount);
        Assert.Equal([new BranchId(1), new BranchId(1)], answer.Violations.Select(violation => violation.Branch));
        Assert.All(answer.Violations, violation => Assert.Equal(4.5, violation.Share, 1e-9));
        Assert.Equal([new BranchId(1), new BranchId(2)], answer.BaseOverloads.Select(overload => overload.Branch));
    }

    [Fact]
    public void List_ElementOutOfService_IsSkippedWithReason()
    {
        var grid = Of([Bus(1, BusType.Reference), Bus(2)], [Line(1, 1, 2), Line(2, 1, 2) with { InService = false }], [Plant(1, 1, 5, 10)], [Load(2, 5)]);
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        var answer = ContingencyScreen.List(
            Flow(grid), [Contingency.Of(new BranchId(2)), Contingency.Of(new GeneratorId(1)), new Contingency("nothing", [], [])], Participation.ByCapacity(network), cancel: TestContext.Current.CancellationToken);
        Assert.Equal(3, answer.Skipped.Count);
        Assert.Equal(0, answer.Screened);
    }

    private static DcFlow Flow(PowerGrid grid) => DcPowerFlow.Solve(DcNetwork.From(grid, DcConvention.Matpower));

    private static void Compare(IEnumerable<(string Outage, BranchId Branch, double FlowMw)> expected, ScreenAnswer answer)
    {
        var found = answer.Violations.ToDictionary(violation => (violation.Outage.Label, violation.Branch), violation => violation.Flow.Value);
        var wanted = expected.ToDictionary(violation => (violation.Outage, violation.Branch), violation => violation.FlowMw);
        Assert.Equal(wanted.Keys.Order(), found.Keys.Order());
        Assert.All(wanted, pair => Assert.Equal(pair.Value, found[pair.Key], TolMw * (1 + Math.Abs(pair.Value))));
    }

    private static PowerGrid Without(PowerGrid grid, Contingency contingency) =>
        grid.Apply(contingency.Branches.Select(branch => new GridChange.OutageBranch(branch)));

    // The oracle: take the elements out, give lost output to the rest by capacity, solve again.
    private static IEnumerable<(string, BranchId, double)> Violations(PowerGrid grid, Contingency contingency, IEnumerable<GeneratorId> lost)
    {
        var network = DcNetwork.From(Without(grid, contingency), DcConvention.Matpower);
        var lostUnits = lost.ToHashSet();
        var rest = grid.Generators.Where(g => !lostUnits.Contains(g.Id)).Sum(g => g.Max.Value);
        if (network.IslandCount > 1 || rest <= 0)
        {
            yield break;
        }
        var injectionMw = network.StatedInjectionMw();
        var lostMw = grid.Generators.Where(g => lostUnits.Contains(g.Id)).Sum(g => g.Output.Value);
        foreach (var g in grid.Generators)
        {
            injectionMw[network.FindBus(g.Bus)!.Value] += lostUnits.Contains(g.Id) ? -g.Output.Value : lostMw * g.Max.Value / rest;
        }
        var flow = DcPowerFlow.Solve(network, injectionMw);
        for (var l = 0; l < network.BranchCount; l++)
        {
            if (Math.Abs(flow.FlowMw[l]) > network.Branches[l].Rating.AfterOutage!.Value.Value + 1e-6)
            {
                yield return (contingency.Label, network.Branches[l].Id, flow.FlowMw[l]);
            }
        }
    }
}
