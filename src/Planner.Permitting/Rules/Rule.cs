using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Rules;

/// <summary>A provision: what it is called, which clause of it, where it can be read.</summary>
public sealed record Citation(string Title, string Clause, Uri? Url)
{
    public override string ToString() => Clause.Length == 0 ? Title : $"{Title}, {Clause}";
}

/// <summary>Days on which a text is law, half open: from the first day in force up to, not including, <see cref="To"/>.</summary>
public sealed record InForce(DateOnly From, DateOnly? To)
{
    public bool Includes(DateOnly day) => day >= From && (To is not { } end || day < end);
}

/// <summary>What a rule is for in the order of evaluation.</summary>
public enum OutcomeKind
{
    /// <summary>A definition other rules refer to.</summary>
    Satisfies,

    /// <summary>No NEPA document or no NEPA at all for the decision.</summary>
    NotRequired,

    /// <summary>The decision is not a major federal action.</summary>
    NotMajorFederalAction,

    /// <summary>A rebuttable presumption, shown but not decisive.</summary>
    Presume,

    /// <summary>The action fits the class of a categorical exclusion.</summary>
    Exclusion,

    /// <summary>A condition every exclusion of the list has to meet (integral element).</summary>
    Element,

    /// <summary>True means an extraordinary circumstance stands in the way of an exclusion.</summary>
    Circumstance,

    /// <summary>True means the action is a slice of a larger one.</summary>
    Segment,

    /// <summary>A class of action that normally needs an EA.</summary>
    AssessmentClass,

    /// <summary>A class of action that normally needs an EIS.</summary>
    StatementClass,

    /// <summary>A permit is needed.</summary>
    Permit,

    /// <summary>A nationwide permit is open.</summary>
    NationwidePermit,

    Consultation,

    Notice,

    Plan,

    Report,

    /// <summary>A written finding by the agency.</summary>
    AgencyFinding,

    Condition,

    Deadline,

    /// <summary>The project is barred.</summary>
    Block,

    Flag,

    /// <summary>Policy fit only; never a bar or a clearance.</summary>
    Align,

    Conflict,

    Eligible,

    Info,

    /// <summary>Which document the statute asks for.</summary>
    DocumentLevel,
}

/// <summary>What follows when a rule is met.</summary>
public sealed record Outcome
{
    public required OutcomeKind Kind { get; init; }

    /// <summary>What it is about, e.g. "DOE B4.13", "404", "QualifyingProject".</summary>
    public required string Reference { get; init; }

    /// <summary>Number the agency itself writes in its determinations, e.g. "B4.13"; null: the reference.</summary>
    public string? Code { get; init; }

    /// <summary>Agency whose exclusion, element or circumstance it is, or that decides the permit.</summary>
    public string? Agency { get; init; }

    /// <summary>List of exclusions an exclusion, element or circumstance belongs to, e.g. "B"; null: all of the agency.</summary>
    public string? List { get; init; }

    /// <summary>Parts of a project (line, substation, ...) whose building the exclusion covers.</summary>
    public ImmutableSortedSet<string> Covers { get; init; } = [];

    /// <summary>Kinds of action the exclusion covers.</summary>
    public ImmutableSortedSet<string> CoversActions { get; init; } = [];

    /// <summary>Agencies that adopted the exclusion under 42 USC 4336c, with the day.</summary>
    public ImmutableArray<Adoption> Adoptions { get; init; } = [];

    public string? Note { get; init; }

    /// <summary>Day by which something is due, counted from a day that is stated; null for most.</summary>
    public Due? Due { get; init; }

    public override string ToString() => Note is null ? $"{Kind}({Reference})" : $"{Kind}({Reference}): {Note}";
}

/// <summary>So many calendar days after a day that a fact states.</summary>
public sealed record Due(FactDefinition After, int Days);

/// <summary>A published adoption of another agency's exclusion.</summary>
public sealed record Adoption(string Agency, DateOnly From, string Citation);

/// <summary>A case that a rule carries: facts and the truth the condition must have on them.</summary>
public sealed record RuleCase(string Name, Truth Expected, FactSheet Facts, DateOnly? AsOf, InputLocation Where);

/// <summary>One rule of law: when it is met, what follows, which clause says so, from when to when.</summary>
public sealed record Rule
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Title in simplified Chinese; null where the pack has none yet.</summary>
    public string? TitleZh { get; init; }

    public required Condition When { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>At least one; the first is shown.</summary>
    public required ImmutableArray<Citation> Citations { get; init; }

    /// <summary>Act that made or changed the text, e.g. "89 FR 34074".</summary>
    public required string IssuingAct { get; init; }

    public required InForce InForce { get; init; }

    /// <summary>Ids of the earlier versions that this one follows without a gap.</summary>
    public ImmutableArray<string> Supersedes { get; init; } = [];

    /// <summary>How the engine reads the text where the text leaves room.</summary>
    public string? Interpretation { get; init; }

    public required Confidence Confidence { get; init; }

    public required ImmutableArray<RuleCase> Cases { get; init; }

    public required InputLocation Where { get; init; }

    public Citation Citation => Citations[0];

    /// <summary>Where the first citation is published officially, in the version of the rule's days; else where it was read.</summary>
    public Uri? Address => OfficialAddress.Of(Citation.Title, InForce) ?? Citation.Url;
}
