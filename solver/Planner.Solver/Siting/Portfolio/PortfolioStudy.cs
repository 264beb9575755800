using Planner.Domain.Grid;
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

    /// <summary>Least sum of the chosen designs' scores.</summary>
    public double? MinScore { get; init; }

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
}

public enum PortfolioObjective
{
    /// <summary>Maximise the sum of the chosen designs' scores.</summary>
    MaximiseScore,

    /// <summary>Minimise the sum of the chosen designs' costs and of the cost of service.</summary>
    MinimiseCost,
}

/// <summary>A candidate site with what can be built there.</summary>
/// <param name="Site">Its id, once per study.</param>
/// <param name="Permit">What permitting found.</param>
/// <param name="Designs">The alternatives; at most one is chosen.</param>
/// <param name="Region">Name that <see cref="PortfolioStudy.RegionCaps"/> may cap.</param>
public sealed record SiteOption(SiteId Site, PermitPath Permit, IReadOnlyList<SiteDesign> Designs, string? Region = null);

/// <summary>One way to build at a site: its load, where it connects, what it is worth and costs.</summary>
public sealed record SiteDesign
{
    /// <summary>Name, once per site.</summary>
    public string Id { get; init; } = "base";

    /// <summary>Load drawn from the grid; not negative.</summary>
    public Megawatts Load { get; init; }

    /// <summary>The bus where it connects; null: draws nothing from the grid of the study.</summary>
    public BusId? Poi { get; init; }

    /// <summary>Suitability, the low end of the ranking's interval where something is unknown.</summary>
    public double Score { get; init; }

    /// <summary>All fixed cost of this design at this site, in the study's price year.</summary>
    public UsDollars Cost { get; init; }

    /// <summary>Most demand that this design can serve, in the unit of <see cref="DemandRegion.Demand"/>; null: no limit.</summary>
    public double? ServiceCapacity { get; init; }
}

/// <summary>Most sites that a region may hold.</summary>
public sealed record RegionCap(string Region, int MaxSites);

/// <summary>Distance between two sites, in either order.</summary>
public sealed record SiteDistance(SiteId First, SiteId Second, Kilometers Distance);
