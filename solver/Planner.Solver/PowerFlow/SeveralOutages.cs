using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>Flows after several elements go out together.</summary>
/// <remarks>
/// Güler, Gross and Liu (2007), eq. 10: with K the outaged branches, Φ_K,K the flows through them for unit transfers
/// between the ends of each, and f_K their flows, the outage equals transfers w = (I − Φ_K,K)⁻¹·f_K between their ends.
/// Lost generation is replaced first, by participation, which changes f.
/// </remarks>
internal static class SeveralOutages
{
    /// <summary>What became of a contingency.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Flows(double[] FlowMw) : Result;

        public sealed record Split(int[] CutOff) : Result;

        public sealed record Skipped(string Reason) : Result;
    }

    public static Result FlowAfter(DcFlow baseFlow, Participation participation, Contingency contingency)
    {
        var network = baseFlow.Network;
        var branches = contingency.Branches.Select(network.FindBranch).ToArray();
        var generators = contingency.Generators.Select(network.FindGenerator).ToArray();
        if (branches.Contains(null) || generators.Contains(null))
        {
            return new Result.Skipped("an element is not in the network: out of service already, or not in the grid");
        }
        if (branches.Length + generators.Length == 0)
        {
            return new Result.Skipped("it takes nothing out");
        }
        var outaged = branches.Select(l => l!.Value).Distinct().ToArray();
        if (FindCutOff(network, outaged) is { } cutOff)
        {
            return new Result.Split(cutOff);
        }
        var flowMw = WithoutGenerators(baseFlow, participation, [.. generators.Select(g => g!.Value).Distinct()]);
        return flowMw is null
            ? new Result.Skipped("no other generator of the island participates, so nothing replaces the lost output")
            : new Result.Flows(WithoutBranches(network, flowMw, outaged));
    }

    private static double[]? WithoutGenerators(DcFlow baseFlow, Participation participation, int[] lost)
    {
        var network = baseFlow.Network;
        if (lost.Length == 0)
        {
            return baseFlow.FlowMw.ToArray();
        }
        var weight = participation.Weight.ToArray();
        var injectionMw = new double[network.BusCount];
        var lostMw = new double[network.IslandCount];
        foreach (var g in lost)
        {
            var bus = network.Arrays.GeneratorBus[g];
            weight[g] = 0;
            injectionMw[bus] -= network.Arrays.Generators[g].Output.Value;
            lostMw[network.IslandOfBus[bus]] += network.Arrays.Generators[g].Output.Value;
        }
        var rest = Participation.Stated("", weight);
        var restTotal = rest.TotalOfIsland(network);
        if (Enumerable.Range(0, lostMw.Length).Any(island => lostMw[island] != 0 && restTotal[island] <= 0))
        {
            return null;
        }
        var share = rest.ShareOfBus(network);
        for (var i = 0; i < injectionMw.Length; i++)
        {
            injectionMw[i] += share[i] * lostMw[network.IslandOfBus[i]];
        }
        var change = Ptdf.BranchFlows(network, network.Factors.Solve(injectionMw));
        return [.. change.Select((mw, l) => mw + baseFlow.FlowMw[l])];
    }

    private static double[] WithoutBranches(DcNetwork network, double[] flowMw, int[] outaged)
    {
        var transfers = outaged.Select(k => Transfer(network, k)).ToArray();
        var n = outaged.Length;
        var matrix = new double[n, n];
        var w = new double[n];
        for (var i = 0; i < n; i++)
        {
            w[i] = flowMw[outaged[i]];
            for (var j = 0; j < n; j++)
            {
                matrix[i, j] = (i == j ? 1 : 0) - transfers[j][outaged[i]];
            }
        }
        DenseSolve.InPlace(matrix, w);
        var after = (double[])flowMw.Clone();
        for (var j = 0; j < n; j++)
        {
            for (var m = 0; m < after.Length; m++)
            {
                after[m] += transfers[j][m] * w[j];
            }
        }
        foreach (var k in outaged)
        {
            after[k] = 0;
        }
        return after;
    }

    private static double[] Transfer(DcNetwork network, int branch)
    {
        var unit = new double[network.BusCount];
        unit[network.Arrays.From[branch]] += 1;
        unit[network.Arrays.To[branch]] -= 1;
        return Ptdf.BranchFlows(network, network.Factors.Solve(unit));
    }

    // On the graph: is one end of each outaged branch still reachable from the other without the set?
    private static int[]? FindCutOff(DcNetwork network, int[] outaged) =>
        outaged.Select(k => network.Neighbours.FindCutOff(network.Arrays.From[k], network.Arrays.To[k], outaged)).FirstOrDefault(part => part is not null);
}
