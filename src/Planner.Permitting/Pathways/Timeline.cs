using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Pathways;

/// <summary>When a thing is done, as days from the start and as dates: 10, 50 and 90 percent of the draws end sooner.</summary>
public sealed record Band(double P10Days, double P50Days, double P90Days, DateOnly P10Date, DateOnly P50Date, DateOnly P90Date);

/// <summary>A tie as an answer shows it; the type is FS, SS or FF.</summary>
public sealed record TaskLink(string Id, string Type, double LagDays);

/// <summary>A season as an answer shows it: month-day to month-day.</summary>
public sealed record TaskSeason(string From, string To, string Mode, string Why);

/// <summary>One step of the schedule of one case: a bar of a Gantt chart.</summary>
/// <remarks>
/// MinDays, LikelyDays, MaxDays: as the pack states them. P10Days to P90Days: its own duration over the draws.
/// StartDay, EndDay: medians over the draws, days from the start; EarliestStartDay the 10 percent, LatestEndDay the
/// 90 percent quantile. Criticality: share of the draws in which its duration set the time to power;
/// PermitCriticality: the same for the permits.
/// </remarks>
public sealed record TimelineTask
{
    public required string Id { get; init; }

    public required LocalizedText Title { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>True: the project needs it. Unknown: open.</summary>
    public required Truth Truth { get; init; }

    public required Holds Holds { get; init; }

    public required string Citation { get; init; }

    public required Uri? Url { get; init; }

    public required Confidence Confidence { get; init; }

    public required string Note { get; init; }

    public required string Shape { get; init; }

    public required double MinDays { get; init; }

    public required double LikelyDays { get; init; }

    public required double MaxDays { get; init; }

    public required IReadOnlyList<Cap> Caps { get; init; }

    public required TaskSeason? Window { get; init; }

    public required IReadOnlyList<TaskLink> DependsOn { get; init; }

    public required double P10Days { get; init; }

    public required double P50Days { get; init; }

    public required double P90Days { get; init; }

    public required double StartDay { get; init; }

    public required double EndDay { get; init; }

    public required double EarliestStartDay { get; init; }

    public required double LatestEndDay { get; init; }

    public required double Criticality { get; init; }

    public required double PermitCriticality { get; init; }

    /// <summary>Critical in at least half of the draws.</summary>
    public required bool IsCritical { get; init; }
}

/// <summary>The schedule under one reading of what is open.</summary>
/// <param name="ReviewLevel">Document taken.</param>
/// <param name="Tasks">In the order of their start.</param>
/// <param name="Permits">End of the last permit that construction or energization waits for.</param>
/// <param name="TimeToPower">Energization: the later of permits, grid, equipment and construction.</param>
public sealed record TimelineCase(ReviewLevel ReviewLevel, IReadOnlyList<TimelineTask> Tasks, Band Permits, Band TimeToPower);

/// <summary>A step about which nothing is known.</summary>
public sealed record TimelineGap(string Id, LocalizedText Title);

/// <summary>How long it may take one project to its permits and to power.</summary>
/// <remarks>
/// Shortest: only what is settled, and the lightest document the facts allow. Longest: with every permit that is still
/// open, and the heaviest one. Steps about which no fact is stated are in neither and listed as not considered.
/// </remarks>
public sealed record Timeline
{
    public required string Id { get; init; }

    public required string Regime { get; init; }

    public required DateOnly AsOf { get; init; }

    public required ReviewLevel ReviewLevel { get; init; }

    /// <summary>Day 0: applications are filed and orders placed.</summary>
    public required DateOnly StartDate { get; init; }

    public required int Draws { get; init; }

    public required int Seed { get; init; }

    public required TimelineCase Shortest { get; init; }

    public required TimelineCase Longest { get; init; }

    public required IReadOnlyList<TimelineGap> NotConsidered { get; init; }

    public LocalizedText Note { get; } = new(
        "A forecast from observed and planned durations with their sources; statutory limits are shown and never used as forecasts. It starts on the day all applications are filed and orders placed, and holds no lawsuit.",
        "根据观测和计划工期（附来源）作出的预测；法定时限仅供显示，不作为预测。起点为提交全部申请并下达订单之日，不含诉讼。");
}

/// <summary>What a timeline is asked with.</summary>
/// <param name="StartDate">Day 0.</param>
/// <param name="Draws">Monte-Carlo draws, at least 100.</param>
/// <param name="Seed">The same seed gives the same answer.</param>
/// <param name="Own">Durations the user states, by step id.</param>
public sealed record TimelineQuestion(
    DateOnly StartDate, int Draws = 10_000, int Seed = 1, ImmutableDictionary<string, Duration>? Own = null);
