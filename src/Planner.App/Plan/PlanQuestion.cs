using System.ComponentModel;

namespace Planner.App.Plan;

/// <summary>What is built; decides which law is asked and what a design must have.</summary>
public enum FacilityKind
{
    DataCenter = 0,
    SemiconductorFab,
    EnergyFacility,
    HighSecurityDataCenter,
}

/// <summary>What a plan is best at.</summary>
public enum PlanObjective
{
    Score = 0,
    Cost,
    Emissions,
    Time,
    PermitRisk,
    Weighted,
}

public enum PlanQuantile
{
    P50 = 0,
    P90,
}

public enum PlanUpgradeKind
{
    Reconductor = 0,
    NewCircuit,
}

public enum PlanUseTime
{
    EachYear = 0,
    Construction,
}

/// <summary>A study: which sites together, when, how, and with which grid. Every member may be left out.</summary>
/// <remarks>The same members as a YAML or JSON file and as the body of POST /api/plan.</remarks>
public sealed record PlanQuestion
{
    [Description("Exactly so many sites. Without it, without minSites, maxSites and a load target: 3.")]
    public int? SiteCount { get; init; }

    [Description("At least so many sites.")]
    public int? MinSites { get; init; }

    [Description("At most so many sites.")]
    public int? MaxSites { get; init; }

    [Description("Load at each chosen site in MW, where its design does not say; without it each site's own, else the workspace's.")]
    public double? RequestedMw { get; init; }

    [Description("True: a site whose review level is not determined may be chosen. Excluded sites never.")]
    public bool AllowUndetermined { get; init; }

    [Description("Only sites that need no federal review or fit a categorical exclusion.")]
    public bool AtMostCategoricalExclusion { get; init; }

    [Description("Least distance between two chosen sites in km.")]
    public double? MinSpacingKm { get; init; }

    [Description("Weights of the score, by criterion; without them the workspace's own.")]
    public IReadOnlyDictionary<string, double>? Weights { get; init; }

    [Description("What is built.")]
    public FacilityKind Facility { get; init; }

    [Description("What the plan is best at.")]
    public PlanObjective Objective { get; init; }

    [Description("US dollars for a point of each other objective, for the weighted one.")]
    public PlanPrices? Prices { get; init; }

    [Description("Only these sites; without it all of the workspace.")]
    public IReadOnlyList<string>? Sites { get; init; }

    [Description("How many of the nearest points of interconnection of each site are considered.")]
    public int PoisPerSite { get; init; } = 1;

    [Description("Cost and time of the tie line; without it both are taken as part of the design.")]
    public PlanConnection? Connection { get; init; }

    [Description("Ways to build at a site; without it one with the requested load.")]
    public IReadOnlyList<PlanDesign>? Designs { get; init; }

    [Description("The years in which something may start; without it a study without time.")]
    public IReadOnlyList<PlanYearWanted>? Years { get; init; }

    [Description("Least load in MW of all chosen sites, in the last year.")]
    public double? MinLoadMw { get; init; }

    [Description("Most load in MW of all chosen sites, in the last year.")]
    public double? MaxLoadMw { get; init; }

    [Description("The day from which lead times run; without it the workspace's own.")]
    public DateOnly? StartDay { get; init; }

    [Description("Real discount rate per year.")]
    public double DiscountRate { get; init; }

    [Description("For how many years the last study year stands.")]
    public int LastYearStandsFor { get; init; } = 1;

    [Description("Which end of a permit lead time has to fit.")]
    public PlanQuantile Quantile { get; init; }

    [Description("Months that count where a site's review level, and so its permit lead time, is not determined; without it such a site can't be scheduled.")]
    public PlanMonths? UnknownPermitMonths { get; init; }

    [Description("Permit lead times stated by the study, by site; without it the forecast of the rule packs.")]
    public IReadOnlyList<PlanSiteMonths>? PermitMonths { get; init; }

    [Description("Most sites per region (state); needs the fact site.state.")]
    public IReadOnlyList<PlanRegionCap>? MaxPerRegion { get; init; }

    [Description("What the designs share and use up: water, craft-hours and the like.")]
    public IReadOnlyList<PlanResource>? Resources { get; init; }

    [Description("Demand that the chosen sites serve, with the cost of serving it from each site.")]
    public IReadOnlyList<PlanServiceRegion>? Service { get; init; }

    [Description("Only branches of this voltage in kV and above are watched; without it all.")]
    public double? MinKv { get; init; }

    [Description("Also after the outage of each watched branch (N-1).")]
    public bool WithOutages { get; init; }

    [Description("Branches that may be made stronger.")]
    public IReadOnlyList<PlanUpgradeWanted>? Upgrades { get; init; }

    [Description("Dispatch of all generation; without it the existing generators share every new load by capacity.")]
    public PlanDispatch? Dispatch { get; init; }

    [Description("Other sets of sites that come close.")]
    public PlanAlternativesWanted? Alternatives { get; init; }

    [Description("Two objectives against each other.")]
    public PlanParetoWanted? Pareto { get; init; }

    [Description("Time limit of each solve in seconds; the best plan found by then is given with its gap.")]
    public double TimeLimitSeconds { get; init; } = 120;

    [Description("Relative gap at which a plan counts as optimal; 0 asks for the exact optimum.")]
    public double Gap { get; init; }

    [Description("Seed of the solver's tie-breaking.")]
    public int Seed { get; init; }

    /// <summary>True when a plan is judged by its cost.</summary>
    internal bool CountsCost => Objective is PlanObjective.Cost or PlanObjective.Weighted
        || Pareto is { Best: PlanObjective.Cost } or { Against: PlanObjective.Cost };
}

public sealed record PlanPrices(double UsdPerScorePoint = 0, double UsdPerTonCo2 = 0, double UsdPerMwYearDelay = 0, double UsdPerRiskPoint = 0);

/// <summary>The tie line: fixed cost, cost per km where no routed line has a cost of its own, and months.</summary>
public sealed record PlanConnection(
    double UsdFixed = 0,
    [property: Description("Per km of the routed line whose cost is not known, else of the straight distance. A routed line with a known cost counts with that.")] double? UsdPerKm = null,
    double Months = 0);

/// <summary>A way to build at any of the sites.</summary>
public sealed record PlanDesign
{
    public required string Id { get; init; }

    [Description("Load once all phases stand, in MW; without it the requested one.")]
    public double? Mw { get; init; }

    [Description("Least load worth building; the plan then chooses the load of each year.")]
    public double? MinMw { get; init; }

    public IReadOnlyList<PlanPhase>? Phases { get; init; }

    [Description("All cost at the start, in USD; required where cost is an objective.")]
    public double? CapitalUsd { get; init; }

    public double UsdPerYear { get; init; }

    public double ConstructionMonths { get; init; }

    public double EquipmentMonths { get; init; }

    public PlanFlexible? Flexible { get; init; }

    public PlanOnsite? Onsite { get; init; }

    public PlanStorage? Storage { get; init; }

    [Description("Demand that it can serve, in the unit of the service regions.")]
    public double? ServiceCapacity { get; init; }

    public IReadOnlyList<PlanUse>? Uses { get; init; }
}

public sealed record PlanPhase(double YearsAfterStart, double Mw);

/// <summary>Share of the load that may be called off, for so many full hours a year.</summary>
public sealed record PlanFlexible(double Share, double HoursPerYear);

/// <summary>Generation on the site, of the technology table; its figures may be stated here instead.</summary>
public sealed record PlanOnsite(
    string Technology, double Mw, double? MaxHoursPerYear = null, bool MayExport = false, double? CapitalUsdPerKw = null, double? UsdPerMwh = null, double? TonsPerMwh = null);

public sealed record PlanStorage(double Mw, double Mwh, double RoundTripEfficiency = 0.85);

public sealed record PlanUse(string Resource, double Amount, PlanUseTime When = PlanUseTime.EachYear);

/// <summary>A study year and what is wanted in it.</summary>
public sealed record PlanYearWanted
{
    public required int Year { get; init; }

    public double? MinLoadMw { get; init; }

    public double? MaxLoadMw { get; init; }

    public double? MaxCapitalUsd { get; init; }

    public double? MaxEmissionsTons { get; init; }

    [Description("Demand of the existing grid against its own figures; 1.1 is 10 % growth.")]
    public double DemandFactor { get; init; } = 1;
}

public sealed record PlanMonths(double P50, double P90);

public sealed record PlanSiteMonths(string Site, double P50, double P90);

public sealed record PlanRegionCap(string Region, int MaxSites);

public sealed record PlanResource(string Id, string Kind, string Unit, double PerYear);

public sealed record PlanServiceRegion(string Region, double Demand, IReadOnlyList<PlanServiceCost> Costs);

public sealed record PlanServiceCost(string Site, double Usd);

public sealed record PlanUpgradeWanted(int Branch, double Usd, PlanUpgradeKind Kind = PlanUpgradeKind.Reconductor, double Factor = 1.5, double Months = 0);

public sealed record PlanAlternativesWanted(double Within = 0.05, int Most = 5);

public sealed record PlanParetoWanted(PlanObjective Best = PlanObjective.Score, PlanObjective Against = PlanObjective.Cost, int Points = 7);
