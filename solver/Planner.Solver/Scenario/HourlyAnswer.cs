using Planner.Domain.Grid;
using Planner.Solver.Network;

namespace Planner.Solver.Scenario;

/// <summary>One solved hour, handed out as it is done; hours may come in any order.</summary>
/// <param name="Hour">Hour of the profiles, from 0.</param>
/// <param name="Network">The network of that hour: it differs where branches are out.</param>
/// <param name="FlowMw">By branch index of that network.</param>
/// <param name="PriceUsdPerMwh">By bus index.</param>
/// <param name="OutputMw">By generator index.</param>
/// <param name="UnservedMw">By bus index.</param>
public sealed record HourResult(int Hour, DcNetwork Network, double[] FlowMw, double[] PriceUsdPerMwh, double[] OutputMw, double[] UnservedMw)
{
    /// <summary>Rating that held in this hour, by branch index; +∞ where none is stated.</summary>
    public required double[] LimitMw { get; init; }

    /// <summary>Demand with the new loads, before curtailment.</summary>
    public required double DemandMw { get; init; }

    /// <summary>Curtailed by contract.</summary>
    public required double CurtailedMw { get; init; }

    /// <summary>Cost of generation and contracted curtailment.</summary>
    public required double CostUsdPerHour { get; init; }
}

/// <summary>What one branch went through.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="HoursAtLimit">Hours at its limit.</param>
/// <param name="HoursOverloaded">Hours above its rating; only where line limits are not enforced.</param>
/// <param name="OverloadMwh">Energy above the rating.</param>
/// <param name="MostShare">Largest flow over rating; null when it has no rating.</param>
public sealed record BranchYear(BranchId Branch, int HoursAtLimit, int HoursOverloaded, double OverloadMwh, double? MostShare);

/// <summary>The answer of an hourly scenario. Hourly arrays are by hour of the window.</summary>
public sealed record HourlyAnswer
{
    public required int FirstHour { get; init; }

    public required int Hours { get; init; }

    /// <summary>Demand in MW, new loads included, before curtailment.</summary>
    public required double[] DemandMw { get; init; }

    public required double[] UnservedMw { get; init; }

    /// <summary>Curtailed by contract.</summary>
    public required double[] CurtailedMw { get; init; }

    /// <summary>Cost of generation and contracted curtailment in $/h.</summary>
    public required double[] CostUsdPerHour { get; init; }

    /// <summary>Price at the reference bus of the first island.</summary>
    public required double[] EnergyPriceUsdPerMwh { get; init; }

    /// <summary>Mean price at each bus of the grid over the hours, weighted equally.</summary>
    public required IReadOnlyDictionary<BusId, double> MeanPriceUsdPerMwh { get; init; }

    public required IReadOnlyList<BranchYear> Branches { get; init; }

    /// <summary>Hours that no backend solved; they count nowhere else.</summary>
    public required IReadOnlyList<int> NotSolved { get; init; }

    /// <summary>What the model leaves out, in words.</summary>
    public required IReadOnlyList<string> Simplifications { get; init; }

    public required string Backend { get; init; }

    public required double SolveSeconds { get; init; }

    public double UnservedMwh => UnservedMw.Sum();

    /// <summary>Demand in falling order: the load-duration curve.</summary>
    public double[] LoadDurationMw() => [.. DemandMw.OrderDescending()];
}
