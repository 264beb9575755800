using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>One injection headroom study under way.</summary>
/// <remarks>
/// All pairs (branch m, outage k) at all buses would be 10¹² products for 10,000 buses. A bound avoids nearly all of them:
/// with the headroom known so far (first the base case), a load at any bus can move the flow of a pair by no more than its
/// <see cref="Reach"/>; a pair whose margin is larger can't bind. Pairs are taken in steps of falling |LODF| and within a
/// step in falling order of reach over margin; each batch shortens the reach, and so strikes out most of the rest.
/// Nothing that could bind is ever dropped.
/// </remarks>
internal sealed class HeadroomStudy
{
    private const long RowBytes = 96L << 20;
    private const int FirstBatch = 5_000;

    // The strong factors first: they bind most and shorten the reach for the many weak ones.
    private static readonly double[] LodfSteps = [double.PositiveInfinity, 0.2, 0.02, 0];

    private readonly DcNetwork network;
    private readonly DcFlow baseFlow;
    private readonly HeadroomOptions options;
    private readonly CancellationToken cancel;
    private readonly double[] share;
    private readonly double[] ceilingMw;
    private readonly TransferRows rows;
    private readonly List<(int Monitored, int Outaged)> limits = []; // by the number that TightestLimits keeps

    public HeadroomStudy(DcFlow baseFlow, Participation participation, HeadroomOptions options, CancellationToken cancel)
    {
        network = baseFlow.Network;
        this.baseFlow = baseFlow;
        this.options = options;
        this.cancel = cancel;
        share = participation.ShareOfBus(network);
        ceilingMw = Ceiling(participation);
        rows = new TransferRows(network, share);
    }

    /// <summary>The tightest base case limit at each bus.</summary>
    public TightestLimits BaseCase()
    {
        var tightest = new TightestLimits(rows.Length);
        var arrays = network.Arrays;
        foreach (var chunk in Enumerable.Range(0, network.BranchCount).Where(l => double.IsFinite(arrays.NormalMw[l])).Chunk(MostRows()))
        {
            Take(chunk.Select(l => NewLimit(l, -1, 0, baseFlow.FlowMw[l], arrays.NormalMw[l])).ToArray(), tightest);
        }
        return tightest;
    }

    /// <summary>The tightest limit at each bus, all single branch outages included.</summary>
    public TightestLimits WithOutages(TightestLimits baseLimits)
    {
        var tightest = baseLimits.Copy();
        var pairs = new PairSearch(network, baseFlow, options.ExistingOverloadShare, cancel);
        for (var s = 1; s < LodfSteps.Length; s++)
        {
            TakeAll(pairs, pairs.Find(ReachOf(tightest), LodfSteps[s], LodfSteps[s - 1]), tightest);
        }
        return tightest;
    }

    private void TakeAll(PairSearch pairs, List<OutagePair> candidates, TightestLimits tightest)
    {
        var batch = FirstBatch;
        for (var taken = 0; taken < candidates.Count; batch *= 2)
        {
            var part = NextBatch(candidates, ref taken, batch);
            Take([.. part.Select(pair => NewLimit(pair.Monitored, pair.Outaged, pair.Lodf, pair.FlowMw, network.Arrays.EmergencyMw[pair.Monitored]))], tightest);
            if (taken < candidates.Count)
            {
                candidates = pairs.StillOpen(candidates, taken, ReachOf(tightest));
                taken = 0;
            }
        }
    }

    public InjectionHeadroom HeadroomAt(int bus, TightestLimits tightest)
    {
        if (ceilingMw[bus] <= 0)
        {
            return new InjectionHeadroom(new(0), HeadroomLimit.NoSupply, null, null);
        }
        var headroomMw = 1 / tightest.Rate[bus];
        if (headroomMw >= ceilingMw[bus])
        {
            return new InjectionHeadroom(new(ceilingMw[bus]), HeadroomLimit.IslandCapacity, null, null);
        }
        var (monitored, outaged) = limits[tightest.PairAt(bus)];
        return new InjectionHeadroom(
            new(headroomMw),
            outaged >= 0 ? HeadroomLimit.EmergencyRating : HeadroomLimit.NormalRating,
            network.Branches[monitored].Id,
            outaged >= 0 ? network.Branches[outaged].Id : null);
    }

    private FlowLimit NewLimit(int monitored, int outaged, double lodf, double flowMw, double limitMw)
    {
        limits.Add((monitored, outaged));
        return new FlowLimit(limits.Count - 1, monitored, outaged, lodf, flowMw, limitMw);
    }

    private void Take(FlowLimit[] part, TightestLimits tightest)
    {
        var needed = part.SelectMany(limit => limit.IsOutage ? new[] { limit.Monitored, limit.Outaged } : [limit.Monitored]).Distinct().ToArray();
        if (rows.Count + needed.Count(l => !rows.Holds(l)) > MostRows())
        {
            rows.Clear();
        }
        rows.Add(needed, cancel);
        tightest.Apply(part, rows, options.ExistingOverloadShare, cancel);
    }

    private int MostRows() => (int)Math.Max(64, RowBytes / (8L * rows.Length));

    // As many pairs, in their order, as the batch and the memory for rows allow.
    private List<OutagePair> NextBatch(List<OutagePair> candidates, ref int taken, int batch)
    {
        var part = new List<OutagePair>();
        var needed = new HashSet<int>();
        while (taken < candidates.Count && part.Count < batch && needed.Count < MostRows() - 2)
        {
            var pair = candidates[taken++];
            needed.Add(pair.Monitored);
            needed.Add(pair.Outaged);
            part.Add(pair);
        }
        return part;
    }

    private Reach ReachOf(TightestLimits tightest)
    {
        var headroomMw = new double[network.BusCount];
        for (var i = 0; i < headroomMw.Length; i++)
        {
            headroomMw[i] = Math.Min(ceilingMw[i], 1 / tightest.Rate[i]);
        }
        return Reach.Of(network, share, headroomMw, cancel);
    }

    // No load is served beyond the capacity of its island; it also bounds the search where no branch has a limit.
    private double[] Ceiling(Participation participation)
    {
        var capacityMw = new double[network.IslandCount];
        for (var g = 0; g < network.GeneratorCount; g++)
        {
            capacityMw[network.IslandOfBus[network.Arrays.GeneratorBus[g]]] += Math.Max(0, network.Arrays.Generators[g].Max.Value);
        }
        var weight = participation.TotalOfIsland(network);
        return [.. network.Arrays.IslandOfBus.Select(island => weight[island] > 0 ? capacityMw[island] : 0)];
    }
}
