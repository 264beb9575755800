using System.Diagnostics;
using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>One contingency screen under way: the base case, and what was found so far.</summary>
internal sealed class ScreenRun
{
    private readonly DcNetwork network;
    private readonly DcFlow baseFlow;
    private readonly Participation participation;
    private readonly int keep;
    private readonly CancellationToken cancel;
    private readonly OutageKernel kernel;
    private readonly ViolationList violations;
    private readonly List<Contingency> screened = [];
    private readonly List<SplitOutage> splits = [];
    private readonly List<SkippedOutage> skipped = [];
    private readonly double[] outputOfBus;
    private readonly (int Count, double DemandMw, double OutputMw)[] islandTotals;
    private readonly long start;
    private readonly double buildSeconds;

    public ScreenRun(DcFlow baseFlow, Participation participation, int keep, CancellationToken cancel)
    {
        var built = Stopwatch.GetTimestamp();
        network = baseFlow.Network;
        this.baseFlow = baseFlow;
        this.participation = participation;
        this.keep = keep;
        this.cancel = cancel;
        kernel = new OutageKernel(network, baseFlow);
        violations = new ViolationList(network, baseFlow, keep);
        _ = network.Bridges;
        outputOfBus = new double[network.BusCount];
        for (var g = 0; g < network.GeneratorCount; g++)
        {
            outputOfBus[network.Arrays.GeneratorBus[g]] += network.Arrays.Generators[g].Output.Value;
        }
        islandTotals = TotalsOfIslands();
        buildSeconds = Stopwatch.GetElapsedTime(built).TotalSeconds;
        start = Stopwatch.GetTimestamp();
    }

    /// <summary>Output of each generator that its loss takes away; null: as stated.</summary>
    public double[]? OutputMw { get; init; }

    /// <summary>Where the worst outage of each branch is kept; null: it is not asked for.</summary>
    public WorstOutages? Worst { get; init; }

    /// <summary>Single branch outages, eight at a time.</summary>
    public void Branches(int[] branches, IReadOnlyList<Contingency> outages)
    {
        var meshed = new List<int>(branches.Length);
        var first = screened.Count;
        for (var i = 0; i < branches.Length; i++)
        {
            if (network.Bridges.IsBridge[branches[i]])
            {
                splits.Add(Split(outages[i], network.Bridges.CutOff(branches[i])));
                continue;
            }
            meshed.Add(branches[i]);
            screened.Add(outages[i]);
        }
        Blocks(meshed.Count, (block, begin, count, found) => BranchBlock(block, [.. meshed[begin..(begin + count)]], first + begin, found));
    }

    /// <summary>Single generator outages, eight at a time.</summary>
    public void Generators(int[] generators, IReadOnlyList<Contingency> outages)
    {
        var total = participation.TotalOfIsland(network);
        var replaceable = new List<int>(generators.Length);
        var first = screened.Count;
        for (var i = 0; i < generators.Length; i++)
        {
            var rest = total[network.IslandOfBus[network.Arrays.GeneratorBus[generators[i]]]] - participation.Weight[generators[i]];
            if (rest > 1e-9 * total.Max())
            {
                replaceable.Add(generators[i]);
                screened.Add(outages[i]);
            }
            else
            {
                skipped.Add(new(outages[i], "no other generator of its island participates, so nothing replaces it"));
            }
        }
        var supply = network.Factors.Solve(participation.ShareOfBus(network));
        Blocks(replaceable.Count, (block, begin, count, found) =>
            GeneratorBlock(block, [.. replaceable[begin..(begin + count)]], supply, total, first + begin, found));
    }

    /// <summary>Outages of several elements, or of elements that are not in the network, one by one.</summary>
    public void Several(IReadOnlyList<Contingency> contingencies)
    {
        foreach (var contingency in contingencies)
        {
            cancel.ThrowIfCancellationRequested();
            switch (SeveralOutages.FlowAfter(baseFlow, participation, contingency))
            {
                case SeveralOutages.Result.Flows flows:
                    AddViolations(flows.FlowMw, contingency);
                    break;
                case SeveralOutages.Result.Split split:
                    splits.Add(Split(contingency, split.CutOff));
                    break;
                case SeveralOutages.Result.Skipped reason:
                    skipped.Add(new(contingency, reason.Reason));
                    break;
            }
        }
    }

    public ScreenAnswer Answer() => new(
        screened.Count,
        violations.Count,
        violations.WorstFirst(outage => screened[outage]),
        splits,
        skipped,
        baseFlow.Overloads(),
        participation.Description,
        buildSeconds,
        Stopwatch.GetElapsedTime(start).TotalSeconds)
    {
        WorstOfBranch = [.. Enumerable.Range(0, network.BranchCount).Where(l => Worst?.Outage[l] >= 0).Select(l => new WorstOutage(
            network.Branches[l].Id, screened[Worst!.Outage[l]], new(Worst.FlowMw[l]), new(network.Arrays.EmergencyMw[l])))],
    };

    private void AddViolations(double[] flowMw, Contingency contingency)
    {
        for (var m = 0; m < flowMw.Length; m++)
        {
            if (Math.Abs(flowMw[m]) > network.Arrays.EmergencyMw[m] + Tolerances.OverloadMw)
            {
                violations.Add(m, screened.Count, flowMw[m]);
            }
        }
        screened.Add(contingency);
    }

    // Blocks of eight outages in parallel; each thread has its own block and list.
    private void Blocks(int count, Action<TransferBlock, int, int, Found> work)
    {
        var blockCount = (count + TransferBlock.Lanes - 1) / TransferBlock.Lanes;
        Parallel.For(
            0,
            blockCount,
            new ParallelOptions { CancellationToken = cancel },
            () => (Block: new TransferBlock(network), Found: new Found(new(network, baseFlow, keep), Worst is null ? null : new(network.BranchCount))),
            (b, _, local) =>
            {
                var begin = b * TransferBlock.Lanes;
                work(local.Block, begin, Math.Min(TransferBlock.Lanes, count - begin), local.Found);
                return local;
            },
            local =>
            {
                lock (violations)
                {
                    violations.Merge(local.Found.Violations);
                    Worst?.Merge(local.Found.Worst!);
                }
            });
    }

    // What one thread found.
    private sealed record Found(ViolationList Violations, WorstOutages? Worst);

    private void Screen(TransferBlock block, double[] weightMw, int[] outaged, int firstOutage, Found found)
    {
        kernel.Screen(block, weightMw, outaged, firstOutage, found.Violations);
        if (found.Worst is { } worst)
        {
            kernel.KeepWorst(block, weightMw, outaged, firstOutage, worst);
        }
    }

    private void BranchBlock(TransferBlock block, int[] outaged, int firstOutage, Found found)
    {
        block.SolveBranches(outaged);
        var (weightMw, lanes) = EmptyLanes();
        for (var lane = 0; lane < outaged.Length; lane++)
        {
            lanes[lane] = outaged[lane];
            weightMw[lane] = baseFlow.FlowMw[outaged[lane]] / (1 - block.Flow(outaged[lane], lane));
        }
        Screen(block, weightMw, lanes, firstOutage, found);
    }

    // Losing unit g takes P_g from its bus i and gives it to the others: with shares a and its own share a_g,
    // Δθ = P_g·((y − a_g·x_i)/(1 − a_g) − x_i) = P_g/(1 − a_g)·(y − x_i), where y = B⁻¹a and x_i = B⁻¹e_i.
    private void GeneratorBlock(TransferBlock block, int[] lost, double[] supply, double[] total, int firstOutage, Found found)
    {
        block.SolveBuses([.. lost.Select(g => network.Arrays.GeneratorBus[g])]);
        var (weightMw, lanes) = EmptyLanes();
        for (var lane = 0; lane < lost.Length; lane++)
        {
            var g = lost[lane];
            var own = participation.Weight[g] / total[network.IslandOfBus[network.Arrays.GeneratorBus[g]]];
            weightMw[lane] = (OutputMw?[g] ?? network.Arrays.Generators[g].Output.Value) / (1 - own);
            SubtractFromSupply(block, lane, supply, network.IslandOfBus[network.Arrays.GeneratorBus[g]]);
        }
        Screen(block, weightMw, lanes, firstOutage, found);
    }

    private void SubtractFromSupply(TransferBlock block, int lane, double[] supply, int island)
    {
        for (var i = 0; i < supply.Length; i++)
        {
            var row = network.Factors.Slot(i);
            if (row < network.Factors.Size)
            {
                ref var x = ref block.X[(row * TransferBlock.Lanes) + lane];
                x = network.IslandOfBus[i] == island ? supply[i] - x : 0;
            }
        }
    }

    private static (double[] WeightMw, int[] Outaged) EmptyLanes()
    {
        var weight = new double[TransferBlock.Lanes];
        var outaged = new int[TransferBlock.Lanes];
        Array.Fill(weight, double.NaN);
        Array.Fill(outaged, -1);
        return (weight, outaged);
    }

    private SplitOutage Split(Contingency contingency, ReadOnlySpan<int> cutOff)
    {
        var (count, demandMw, outputMw) = (cutOff.Length, 0.0, 0.0);
        foreach (var bus in cutOff)
        {
            demandMw += network.DemandMw[bus];
            outputMw += outputOfBus[bus];
        }
        // The smaller part is the one cut off, whichever side the reference is on.
        var (islandCount, islandDemandMw, islandOutputMw) = islandTotals[network.IslandOfBus[cutOff[0]]];
        return 2 * count <= islandCount
            ? new SplitOutage(contingency, count, new(demandMw), new(outputMw))
            : new SplitOutage(contingency, islandCount - count, new(islandDemandMw - demandMw), new(islandOutputMw - outputMw));
    }

    private (int Count, double DemandMw, double OutputMw)[] TotalsOfIslands()
    {
        var totals = new (int Count, double DemandMw, double OutputMw)[network.IslandCount];
        for (var i = 0; i < network.BusCount; i++)
        {
            ref var total = ref totals[network.IslandOfBus[i]];
            total = (total.Count + 1, total.DemandMw + network.DemandMw[i], total.OutputMw + outputOfBus[i]);
        }
        return totals;
    }
}
