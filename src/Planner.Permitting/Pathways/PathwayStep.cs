using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Domain.Texts;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Pathways;

/// <summary>What a step is.</summary>
public enum StepKind
{
    Survey,
    Review,
    Permit,
    Grid,
    Equipment,
    Construction,
}

/// <summary>What can't go on before a step has ended.</summary>
public enum Holds
{
    /// <summary>Construction, and with it energization.</summary>
    Construction,

    /// <summary>Energization, but not construction.</summary>
    Energization,

    /// <summary>Neither: it is due later.</summary>
    Nothing,
}

/// <summary>How two steps are tied.</summary>
public enum LinkType
{
    /// <summary>Finish to start: the later step starts no sooner than the earlier one ends.</summary>
    FS,

    /// <summary>Start to start.</summary>
    SS,

    /// <summary>Finish to finish: the later step may run, and stays open until the earlier one has ended.</summary>
    FF,
}

/// <summary>A tie to an earlier step.</summary>
/// <param name="Step">Id of the earlier step; a step the project does not need ties nothing.</param>
/// <param name="Type">Which ends are tied.</param>
/// <param name="LagDays">Calendar days between the two ends; negative for a lead.</param>
public sealed record StepLink(string Step, LinkType Type, double LagDays);

/// <summary>An outer limit that a text sets. Shown beside the forecast; never used as one.</summary>
public sealed record Cap(double Days, string Clause);

/// <summary>Days of the year on which a step can start or be worked on, both ends included.</summary>
/// <param name="From">First month and day.</param>
/// <param name="To">Last month and day; before <paramref name="From"/> for a season over the new year.</param>
/// <param name="Mode">"startIn": has to start in it, then runs on. "workIn": rests outside it.</param>
/// <param name="Why">Reason, for people.</param>
public sealed record Season((int Month, int Day) From, (int Month, int Day) To, string Mode, string Why)
{
    public bool Includes(DateOnly day)
    {
        var at = (day.Month, day.Day);
        return From.CompareTo(To) <= 0
            ? at.CompareTo(From) >= 0 && at.CompareTo(To) <= 0
            : at.CompareTo(From) >= 0 || at.CompareTo(To) <= 0;
    }
}

/// <summary>Where a duration comes from.</summary>
public sealed record Basis(string Title, Uri? Url, Confidence Confidence, string Note);

/// <summary>One step on the way to power, as a pack writes it.</summary>
public sealed record PathwayStep
{
    public required string Id { get; init; }

    public required LocalizedText Title { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>When a project needs the step; unknown leaves it open.</summary>
    public required Condition When { get; init; }

    /// <summary>Review levels that need it; empty: any.</summary>
    public ImmutableArray<ReviewLevel> Levels { get; init; } = [];

    public required Duration Duration { get; init; }

    public required Basis Basis { get; init; }

    public ImmutableArray<Cap> Caps { get; init; } = [];

    public Season? Season { get; init; }

    public ImmutableArray<StepLink> After { get; init; } = [];

    public Holds Holds { get; init; } = Holds.Construction;

    public required InputLocation Where { get; init; }

    /// <summary>Part of the permits, not of what is bought or built.</summary>
    public bool IsPermit => Kind is StepKind.Survey or StepKind.Review or StepKind.Permit;
}
