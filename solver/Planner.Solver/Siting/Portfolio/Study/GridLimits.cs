using System.Collections.Immutable;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>A branch whose flow new loads may change.</summary>
/// <param name="Id">Its id in the grid.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="BaseFlow">Flow without the new loads; positive from the from-bus to the to-bus.</param>
/// <param name="Rating">Its limits; one that is not stated can't bind.</param>
public sealed record MonitoredBranch(BranchId Id, string Name, Megawatts BaseFlow, Rating Rating);

/// <summary>The outage of one branch and how its flow shifts to the others.</summary>
/// <param name="Branch">The branch that goes out; one of the monitored.</param>
/// <param name="Lodf">LODF per monitored branch, in their order: share of the outaged branch's flow that moves there.</param>
public sealed record BranchOutage(BranchId Branch, IReadOnlyList<double> Lodf);

/// <summary>What the grid allows the new loads together, in a DC power flow.</summary>
/// <remarks>
/// Flow of branch l with load Lᵢ at POI i: f_l = f⁰_l + Σᵢ δ_l,ᵢ Lᵢ, with δ_l,ᵢ = PTDF_l · (a − eᵢ) and a the participation
/// factors of the generators that serve the new load (distributed slack, Σa = 1). N-0: |f_l| ≤ normal rating. N-1:
/// |f_m + LODF_m,k f_k| ≤ emergency rating for each listed outage k. A limit that the base case already breaks is held at
/// its base flow, as far as loads count that move it by <see cref="ExistingOverloadShare"/> of their power or more: the new
/// loads must not worsen it together, and <see cref="ListBaseOverloads"/> names it. Immutable; thread-safe.
/// </remarks>
public sealed class GridLimits
{
    private readonly double[] shifts;
    private readonly double[] baseMw;
    private readonly double[] normalMw;
    private readonly double[] emergencyMw;
    private readonly Dictionary<BusId, int> poiNumbers;
    private readonly ImmutableArray<(int Branch, double[] Lodf)> outages;

    /// <param name="branches">The branches to watch, and every branch that an outage names.</param>
    /// <param name="pois">The buses where sites may connect.</param>
    /// <param name="shiftFactors">δ as above, MW of flow per MW of load: row by branch, column by POI, row-major.</param>
    /// <param name="outages">Single-branch outages to survive; an outage that splits the grid has no LODF and must not be listed.</param>
    /// <param name="existingOverloadShare">See <see cref="ExistingOverloadShare"/>; 1 % by default, as in a headroom; 0: any worsening counts.</param>
    /// <exception cref="ArgumentException">Lengths don't match, a factor is not finite, or an outage names an unknown branch.</exception>
    public GridLimits(
        IEnumerable<MonitoredBranch> branches, IEnumerable<BusId> pois, double[] shiftFactors, IEnumerable<BranchOutage>? outages = null,
        double existingOverloadShare = 0.01)
    {
        ExistingOverloadShare = existingOverloadShare;
        Branches = [.. branches];
        Pois = [.. pois];
        shifts = shiftFactors.Length == Branches.Length * Pois.Length && shiftFactors.All(double.IsFinite)
            ? shiftFactors
            : throw new ArgumentException(
                $"There must be {Branches.Length} × {Pois.Length} finite shift factors, not {shiftFactors.Length}.", nameof(shiftFactors));
        poiNumbers = Enumerable.Range(0, Pois.Length).ToDictionary(number => Pois[number]);
        baseMw = [.. Branches.Select(branch => branch.BaseFlow.Value)];
        normalMw = [.. Branches.Select(branch => Limit(branch.Rating.Normal))];
        emergencyMw = [.. Branches.Select(branch => Limit(branch.Rating.AfterOutage))];
        this.outages = [.. (outages ?? []).Select(Place)];
    }

    public ImmutableArray<MonitoredBranch> Branches { get; }

    public ImmutableArray<BusId> Pois { get; }

    public int OutageCount => outages.Length;

    /// <summary>How many limits are watched: stated normal ratings, and stated emergency ratings after each outage.</summary>
    public long LimitCount =>
        normalMw.LongCount(double.IsFinite) + (emergencyMw.LongCount(double.IsFinite) * outages.Length);

    /// <summary>A load counts at a limit that is exceeded without it when each of its MW moves at least this many MW there.</summary>
    public double ExistingOverloadShare { get; }

    public bool HasPoi(BusId bus) => poiNumbers.ContainsKey(bus);

    /// <summary>The limits that the base case breaks before any new load, worst first.</summary>
    public IReadOnlyList<LimitFlow> ListBaseOverloads(double toleranceMw) =>
        [.. Above(new double[Pois.Length]).Where(flow => flow.ExcessMw > toleranceMw).OrderByDescending(flow => flow.ExcessMw)];

    /// <summary>Every limit that these loads break by more than the tolerance, worst first.</summary>
    /// <param name="loads">Load at each POI that has one; a bus may stand more than once.</param>
    /// <param name="toleranceMw">Excess that is still no violation.</param>
    public IReadOnlyList<LimitFlow> ListViolations(IEnumerable<(BusId Poi, Megawatts Load)> loads, double toleranceMw)
    {
        var placed = loads.ToList();
        return [.. Above(ByPoi(placed))
            .Select(flow => flow.Limit.IsExceededBefore ? flow with { ExcessMw = Worsening(flow.Limit, placed) } : flow)
            .Where(flow => flow.ExcessMw > toleranceMw)
            .OrderByDescending(flow => flow.ExcessMw)];
    }

    /// <summary>The flow under these loads on the branch of a limit, after its outage where it has one.</summary>
    public double FlowMw(BranchLimit limit, IEnumerable<(BusId Poi, Megawatts Load)> loads) =>
        limit.BaseFlowMw + loads.Sum(load => Shift(limit, load.Poi) * load.Load.Value);

    /// <summary>MW of flow that count at a limit per MW of load at a POI.</summary>
    internal double CountedShift(BranchLimit limit, BusId poi) =>
        Shift(limit, poi) is var shift && limit.IsExceededBefore && Math.Abs(shift) < ExistingOverloadShare ? 0 : shift;

    private double Worsening(BranchLimit limit, IEnumerable<(BusId Poi, Megawatts Load)> loads) =>
        Math.Abs(limit.BaseFlowMw + loads.Sum(load => CountedShift(limit, load.Poi) * load.Load.Value)) - limit.AllowedMw;

    private double Shift(BranchLimit limit, BusId poi)
    {
        var number = poiNumbers[poi];
        var own = shifts[(limit.Branch * Pois.Length) + number];
        return limit.Outage is { } outage
            ? own + (outages[outage].Lodf[limit.Branch] * shifts[(outages[outage].Branch * Pois.Length) + number])
            : own;
    }

    internal MonitoredBranch? OutagedBranch(BranchLimit limit) =>
        limit.Outage is { } outage ? Branches[outages[outage].Branch] : null;

    private (int Branch, double[] Lodf) Place(BranchOutage outage)
    {
        var branch = Enumerable.Range(0, Branches.Length).FirstOrDefault(number => Branches[number].Id == outage.Branch, -1);
        return branch >= 0 && outage.Lodf.Count == Branches.Length && outage.Lodf.All(double.IsFinite)
            ? (branch, [.. outage.Lodf])
            : throw new ArgumentException($"The outage of {outage.Branch} must name a monitored branch and have a finite LODF for each.");
    }

    // A limit that is not stated can't bind.
    private static double Limit(Megawatts? rating) => rating is { } stated ? stated.Value : double.PositiveInfinity;

    private double[] ByPoi(IEnumerable<(BusId Poi, Megawatts Load)> loads)
    {
        var byPoi = new double[Pois.Length];
        foreach (var (poi, load) in loads)
        {
            byPoi[poiNumbers[poi]] += load.Value;
        }

        return byPoi;
    }

    private double[] Flows(double[] loadsMw)
    {
        var flows = new double[Branches.Length];
        for (var branch = 0; branch < flows.Length; branch++)
        {
            var row = shifts.AsSpan(branch * Pois.Length, Pois.Length);
            var flow = baseMw[branch];
            for (var poi = 0; poi < row.Length; poi++)
            {
                flow += row[poi] * loadsMw[poi];
            }

            flows[branch] = flow;
        }

        return flows;
    }

    /// <summary>Every limit below the flow that these loads cause, with the excess over what is stated.</summary>
    private IEnumerable<LimitFlow> Above(double[] loadsMw)
    {
        var flows = Flows(loadsMw);
        for (var outage = -1; outage < outages.Length; outage++)
        {
            var rated = outage < 0 ? normalMw : emergencyMw;
            for (var branch = 0; branch < flows.Length; branch++)
            {
                var flow = outage < 0 ? flows[branch] : After(flows, branch, outage);
                if (Math.Abs(flow) > rated[branch])
                {
                    yield return new(At(branch, outage), flow, Math.Abs(flow) - rated[branch]);
                }
            }
        }
    }

    // The outaged branch itself carries nothing: its LODF to itself is -1.
    private double After(double[] flows, int branch, int outage) => branch == outages[outage].Branch
        ? 0
        : flows[branch] + (outages[outage].Lodf[branch] * flows[outages[outage].Branch]);

    /// <summary>The limit of a branch, after an outage where its number is 0 or more.</summary>
    internal BranchLimit At(int branch, int outage) => outage < 0
        ? new(branch, null, baseMw[branch], normalMw[branch])
        : new(branch, outage, After(baseMw, branch, outage), emergencyMw[branch]);
}

/// <summary>One limit: a branch in normal operation, or after one outage.</summary>
/// <param name="Branch">Its number among the monitored branches.</param>
/// <param name="Outage">The number of the outage; null in normal operation.</param>
/// <param name="BaseFlowMw">Flow without the new loads.</param>
/// <param name="StatedMw">The rating that holds: normal, or emergency after an outage.</param>
public readonly record struct BranchLimit(int Branch, int? Outage, double BaseFlowMw, double StatedMw)
{
    /// <summary>What the new loads may use: the rating, or the base flow where that is already above it.</summary>
    public double AllowedMw => Math.Max(StatedMw, Math.Abs(BaseFlowMw));

    /// <summary>True when the base case breaks the limit before any new load.</summary>
    public bool IsExceededBefore => Math.Abs(BaseFlowMw) > StatedMw;
}

/// <summary>The flow at a limit and by how much it is too much.</summary>
public readonly record struct LimitFlow(BranchLimit Limit, double FlowMw, double ExcessMw);
