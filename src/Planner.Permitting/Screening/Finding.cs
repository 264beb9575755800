using System.Text.Json.Serialization;
using Planner.Domain.Facts;

namespace Planner.Permitting.Screening;

/// <summary>Evidence behind a rule: how its text was read.</summary>
public enum Confidence
{
    /// <summary>The law itself, or a plain copy, was read for the point.</summary>
    Primary,

    /// <summary>A guide, note or summary supports it.</summary>
    Secondary,

    /// <summary>Not read against the law yet: shown as a draft.</summary>
    Draft,
}

/// <summary>The clause behind a finding, with the days it is in force.</summary>
/// <remarks>
/// Url: The official text where the citation says where that is, else the copy that was read.
/// EffectiveTo: First day on which it is no longer in force; null while it is open.
/// CopyRead: The copy that was read for the rule, where it is another address.
/// </remarks>
public sealed record FindingCitation(
    string Title, string Clause, Uri? Url, DateOnly EffectiveFrom, DateOnly? EffectiveTo, Uri? CopyRead);

/// <summary>A fact as a finding used it.</summary>
/// <remarks>State: "known", "derived", "presumed" or "unknown".</remarks>
public sealed record FindingFact(
    string Id, string Title, string? TitleZh, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] FactValue? Value, string? Unit, string State, Source? Source);

/// <summary>One node of the answer: a question, a rule or a condition, with its truth and what it rests on.</summary>
public sealed record Finding
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Title in simplified Chinese; null where there is none.</summary>
    public string? TitleZh { get; init; }

    public required Truth Truth { get; init; }

    /// <summary>What follows when the node is true, e.g. "CE_CANDIDATE DOE B4.13"; null for plain conditions.</summary>
    public string? Outcome { get; init; }

    /// <summary>The condition as the pack writes it, or a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The sentence in simplified Chinese; null for a condition, which is the same in every language.</summary>
    public string? TextZh { get; init; }

    public FindingCitation? Citation { get; init; }

    public IReadOnlyList<FindingFact> Facts { get; init; } = [];

    public Confidence Confidence { get; init; } = Confidence.Primary;

    /// <summary>Day by which what follows is due; null where the rule sets none or its first day is not stated.</summary>
    public DateOnly? DueDate { get; init; }

    public IReadOnlyList<Finding> Children { get; init; } = [];
}
