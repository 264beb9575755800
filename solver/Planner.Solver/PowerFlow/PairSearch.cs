using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>A branch after the outage of another, with its flow before load is added.</summary>
internal readonly record struct OutagePair(int Monitored, int Outaged, double Lodf, double FlowMw);

/// <summary>Finds the pairs (branch, outage) that new load could drive to their limit, by the bounds of <see cref="Reach"/>.</summary>
/// <remarks>
/// The flow after the outage changes by D = Δ_m + LODF·Δ_k at each MW, so upwards by at most Up_m + LODF·Up_k (with Down_k
/// for a negative factor). A side that is exceeded already can only stop a bus whose D reaches the stated share.
/// </remarks>
internal sealed class PairSearch
{
    private readonly DcNetwork network;
    private readonly DcFlow baseFlow;
    private readonly double existingShare;
    private readonly CancellationToken cancel;
    private readonly int[] monitored;
    private readonly int[] fromRow;
    private readonly int[] toRow;

    public PairSearch(DcNetwork network, DcFlow baseFlow, double existingShare, CancellationToken cancel)
    {
        this.network = network;
        this.baseFlow = baseFlow;
        this.existingShare = Math.Max(existingShare, 1e-9);
        this.cancel = cancel;
        var arrays = network.Arrays;
        monitored = [.. Enumerable.Range(0, network.BranchCount).Where(l => double.IsFinite(arrays.EmergencyMw[l]))];
        fromRow = Array.ConvertAll(monitored, l => network.Factors.Slot(arrays.From[l]) * TransferBlock.Lanes);
        toRow = Array.ConvertAll(monitored, l => network.Factors.Slot(arrays.To[l]) * TransferBlock.Lanes);
    }

    /// <summary>Pairs within reach with |LODF| in [least, below), most binding first.</summary>
    public List<OutagePair> Find(Reach reach, double least, double below)
    {
        var found = new List<OutagePair>();
        var meshed = Enumerable.Range(0, network.BranchCount).Where(l => !network.Bridges.IsBridge[l]).ToArray();
        TransferRows.ForBlocks(network, meshed, Search, cancel);
        return Sorted(found, reach);

        void Search(TransferBlock block, int[] part)
        {
            var ofBlock = new List<OutagePair>();
            FindInBlock(block, part, reach, least, below, ofBlock);
            lock (found)
            {
                found.AddRange(ofBlock);
            }
        }
    }

    /// <summary>What is left after <paramref name="taken"/> pairs, against a shorter reach, most binding first.</summary>
    public List<OutagePair> StillOpen(List<OutagePair> candidates, int taken, Reach reach) =>
        Sorted([.. candidates.Skip(taken).Where(pair => Pull(pair, reach) > 1)], reach);

    // Ties by number, so that the binding pair named in an answer does not depend on the threads.
    private List<OutagePair> Sorted(List<OutagePair> pairs, Reach reach)
    {
        var keys = pairs.Select(pair => (-Pull(pair, reach), pair.Monitored, pair.Outaged)).ToArray();
        var items = pairs.ToArray();
        Array.Sort(keys, items);
        return [.. items];
    }

    /// <summary>How far new load can reach towards the limit on either side: it can bind when above 1.</summary>
    private double Pull(in OutagePair pair, Reach reach)
    {
        var limitMw = network.Arrays.EmergencyMw[pair.Monitored];
        var (upMw, downMw) = (limitMw - pair.FlowMw, limitMw + pair.FlowMw);
        var (baseUpMw, baseDownMw) = (limitMw - baseFlow.FlowMw[pair.Monitored], limitMw + baseFlow.FlowMw[pair.Monitored]);
        var up = upMw > Tolerances.OverloadMw ? Toward(pair, reach.Up, reach.Down) / upMw
            : baseUpMw > Tolerances.OverloadMw ? Toward(pair, reach.OpenUp, reach.OpenDown) / existingShare : 0;
        var down = downMw > Tolerances.OverloadMw ? Toward(pair, reach.Down, reach.Up) / downMw
            : baseDownMw > Tolerances.OverloadMw ? Toward(pair, reach.OpenDown, reach.OpenUp) / existingShare : 0;
        return Math.Max(up, down);
    }

    private static double Toward(in OutagePair pair, double[] same, double[] opposite) =>
        same[pair.Monitored] + (pair.Lodf > 0 ? pair.Lodf * same[pair.Outaged] : -pair.Lodf * opposite[pair.Outaged]);

    private void FindInBlock(TransferBlock block, int[] part, Reach reach, double least, double below, List<OutagePair> found)
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(block.X);
        var flows = Reach.Lanes(part, k => baseFlow.FlowMw[k]);
        // For either sign of the factor the change is at most |LODF| times the longer reach of the outaged branch.
        var longest = Reach.Lanes(part, k => Math.Max(reach.Up[k], reach.Down[k]));
        Span<double> scale = stackalloc double[TransferBlock.Lanes];
        for (var lane = 0; lane < part.Length; lane++)
        {
            scale[lane] = 1 / (1 - block.Flow(part[lane], lane));
        }
        var scales = Vector512.Create<double>(scale);
        for (var p = 0; p < monitored.Length; p++)
        {
            var m = monitored[p];
            var difference = Vector512.LoadUnsafe(ref x, (nuint)fromRow[p]) - Vector512.LoadUnsafe(ref x, (nuint)toRow[p]);
            var lodf = difference * network.Arrays.SusceptancePu[m] * scales;
            var after = Vector512.FusedMultiplyAdd(lodf, flows, Vector512.Create(baseFlow.FlowMw[m]));
            var marginMw = Vector512.Create(network.Arrays.EmergencyMw[m]) - Vector512.Abs(after);
            var most = Vector512.FusedMultiplyAdd(Vector512.Abs(lodf), longest, Vector512.Create(Math.Max(reach.Up[m], reach.Down[m])));
            if (Vector512.GreaterThanAny(most, marginMw))
            {
                AddFound(m, part, lodf, after, Vector512.GreaterThan(most, marginMw), reach, least, below, found);
            }
        }
    }

    private void AddFound(
        int m, int[] part, Vector512<double> lodf, Vector512<double> after, Vector512<double> within, Reach reach, double least, double below, List<OutagePair> found)
    {
        for (var lane = 0; lane < part.Length; lane++)
        {
            var size = Math.Abs(lodf[lane]);
            if (within[lane] != 0 && part[lane] != m && size >= least && size < below)
            {
                var pair = new OutagePair(m, part[lane], lodf[lane], after[lane]);
                if (Pull(pair, reach) > 1)
                {
                    found.Add(pair);
                }
            }
        }
    }
}
