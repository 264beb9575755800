using Planner.Domain.Grid;
using Planner.Solver;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Tests.Dispatch;

/// <summary>The redispatch headroom of one bus as one linear program with nothing left out: every limit with nothing out and after every outage.</summary>
/// <remarks>
/// Flows come from power flows of networks that are built without the lost branch, one for each bus: no distribution or
/// outage factor takes part. After the loss of a unit the others inject their part of its output, by their range.
/// </remarks>
internal static class EveryOutage
{
    private sealed record Case(DcNetwork Network, int Lost, Func<Rating, double?> Limit);

    public static double? Headroom(PowerGrid grid, BusId bus)
    {
        using var program = new SolverSession();
        foreach (var unit in grid.Generators)
        {
            program.AddColumn(0, unit.Min.Value, unit.Max.Value);
        }
        var load = program.AddColumn(-1, 0, 0);
        var demandMw = grid.Loads.Sum(one => one.Demand.Value);
        program.AddRow(demandMw, demandMw, [.. grid.Generators.Select((_, g) => (g, 1.0)), (load, -1.0)]);
        foreach (var outage in Cases(grid))
        {
            AddLimits(program, grid, outage, bus, load);
        }
        // The present demand first: what can't be served now has no headroom.
        if (program.Solve(new(TimeSpan.FromMinutes(1))).Status != SolveStatus.Optimal)
        {
            return null;
        }
        program.SetColumnBounds(load, 0, double.PositiveInfinity);
        return program.Solve(new(TimeSpan.FromMinutes(1))).Columns[load];
    }

    private static IEnumerable<Case> Cases(PowerGrid grid)
    {
        var whole = DcNetwork.From(grid, DcConvention.Matpower);
        yield return new(whole, -1, rating => rating.Normal?.Value);
        foreach (var branch in grid.Branches)
        {
            var without = DcNetwork.From(grid.Apply(new GridChange.OutageBranch(branch.Id)), DcConvention.Matpower);
            if (without.IslandCount == whole.IslandCount)
            {
                yield return new(without, -1, rating => rating.AfterOutage?.Value);
            }
        }
        for (var g = 0; g < grid.Generators.Length; g++)
        {
            yield return new(whole, g, rating => rating.AfterOutage?.Value);
        }
    }

    private static void AddLimits(SolverSession program, PowerGrid grid, Case outage, BusId newLoad, int load)
    {
        var network = outage.Network;
        var fixedMw = new double[network.BusCount];
        foreach (var one in grid.Loads)
        {
            fixedMw[network.FindBus(one.Bus)!.Value] -= one.Demand.Value;
        }
        var still = DcPowerFlow.Solve(network, fixedMw).FlowMw.ToArray();
        var perMw = new double[network.BusCount][];
        for (var i = 0; i < perMw.Length; i++)
        {
            var injectionMw = (double[])fixedMw.Clone();
            injectionMw[i] += 1;
            perMw[i] = [.. DcPowerFlow.Solve(network, injectionMw).FlowMw.ToArray().Zip(still, (with, without) => with - without)];
        }
        var at = grid.Generators.Select(unit => network.FindBus(unit.Bus)!.Value).ToArray();
        var part = Parts(grid, outage.Lost);
        for (var l = 0; l < network.BranchCount; l++)
        {
            if (outage.Limit(network.Branches[l].Rating) is { } limitMw)
            {
                var terms = grid.Generators.Select((_, g) => (g, g != outage.Lost ? perMw[at[g]][l] : part.Select((share, h) => share * perMw[at[h]][l]).Sum()));
                program.AddRow(-limitMw - still[l], limitMw - still[l], [.. terms, (load, -perMw[network.FindBus(newLoad)!.Value][l])]);
            }
        }
        for (var h = 0; outage.Lost >= 0 && h < part.Length; h++)
        {
            if (h != outage.Lost)
            {
                program.AddRow(grid.Generators[h].Min.Value, grid.Generators[h].Max.Value, [(h, 1), (outage.Lost, part[h])]);
            }
        }
    }

    private static double[] Parts(PowerGrid grid, int lost)
    {
        double[] range = [.. grid.Generators.Select((unit, h) => h == lost ? 0 : unit.Max.Value - unit.Min.Value)];
        return Array.ConvertAll(range, part => part / range.Sum());
    }
}
