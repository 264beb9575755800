using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>Flows after outages against emergency ratings: every branch, every generator, or a user's list.</summary>
/// <remarks>
/// Branch outages by LODF, generator outages by participation factors, several branches at once by the generalised factors
/// of Güler, Gross and Liu (2007). No redispatch: what happens in the seconds after the outage, before anyone acts.
/// Same input, same answer, whatever the number of threads.
/// </remarks>
public static class ContingencyScreen
{
    /// <summary>Violations that an answer keeps when the caller names no number.</summary>
    public const int DefaultKeep = 1000;

    /// <summary>All single outages of branches in service.</summary>
    public static ScreenAnswer AllBranches(DcFlow baseFlow, int keep = DefaultKeep, CancellationToken cancel = default)
    {
        var run = new ScreenRun(baseFlow, Participation.ByCapacity(baseFlow.Network), keep, cancel);
        var branches = Enumerable.Range(0, baseFlow.Network.BranchCount).ToArray();
        run.Branches(branches, [.. branches.Select(l => Contingency.Of(baseFlow.Network.Branches[l].Id))]);
        return run.Answer();
    }

    /// <summary>All single outages of generators in service.</summary>
    public static ScreenAnswer AllGenerators(
        DcFlow baseFlow, Participation participation, int keep = DefaultKeep, CancellationToken cancel = default) =>
        AllGenerators(new ScreenRun(baseFlow, participation, keep, cancel), baseFlow);

    /// <summary>The same for outputs that are not the stated ones, by generator index: those of the flow.</summary>
    internal static ScreenAnswer AllGenerators(DcFlow baseFlow, Participation participation, double[] outputMw, int keep) =>
        AllGenerators(new ScreenRun(baseFlow, participation, keep, CancellationToken.None) { OutputMw = outputMw }, baseFlow);

    private static ScreenAnswer AllGenerators(ScreenRun run, DcFlow baseFlow)
    {
        var generators = Enumerable.Range(0, baseFlow.Network.GeneratorCount).ToArray();
        run.Generators(generators, [.. generators.Select(g => Contingency.Of(baseFlow.Network.Generators[g].Id))]);
        return run.Answer();
    }

    /// <summary>All single outages of branches and of generators in service.</summary>
    public static ScreenAnswer AllSingle(
        DcFlow baseFlow, Participation participation, int keep = DefaultKeep, CancellationToken cancel = default) =>
        AllSingle(new ScreenRun(baseFlow, participation, keep, cancel), baseFlow);

    /// <summary>All single outages of branches and of generators in service, with the worst outage of every branch.</summary>
    public static ScreenAnswer AllSingleWithWorst(
        DcFlow baseFlow, Participation participation, int keep = DefaultKeep, CancellationToken cancel = default) =>
        AllSingle(new ScreenRun(baseFlow, participation, keep, cancel) { Worst = new(baseFlow.Network.BranchCount) }, baseFlow);

    private static ScreenAnswer AllSingle(ScreenRun run, DcFlow baseFlow)
    {
        var branches = Enumerable.Range(0, baseFlow.Network.BranchCount).ToArray();
        run.Branches(branches, [.. branches.Select(l => Contingency.Of(baseFlow.Network.Branches[l].Id))]);
        return AllGenerators(run, baseFlow);
    }

    /// <summary>A user's list. Elements already out of service are skipped and said so.</summary>
    public static ScreenAnswer List(
        DcFlow baseFlow, IReadOnlyList<Contingency> contingencies, Participation participation, int keep = DefaultKeep, CancellationToken cancel = default)
    {
        var run = new ScreenRun(baseFlow, participation, keep, cancel);
        var (branchOutages, generatorOutages, others) = Sort(baseFlow.Network, contingencies);
        run.Branches([.. branchOutages.Select(outage => outage.Index)], [.. branchOutages.Select(outage => outage.Contingency)]);
        run.Generators([.. generatorOutages.Select(outage => outage.Index)], [.. generatorOutages.Select(outage => outage.Contingency)]);
        run.Several(others);
        return run.Answer();
    }

    // Single outages take the blocked routes; the rest is solved one by one.
    private static (List<(int Index, Contingency Contingency)>, List<(int Index, Contingency Contingency)>, List<Contingency>) Sort(
        DcNetwork network, IReadOnlyList<Contingency> contingencies)
    {
        var branches = new List<(int, Contingency)>();
        var generators = new List<(int, Contingency)>();
        var others = new List<Contingency>();
        foreach (var contingency in contingencies)
        {
            if (contingency is { Branches: [var branch], Generators: [] } && network.FindBranch(branch) is { } l)
            {
                branches.Add((l, contingency));
            }
            else if (contingency is { Branches: [], Generators: [var generator] } && network.FindGenerator(generator) is { } g)
            {
                generators.Add((g, contingency));
            }
            else
            {
                others.Add(contingency);
            }
        }
        return (branches, generators, others);
    }
}
