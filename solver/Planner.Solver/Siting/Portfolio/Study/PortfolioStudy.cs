using Planner.Domain.Sites;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>The question "which sites together?": candidates, what is wanted, and the limits that they share.</summary>
/// <remarks>
/// A plain record of numbers: no geometry, no law and no grid model. What permitting found arrives as a
/// <see cref="PermitPath"/> per site, what the grid allows as <see cref="GridLimits"/>. Null means "no such limit".
/// </remarks>
public sealed record PortfolioStudy
{
    /// <summary>Name of the study file or request, for the diagnostics.</summary>
    public string Source { get; init; } = "study";

    public required IReadOnlyList<SiteOption> Sites { get; init; }

    public required PortfolioObjective Objective { get; init; }

    /// <summary>Least number of sites to choose. Exactly k sites: set both ends to k.</summary>
    public int? MinSites { get; init; }

    public int? MaxSites { get; init; }

    /// <summary>Least sum of the chosen designs' loads.</summary>
    public Megawatts? MinLoad { get; init; }

    public Megawatts? MaxLoad { get; init; }

    /// <summary>Most that the chosen designs may cost together, the cost of service not counted.</summary>
    public UsDollars? MaxFixedCost { get; init; }

    /// <summary>Ends that other objectives must keep: at least for the score, at most for the others.</summary>
    public IReadOnlyList<ObjectiveLimit> ObjectiveLimits { get; init; } = [];

    /// <summary>What a point of each objective is worth in US dollars, for <see cref="PortfolioObjective.Weighted"/>.</summary>
    public ObjectivePrices Prices { get; init; } = new();

    /// <summary>Sets of sites that are not asked for again; each keeps out exactly that set.</summary>
    public IReadOnlyList<IReadOnlySet<SiteId>> OtherThan { get; init; } = [];

    public EligibilityPolicy Eligibility { get; init; } = EligibilityPolicy.Determined;

    public IReadOnlyList<RegionCap> RegionCaps { get; init; } = [];

    /// <summary>Least distance between any two chosen sites.</summary>
    public Kilometers? MinSpacing { get; init; }

    /// <summary>Distances between sites; a pair that is not listed is farther apart than <see cref="MinSpacing"/>.</summary>
    public IReadOnlyList<SiteDistance> Distances { get; init; } = [];

    /// <summary>What the grid allows all chosen loads together; null: a study without grid.</summary>
    public GridLimits? Grid { get; init; }

    /// <summary>Demand that the chosen sites have to serve; null: none.</summary>
    public DemandService? Service { get; init; }

    /// <summary>The years in which something may start, rising; empty: a study without time, all stands at once.</summary>
    public IReadOnlyList<StudyYear> Years { get; init; } = [];

    /// <summary>When work may start, and how lead times and money of other years count.</summary>
    public Schedule Schedule { get; init; } = new();

    /// <summary>What the designs share and use up: water, craft-hours of a labour area and the like.</summary>
    public IReadOnlyList<ResourceCap> Resources { get; init; } = [];

    /// <summary>Branches that may be made stronger.</summary>
    public IReadOnlyList<UpgradeOption> Upgrades { get; init; } = [];

    /// <summary>Generation that is dispatched for the loads, instead of <see cref="Grid"/>; null: no dispatch.</summary>
    public EnergyStudy? Energy { get; init; }
}

/// <summary>A candidate site with what can be built there.</summary>
/// <param name="Site">Its id, once per study.</param>
/// <param name="Permit">What permitting found.</param>
/// <param name="Designs">The alternatives; at most one is chosen.</param>
/// <param name="Region">Name that <see cref="PortfolioStudy.RegionCaps"/> may cap.</param>
public sealed record SiteOption(SiteId Site, PermitPath Permit, IReadOnlyList<SiteDesign> Designs, string? Region = null)
{
    /// <summary>Months from the start of work to the last permit; null: not known, so that the site can't be scheduled.</summary>
    public MonthRange? PermitMonths { get; init; }

    /// <summary>Points of permit risk, summed over the chosen sites; 0 is none.</summary>
    public double PermitRisk { get; init; }
}

/// <summary>Most sites that a region may hold.</summary>
public sealed record RegionCap(string Region, int MaxSites);

/// <summary>Distance between two sites, in either order.</summary>
public sealed record SiteDistance(SiteId First, SiteId Second, Kilometers Distance);
