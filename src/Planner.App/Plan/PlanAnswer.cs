using Planner.App.Answers;
using Planner.App.Rank;
using Planner.Domain.Texts;

namespace Planner.App.Plan;

/// <summary>The plan, or why there is none.</summary>
public sealed record PlanAnswer : Answer
{
    /// <summary>"optimal", "feasible", "infeasible" or "unknown".</summary>
    public required string Status { get; init; }

    /// <summary>What the objective is: "score", "cost", ...</summary>
    public required PlanObjective ObjectiveKind { get; init; }

    /// <summary>The plan's figure: total score, US dollars of present value, metric tons, MW-years or points.</summary>
    public required double? Objective { get; init; }

    /// <summary>No plan is better than this: proved.</summary>
    public required double? Bound { get; init; }

    /// <summary>|objective - bound| / |objective|.</summary>
    public required double? Gap { get; init; }

    public required string Backend { get; init; }

    public required int Seed { get; init; }

    /// <summary>How often the model was solved.</summary>
    public required int Rounds { get; init; }

    /// <summary>Grid limits that joined the model because a solution broke them.</summary>
    public required int LimitsAdded { get; init; }

    /// <summary>Grid limits that the answer was checked against.</summary>
    public required long LimitsWatched { get; init; }

    /// <summary>"timeLimit" or "cancelled" when the proof was not finished; the best plan found is given.</summary>
    public required string? Stopped { get; init; }

    public required IReadOnlyList<ChosenSite> Chosen { get; init; }

    public required double? TotalScore { get; init; }

    public required double? TotalCostUsd { get; init; }

    public required IReadOnlyList<CostLine> Costs { get; init; }

    /// <summary>Year by year; empty in a study without years and dispatch.</summary>
    public required IReadOnlyList<PlanYearLine> Years { get; init; }

    public required IReadOnlyList<UpgradeLine> Upgrades { get; init; }

    public required IReadOnlyList<BuiltLine> Built { get; init; }

    public required IReadOnlyList<DeferredLine> Deferred { get; init; }

    public required IReadOnlyList<ServiceLine> Service { get; init; }

    /// <summary>Branch limits that shaped the plan, fullest first.</summary>
    public required IReadOnlyList<BindingLimit> BindingLimits { get; init; }

    /// <summary>Requirements with their shadow price, the whole choices kept as they are; empty without dispatch.</summary>
    public required IReadOnlyList<BindingLine> Binding { get; init; }

    /// <summary>Other sets of sites that come close, best first; null where not asked.</summary>
    public required IReadOnlyList<AlternativeLine>? Alternatives { get; init; }

    /// <summary>True when it is proved that no other set comes as close; null where not asked.</summary>
    public required bool? AlternativesComplete { get; init; }

    /// <summary>Sites that are in every one of these plans.</summary>
    public required IReadOnlyList<string> InEveryPlan { get; init; }

    /// <summary>Two objectives against each other; null where not asked.</summary>
    public required IReadOnlyList<ParetoLine>? Pareto { get; init; }

    /// <summary>When infeasible: demands that can't be met together, in words; without any one of them they can.</summary>
    public required IReadOnlyList<LocalizedText> Conflict { get; init; }

    public required IReadOnlyList<ConflictLine> ConflictMembers { get; init; }

    /// <summary>For each of these demands, the least change of it alone that makes the plan possible.</summary>
    public required IReadOnlyList<LocalizedText> Relaxations { get; init; }

    /// <summary>Branches that are overloaded before any site is chosen; the plan may not load them further.</summary>
    public required IReadOnlyList<BindingLimit> BaseOverloads { get; init; }

    /// <summary>True: solved in a process of its own.</summary>
    public required bool InOwnProcess { get; init; }

    public required LocalizedText Note { get; init; }
}

/// <summary>A site of the plan and the bus that serves it.</summary>
public sealed record ChosenSite(
    string Site, string Name, int FeatureId, double RequestedMw, int Poi, string PoiName, double Score, SiteStatus Status,
    string Design, int? Year, double CostUsd, double? ConnectionKm, double? PermitMonthsP50, double? PermitMonthsP90)
{
    /// <summary>Cost of the tie line in <see cref="CostUsd"/>; null: the study leaves it to the design, or it is not known.</summary>
    public double? ConnectionUsd { get; init; }

    /// <summary>What length and cost of the tie line rest on: a routed line or straight distance; null: no cost of a line is counted.</summary>
    public string? ConnectionBasis { get; init; }
}

/// <summary>A limit that binds.</summary>
public sealed record BindingLimit(
    string Kind, int BranchId, string Name, double FlowMw, double RateMw, int? OutageId = null, string? OutageName = null, int? Year = null, string? Snapshot = null);

/// <summary>A part of the cost, present value.</summary>
public sealed record CostLine(string Kind, double Usd);

public sealed record PlanYearLine(int? Year, double LoadMw, double CapitalUsd, double? EmissionsTons, double? LostLoadMwh);

public sealed record UpgradeLine(int BranchId, string Name, PlanUpgradeKind Kind, int? Year, double CostUsd, double? AddMw);

public sealed record BuiltLine(string Id, string Technology, int Bus, double Units, double Mw, int? Year);

public sealed record DeferredLine(int? Generator, string Name, int Bus, int UntilYear);

public sealed record ServiceLine(string Region, string Site, double Share);

/// <summary>A requirement and what one more unit of its bound would change the objective by.</summary>
public sealed record BindingLine(string Kind, LocalizedText Text, string Unit, double ShadowPrice, int? BranchId);

/// <summary>Another set of sites.</summary>
/// <param name="Objective">Its figure.</param>
/// <param name="GapToBest">|objective - best| / |best|.</param>
/// <param name="Sites">All its sites.</param>
/// <param name="Adds">Sites that the best plan has not.</param>
/// <param name="Drops">Sites of the best plan that it has not.</param>
public sealed record AlternativeLine(double Objective, double GapToBest, IReadOnlyList<string> Sites, IReadOnlyList<string> Adds, IReadOnlyList<string> Drops);

/// <summary>An efficient plan: none is better in both objectives.</summary>
public sealed record ParetoLine(double Score, double CostUsd, double Objective, double Against, bool IsKnee, IReadOnlyList<string> Sites);

public sealed record ConflictLine(string Kind, LocalizedText Text, int? BranchId);
