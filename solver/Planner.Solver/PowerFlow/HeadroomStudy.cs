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
    private readonly LostUnits lostUnits;
    private readonly List<(int Monitored, int Outaged, int Unit)> limits = []; // by the number that TightestLimits keeps

    public HeadroomStudy(DcFlow baseFlow, Participation participation, HeadroomOptions options, CancellationToken cancel)
    {
        network = baseFlow.Network;
        this.baseFlow = baseFlow;
        this.options = options;
        this.cancel = cancel;
        share = participation.ShareOfBus(network);
        ceilingMw = Ceiling(participation);
        rows = new TransferRows(network, share);
        lostUnits = new LostUnits(network, baseFlow, participation);
    }

    /// <summary>The tightest base case limit at each bus.</summary>
    public TightestLimits BaseCase()
    {
        var tightest = new TightestLimits(rows.Length);
        var arrays = network.Arrays;
        foreach (var chunk in Enumerable.Range(0, network.BranchCount).Where(l => double.IsFinite(arrays.NormalMw[l])).Chunk(MostRows()))
        {
            Take([.. chunk.Select(l => OfBase(l, arrays.NormalMw[l]))], tightest);
        }
        return tightest;
    }

    private FlowLimit OfBase(int branch, double limitMw)
    {
        limits.Add((branch, -1, -1));
        return FlowLimit.OfBase(limits.Count - 1, branch, baseFlow.FlowMw[branch], limitMw);
    }

    /// <summary>The tightest limit at each bus, all single outages of branches and generators included.</summary>
    public TightestLimits WithOutages(TightestLimits baseLimits)
    {
        var tightest = baseLimits.Copy();
        TakeExceeded(tightest);
        var pairs = new PairSearch(network, baseFlow, options.ExistingOverloadShare, cancel);
        for (var s = 1; s < LodfSteps.Length; s++)
        {
            TakeAll(pairs, pairs.Find(ReachOf(tightest), LodfSteps[s], LodfSteps[s - 1]), tightest);
        }
        TakeLostUnits(tightest);
        return tightest;
    }

    // Above the emergency rating with nothing out: judged here, so that thousands of outages need not repeat it.
    private void TakeExceeded(TightestLimits tightest)
    {
        var exceeded = Enumerable.Range(0, network.BranchCount)
            .Where(l => Math.Abs(baseFlow.FlowMw[l]) >= network.Arrays.EmergencyMw[l] - Tolerances.OverloadMw);
        foreach (var chunk in exceeded.Chunk(MostRows()))
        {
            Take([.. chunk.Select(l => OfBase(l, network.Arrays.EmergencyMw[l]))], tightest);
        }
    }

    private void TakeLostUnits(TightestLimits tightest)
    {
        var reach = ReachOf(tightest);
        var mostMw = Enumerable.Range(0, network.BusCount).Max(i => Math.Min(ceilingMw[i], 1 / tightest.Rate[i]));
        var least = Math.Max(options.ExistingOverloadShare, 1e-9);
        foreach (var chunk in Enumerable.Range(0, network.BranchCount).Where(l => double.IsFinite(network.Arrays.EmergencyMw[l])).Chunk(MostRows()))
        {
            rows.Clear();
            rows.Add(chunk, cancel);
            Take([.. chunk.SelectMany(m => lostUnits.Find(m, rows.Get(m), reach, mostMw, least)).Select(OfUnit)], tightest);
        }
    }

    private FlowLimit OfUnit(LostUnit lost)
    {
        limits.Add((lost.Monitored, -1, lost.Unit));
        return FlowLimit.OfUnit(limits.Count - 1, lost, network.Arrays.EmergencyMw[lost.Monitored], baseFlow.FlowMw[lost.Monitored]);
    }

    private FlowLimit OfBranch(OutagePair pair)
    {
        limits.Add((pair.Monitored, pair.Outaged, -1));
        return FlowLimit.OfBranch(limits.Count - 1, pair, network.Arrays.EmergencyMw[pair.Monitored], baseFlow.FlowMw[pair.Monitored]);
    }

    private void TakeAll(PairSearch pairs, List<OutagePair> candidates, TightestLimits tightest)
    {
        var batch = FirstBatch;
        for (var taken = 0; taken < candidates.Count; batch *= 2)
        {
            var part = NextBatch(candidates, ref taken, batch);
            Take([.. part.Select(OfBranch)], tightest);
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
        var (monitored, outaged, unit) = limits[tightest.PairAt(bus)];
        return new InjectionHeadroom(
            new(headroomMw),
            outaged >= 0 || unit >= 0 ? HeadroomLimit.EmergencyRating : HeadroomLimit.NormalRating,
            network.Branches[monitored].Id,
            outaged >= 0 ? network.Branches[outaged].Id : null,
            unit >= 0 ? network.Generators[unit].Id : null);
    }

    private void Take(FlowLimit[] part, TightestLimits tightest)
    {
        var needed = part.SelectMany(limit => limit.Outaged >= 0 ? new[] { limit.Monitored, limit.Outaged } : [limit.Monitored]).Distinct().ToArray();
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
