using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Texts;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>The answer to a <see cref="PortfolioStudy"/>.</summary>
/// <param name="Evidence">How it was had.</param>
[JsonDerivedType(typeof(Optimal), "optimal")]
[JsonDerivedType(typeof(Feasible), "feasible")]
[JsonDerivedType(typeof(Infeasible), "infeasible")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record PortfolioOutcome(SolveEvidence Evidence)
{
    /// <summary>The word of the command line and JSON.</summary>
    public abstract string Status { get; }

    /// <summary>The plan and what is proved of it, when there is one.</summary>
    public (Portfolio? Plan, Proof? Proof) Found() => this switch
    {
        Optimal optimal => (optimal.Plan, optimal.Proof),
        Feasible feasible => (feasible.Plan, feasible.Proof),
        _ => (null, null),
    };

    /// <summary>No portfolio is better than this one by more than the gap asked: proved.</summary>
    public sealed record Optimal(Portfolio Plan, Proof Proof, SolveEvidence Evidence) : PortfolioOutcome(Evidence)
    {
        public override string Status => "optimal";
    }

    /// <summary>A portfolio that keeps every limit; the time limit or a cancel came before the proof that it is the best.</summary>
    public sealed record Feasible(Portfolio Plan, Proof Proof, StopReason Stopped, SolveEvidence Evidence) : PortfolioOutcome(Evidence)
    {
        public override string Status => "feasible";
    }

    /// <summary>No portfolio keeps all requirements: proved.</summary>
    public sealed record Infeasible(Conflict Conflict, SolveEvidence Evidence) : PortfolioOutcome(Evidence)
    {
        public override string Status => "infeasible";
    }

    /// <summary>Neither a portfolio nor a proof that there is none.</summary>
    /// <param name="Reason">What happened, in words.</param>
    /// <param name="Bound">No portfolio is better than this; null when nothing is proved.</param>
    /// <param name="Evidence">How it was had.</param>
    public sealed record Unknown(LocalizedText Reason, double? Bound, SolveEvidence Evidence) : PortfolioOutcome(Evidence)
    {
        public override string Status => "unknown";
    }
}

/// <summary>Why a solve ended before its proof.</summary>
public enum StopReason
{
    TimeLimit,
    Cancelled,
}

/// <summary>What is proved of a portfolio, in the objective's own unit and direction.</summary>
/// <param name="Objective">In the unit of the study's <see cref="PortfolioObjective"/>.</param>
/// <param name="Bound">No portfolio has a better objective than this; null when nothing is proved yet.</param>
public sealed record Proof(double Objective, double? Bound)
{
    /// <summary>|objective − bound| / max(|objective|, 1e-10); null without a bound.</summary>
    public double? Gap => Bound is { } bound ? Math.Abs(Objective - bound) / Math.Max(Math.Abs(Objective), 1e-10) : null;
}

/// <summary>How an outcome was had, so that it can be had again.</summary>
/// <param name="Backend">Name and version of the solver.</param>
/// <param name="Seed">Seed of its tie-breaking.</param>
/// <param name="Rounds">How often the model was solved; limits that a solution broke are added between rounds.</param>
/// <param name="LimitsAdded">Grid limits that were added that way.</param>
/// <param name="LimitsWatched">Grid limits that the answer was checked against, added or not.</param>
/// <param name="BaseOverloads">Limits that the base case breaks without any new load; held at the base flow.</param>
public sealed record SolveEvidence(
    string Backend, int Seed, int Rounds, int LimitsAdded, long LimitsWatched, ImmutableArray<LimitUse> BaseOverloads);

/// <summary>Chosen sites with what they add up to.</summary>
public sealed record Portfolio
{
    /// <summary>In the order of the study.</summary>
    public required ImmutableArray<ChosenSite> Chosen { get; init; }

    public required Megawatts TotalLoad { get; init; }

    public required double TotalScore { get; init; }

    /// <summary>Present value of all cost.</summary>
    public required UsDollars TotalCost { get; init; }

    /// <summary>What the cost is made of; parts of 0 are left out.</summary>
    public required ImmutableArray<CostPart> Costs { get; init; }

    /// <summary>Metric tons of CO2 of the dispatch over all years; 0 in a study without dispatch; null: something runs whose CO2 is not known.</summary>
    public required double? EmissionsTons { get; init; }

    /// <summary>Load times the years by which it starts after the first study year.</summary>
    public required double DelayMwYears { get; init; }

    /// <summary>Points of permit risk.</summary>
    public required double PermitRisk { get; init; }

    /// <summary>Year by year; empty in a study without years and dispatch.</summary>
    public required ImmutableArray<PlanYear> Years { get; init; }

    public required ImmutableArray<BuiltUpgrade> Upgrades { get; init; }

    public required ImmutableArray<BuiltGeneration> Built { get; init; }

    public required ImmutableArray<DeferredUnit> Deferred { get; init; }

    /// <summary>Requirements that cost something: with the choices as they are, each more of them would change the objective.</summary>
    public required ImmutableArray<BindingRequirement> Binding { get; init; }

    /// <summary>The grid limits that shaped the choice: each was broken by a portfolio that would else have been better. Fullest first.</summary>
    public required ImmutableArray<LimitUse> BindingLimits { get; init; }

    /// <summary>Which site serves which share of which region.</summary>
    public required ImmutableArray<ServiceShare> Service { get; init; }

    /// <summary>The plan's figure in an objective other than the weighted one.</summary>
    public double ValueOf(PortfolioObjective objective) => objective switch
    {
        PortfolioObjective.MaximiseScore => TotalScore,
        PortfolioObjective.MinimiseCost => TotalCost.Value,
        PortfolioObjective.MinimiseEmissions => EmissionsTons ?? throw new InvalidOperationException("A study that counts CO2 has it of every unit."),
        PortfolioObjective.MinimiseDelay => DelayMwYears,
        PortfolioObjective.MinimisePermitRisk => PermitRisk,
        _ => throw new ArgumentException("The weighted objective is a sum of the others."),
    };
}

/// <param name="Site">The site.</param>
/// <param name="Design">How it is built.</param>
/// <param name="Year">First year in which it stands; null in a study without years.</param>
public sealed record ChosenSite(SiteId Site, SiteDesign Design, int? Year);

/// <param name="Kind">A measure that is a cost.</param>
/// <param name="Cost">Present value.</param>
public sealed record CostPart(Measure Kind, UsDollars Cost);

/// <param name="Year">The year; null in a study without years.</param>
/// <param name="Load">Load of the chosen sites.</param>
/// <param name="Capital">Spent on what starts in it, not discounted.</param>
/// <param name="EmissionsTonsPerYear">CO2 of the dispatch; null without dispatch, and where something runs whose CO2 is not known.</param>
/// <param name="LostLoadMwhPerYear">Demand that is not served; null without dispatch.</param>
public sealed record PlanYear(int? Year, Megawatts Load, UsDollars Capital, double? EmissionsTonsPerYear, double? LostLoadMwhPerYear);

public sealed record BuiltUpgrade(UpgradeOption Upgrade, int? Year);

public sealed record BuiltGeneration(BuildOption Build, int? Year, double Units);

public sealed record DeferredUnit(ExistingUnit Unit, int LastYear);

/// <param name="Kind">As in a conflict.</param>
/// <param name="Text">The requirement in words.</param>
/// <param name="Unit">Unit of what is required.</param>
/// <param name="ShadowPrice">Change of the objective per unit more of the bound that holds, the whole choices kept as they are.</param>
/// <param name="Branch">The branch, for a grid limit.</param>
public sealed record BindingRequirement(string Kind, LocalizedText Text, string Unit, double ShadowPrice, BranchId? Branch);

/// <param name="Region">The region served.</param>
/// <param name="Site">The site that serves it.</param>
/// <param name="Share">Share of the region's demand, above 0 and at most 1.</param>
public sealed record ServiceShare(string Region, SiteId Site, double Share);

/// <summary>How far a limit of a branch is used.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Outage">The branch whose outage is survived; null in normal operation.</param>
/// <param name="OutageName">Its name for people.</param>
/// <param name="Flow">Flow with the chosen loads; positive from the from-bus to the to-bus.</param>
/// <param name="Rating">The rating that holds.</param>
public sealed record LimitUse(
    BranchId Branch, string Name, BranchId? Outage, string? OutageName, Megawatts Flow, Megawatts Rating)
{
    /// <summary>The study year; null in a study without years.</summary>
    public int? Year { get; init; }

    /// <summary>The snapshot; null without dispatch.</summary>
    public string? Snapshot { get; init; }

    /// <summary>|flow| / rating in percent.</summary>
    public double LoadingPercent => 100 * Math.Abs(Flow.Value) / Rating.Value;
}

/// <summary>Requirements that can't hold together.</summary>
/// <param name="Members">The requirements, in words. Without any one of them the others can hold.</param>
/// <param name="Minimal">True when each member was proved needed; false when time ran out on the way.</param>
/// <param name="Relaxations">For each member that a change of it alone can cure: the least change that makes the whole study feasible.</param>
public sealed record Conflict(
    ImmutableArray<ConflictMember> Members, bool Minimal, ImmutableArray<Relaxation> Relaxations)
{
    /// <summary>Nobody asked why, see <see cref="PortfolioOptions.WithConflict"/>.</summary>
    public static Conflict NotSought { get; } = new([], false, []);
}

/// <param name="Kind">What kind of requirement it is, e.g. "branch-limit".</param>
/// <param name="Text">The requirement in words.</param>
/// <param name="Branch">The branch, for a grid limit.</param>
public sealed record ConflictMember(string Kind, LocalizedText Text, BranchId? Branch = null);

/// <param name="Member">The requirement to relax.</param>
/// <param name="Amount">By how much, in <paramref name="Unit"/>.</param>
/// <param name="Unit">"sites", "MW" and the like.</param>
/// <param name="Text">The change in words.</param>
public sealed record Relaxation(ConflictMember Member, double Amount, string Unit, LocalizedText Text);

/// <summary>How far a solve may go.</summary>
/// <param name="TimeLimit">Wall time for everything, the search for a conflict included.</param>
/// <param name="RelativeGap">Gap at which a portfolio counts as optimal; 0 asks for the exact optimum.</param>
/// <param name="Seed">Seed of the solver's tie-breaking.</param>
/// <param name="WithConflict">True: a study without any portfolio is also told why, which takes many solves.</param>
public sealed record PortfolioOptions(TimeSpan TimeLimit, double RelativeGap = 0, int Seed = 0, bool WithConflict = true)
{
    public static PortfolioOptions Default { get; } = new(TimeSpan.FromMinutes(2));
}

/// <summary>How far a running solve is.</summary>
/// <param name="Round">Round of solve and check, from 1.</param>
/// <param name="LimitsAdded">Grid limits in the model.</param>
/// <param name="Incumbent">Objective of the best portfolio of this round, which may still break a limit; null: none yet.</param>
/// <param name="Bound">Proved bound; null: none yet.</param>
public sealed record PortfolioProgress(int Round, int LimitsAdded, double? Incumbent, double? Bound);
