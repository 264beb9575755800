using System.ComponentModel;

namespace Planner.App.Plan;

/// <summary>How generation is dispatched.</summary>
public sealed record PlanDispatch
{
    public required IReadOnlyList<PlanSnapshot> Snapshots { get; init; }

    [Description("Price of demand that is not served; without it no more may be shed than the grid sheds without new load.")]
    public double? LostLoadUsdPerMwh { get; init; }

    [Description("Credited capacity over peak demand, less 1.")]
    public double? ReserveMargin { get; init; }

    [Description("Running cost, CO2 and capacity credit of existing units by fuel, as the grid names it; for what the grid does not state.")]
    public IReadOnlyList<PlanFuel>? Fuels { get; init; }

    public IReadOnlyList<PlanRetirement>? Retirements { get; init; }

    [Description("Cost per kW and year of keeping a unit past the retirement that the grid states; without it none can be kept.")]
    public double? DeferUsdPerKwYear { get; init; }

    public IReadOnlyList<PlanBuild>? Build { get; init; }
}

public sealed record PlanSnapshot(
    string Id, double Hours, double DemandFactor = 1, double RatingFactor = 1, IReadOnlyDictionary<string, double>? Availability = null);

public sealed record PlanFuel(string Fuel, double? UsdPerMwh = null, double? TonsPerMwh = null, double CapacityCredit = 1);

public sealed record PlanRetirement(int Generator, int Year, double? DeferUsdPerYear = null);

/// <summary>New generation or storage of the technology table, at a bus or at a site's nearest point of interconnection.</summary>
public sealed record PlanBuild
{
    public required string Id { get; init; }

    public required string Technology { get; init; }

    public int? Bus { get; init; }

    public string? Site { get; init; }

    [Description("Size of one unit in MW.")]
    public required double Mw { get; init; }

    public int MaxUnits { get; init; } = 1;

    [Description("First year in which it can run; without it the technology's own.")]
    public int? EarliestYear { get; init; }

    public double? CapitalUsdPerKw { get; init; }

    public double? UsdPerKwYear { get; init; }

    public double? UsdPerMwh { get; init; }

    public double? TonsPerMwh { get; init; }

    public double? ConstructionMonths { get; init; }

    [Description("Share that counts toward the reserve margin.")]
    public double CapacityCredit { get; init; } = 1;

    public IReadOnlyList<PlanUse>? Uses { get; init; }
}
