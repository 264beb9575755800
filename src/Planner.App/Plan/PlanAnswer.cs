using Planner.App.Answers;
using Planner.App.Rank;

namespace Planner.App.Plan;

/// <summary>The first form of a study: the best k sites that the grid carries together.</summary>
public sealed record PlanQuestion
{
    /// <summary>How many sites to choose.</summary>
    public int SiteCount { get; init; } = 3;

    /// <summary>Load at each chosen site in MW; null: each site's own, else the workspace's.</summary>
    public double? RequestedMw { get; init; }

    /// <summary>True: a site whose review level is not determined may be chosen. Excluded sites never.</summary>
    public bool AllowUndetermined { get; init; }

    /// <summary>Least distance between two chosen sites in km; null: none.</summary>
    public double? MinSpacingKm { get; init; }

    /// <summary>Weights of the score that is maximised; null: the workspace's own.</summary>
    public IReadOnlyDictionary<string, double>? Weights { get; init; }
}

/// <summary>The chosen sites, or why there is no such set.</summary>
public sealed record PlanAnswer : Answer
{
    /// <summary>"optimal", "feasible", "infeasible" or "unknown".</summary>
    public required string Status { get; init; }

    /// <summary>Sum of the chosen sites' scores.</summary>
    public required double? Objective { get; init; }

    /// <summary>Proved upper bound of the objective.</summary>
    public required double? Bound { get; init; }

    /// <summary>(bound - objective) / |objective|.</summary>
    public required double? Gap { get; init; }

    public required string Backend { get; init; }

    public required int Seed { get; init; }

    public required IReadOnlyList<ChosenSite> Chosen { get; init; }

    /// <summary>Branch limits that the chosen set reaches.</summary>
    public required IReadOnlyList<BindingLimit> BindingLimits { get; init; }

    /// <summary>When infeasible: demands that can't be met together, in words; without any one of them they can.</summary>
    public required IReadOnlyList<string> Conflict { get; init; }

    /// <summary>For each of these demands, the least change of it alone that makes the plan possible.</summary>
    public required IReadOnlyList<string> Relaxations { get; init; }

    /// <summary>Branches that are overloaded before any site is chosen; the plan may not load them further.</summary>
    public required IReadOnlyList<BindingLimit> BaseOverloads { get; init; }

    /// <summary>Grid limits that the answer was checked against.</summary>
    public required long LimitsWatched { get; init; }

    public required string Note { get; init; }
}

/// <summary>A site of the plan and the bus that serves it.</summary>
public sealed record ChosenSite(
    string Site, string Name, int FeatureId, double RequestedMw, int Poi, string PoiName, double Score, SiteStatus Status);

/// <summary>A limit that binds.</summary>
public sealed record BindingLimit(string Kind, int BranchId, string Name, double FlowMw, double RateMw);
