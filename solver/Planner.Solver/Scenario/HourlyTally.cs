using Planner.Domain.Grid;

namespace Planner.Solver.Scenario;

/// <summary>Sums of an hourly scenario; takes its parts in their order.</summary>
internal sealed class HourlyTally
{
    private readonly PowerGrid grid;
    private readonly int first;
    private readonly double[] demandMw;
    private readonly double[] unservedMw;
    private readonly double[] curtailedMw;
    private readonly double[] cost;
    private readonly double[] energyPrice;
    private readonly Dictionary<BusId, (double Sum, int Hours)> prices = [];
    private readonly Dictionary<BranchId, (int AtLimit, int Overloaded, double OverloadMwh, double MostShare)> branches = [];
    private readonly List<int> notSolved = [];

    public HourlyTally(PowerGrid grid, int first, int count)
    {
        this.grid = grid;
        this.first = first;
        (demandMw, unservedMw, curtailedMw) = (new double[count], new double[count], new double[count]);
        (cost, energyPrice) = (new double[count], new double[count]);
    }

    public void Add(PartValues part, Action<HourResult>? onHour)
    {
        foreach (var hour in part.Hours)
        {
            Add(hour);
            onHour?.Invoke(hour);
        }

        notSolved.AddRange(part.NotSolved);
    }

    public HourlyAnswer Answer(IReadOnlyList<string> simplifications, double seconds) => new()
    {
        FirstHour = first,
        Hours = demandMw.Length,
        DemandMw = demandMw,
        UnservedMw = unservedMw,
        CurtailedMw = curtailedMw,
        CostUsdPerHour = cost,
        EnergyPriceUsdPerMwh = energyPrice,
        MeanPriceUsdPerMwh = prices.ToDictionary(pair => pair.Key, pair => pair.Value.Sum / pair.Value.Hours),
        Branches = [.. grid.Branches.Where(branch => branches.ContainsKey(branch.Id)).Select(Year)],
        NotSolved = [.. notSolved.Order()],
        Simplifications = simplifications,
        Backend = SolverSession.Backend,
        SolveSeconds = seconds,
    };

    private BranchYear Year(Branch branch)
    {
        var (atLimit, overloaded, overloadMwh, mostShare) = branches[branch.Id];
        return new BranchYear(branch.Id, atLimit, overloaded, overloadMwh, branch.Rating.Normal is null ? null : mostShare);
    }

    private void Add(HourResult result)
    {
        var h = result.Hour - first;
        demandMw[h] = result.DemandMw;
        unservedMw[h] = result.UnservedMw.Sum();
        curtailedMw[h] = result.CurtailedMw;
        cost[h] = result.CostUsdPerHour;
        energyPrice[h] = result.PriceUsdPerMwh[result.Network.ReferenceOfIsland[0]];
        for (var i = 0; i < result.PriceUsdPerMwh.Length; i++)
        {
            var (sum, hours) = prices.GetValueOrDefault(result.Network.Buses[i].Id);
            prices[result.Network.Buses[i].Id] = (sum + result.PriceUsdPerMwh[i], hours + 1);
        }
        for (var l = 0; l < result.FlowMw.Length; l++)
        {
            AddBranch(result.Network.Branches[l].Id, Math.Abs(result.FlowMw[l]), result.LimitMw[l]);
        }
    }

    private void AddBranch(BranchId branch, double flowMw, double limitMw)
    {
        var (atLimit, overloaded, overloadMwh, mostShare) = branches.GetValueOrDefault(branch);
        var excessMw = flowMw - limitMw;
        branches[branch] = (
            atLimit + (Math.Abs(excessMw) <= Tolerances.AtLimitMw ? 1 : 0),
            overloaded + (excessMw > Tolerances.AtLimitMw ? 1 : 0),
            overloadMwh + (excessMw > Tolerances.AtLimitMw ? excessMw : 0),
            Math.Max(mostShare, flowMw / limitMw));
    }
}
