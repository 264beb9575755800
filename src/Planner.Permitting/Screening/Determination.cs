using Planner.Domain.Facts;
using Planner.Domain.Texts;

namespace Planner.Permitting.Screening;

/// <summary>The level of federal environmental review that the facts and the rules lead to.</summary>
public enum ReviewLevel
{
    /// <summary>No NEPA document: no federal decision, or one that NEPA does not reach.</summary>
    None,

    /// <summary>A categorical exclusion fits every part and may be used by the lead agency.</summary>
    CE,

    /// <summary>An environmental assessment.</summary>
    EA,

    /// <summary>An environmental impact statement.</summary>
    EIS,

    /// <summary>A document is needed; which of the two depends on facts that are not known.</summary>
    EAorEIS,

    /// <summary>Facts that are not known, or rules that conflict, leave the level open.</summary>
    Undetermined,
}

/// <summary>What a determination means for choosing a site.</summary>
public enum EligibilityStatus
{
    /// <summary>No federal document, or a categorical exclusion.</summary>
    Eligible,

    /// <summary>A document (EA or EIS) is needed.</summary>
    Review,

    /// <summary>A rule bars the project here.</summary>
    Excluded,

    /// <summary>Not determined.</summary>
    Unknown,
}

/// <summary>A categorical exclusion that was looked at, and whether the action fits its class.</summary>
/// <remarks>RuleId: Id of the rule, e.g. "D-13". Citation: Short citation of the exclusion, e.g. "DOE B4.13". Usable: Whether the lead agency may use it here: fits, and is its own or adopted.</remarks>
public sealed record ExclusionReport(
    string RuleId, string Citation, string Title, string? TitleZh, Truth Truth, Truth Usable, Uri? Url);

/// <summary>An extraordinary circumstance (true: present) or a condition of the list that is not met.</summary>
public sealed record CircumstanceReport(string Id, string Title, string? TitleZh, Truth Truth, string Citation);

/// <summary>A permit, consultation, notice or plan, and whether it is needed.</summary>
public sealed record PermitReport(string Id, string Title, string? TitleZh, Truth Truth, string Outcome, string Citation);

/// <summary>A fact whose value could still change the answer.</summary>
/// <param name="Id">Name of the fact.</param>
/// <param name="Title">What it means.</param>
/// <param name="TitleZh">The same in simplified Chinese.</param>
/// <param name="WhatToGet">How to get it.</param>
/// <param name="WhatToGetZh">The same in simplified Chinese.</param>
/// <param name="Type">Shape of its value: "boolean", "number", "choice", "choices", "date" or "text".</param>
/// <param name="Unit">Unit of a number; null for others.</param>
/// <param name="Options">Words it can be; empty where any is taken.</param>
/// <param name="Cost">1 the user knows it, 2 read from a layer, 3 computed, 4 a survey or judgement.</param>
/// <param name="Question">Question it belongs to: "federal-decision", "nepa-reach", "exclusion" or "document".</param>
/// <param name="Rules">How many rules in force ask for it.</param>
public sealed record MissingFact(
    string Id, string Title, string? TitleZh, string WhatToGet, string WhatToGetZh, string Type, string? Unit, IReadOnlyList<string> Options, int Cost, string Question, int Rules);

/// <summary>A rule that was not read against the law yet and on which the level rests.</summary>
public sealed record DraftRule(string RuleId, string Title);

/// <summary>A value that the engine takes until the agency says otherwise; the answer rests on it.</summary>
public sealed record Assumption(string FactId, string Value, string Why, string? WhyZh);

/// <summary>A rule pack that took part, with the hash of its bytes.</summary>
public sealed record PackReport(string Id, string Version, string Hash);

/// <summary>The answer for one project or site on one day: what the law in force says about the facts.</summary>
/// <remarks>
/// It proposes and never grants. The level and the status are computed at once; lists and the finding tree on first
/// use, from the same book and facts, so that a hundred thousand screenings need not hold a hundred thousand trees.
/// Immutable and thread-safe.
/// </remarks>
public sealed class Determination
{
    public const string LegalNotice =
        "A planning aid, not legal advice and not a decision of any agency. The agency decides; read the cited text.";

    private readonly Lazy<DetailWriter> writer;
    private readonly Lazy<IReadOnlyList<ExclusionReport>> exclusions;
    private readonly Lazy<IReadOnlyList<MissingFact>> missing;
    private readonly Lazy<IReadOnlyList<Finding>> findings;

    internal Determination(
        string id, string regime, DateOnly asOf, ReviewLevel level, EligibilityStatus status, Func<DetailWriter> writer)
    {
        (Id, Regime, AsOf, ReviewLevel, Status) = (id, regime, asOf, level, status);
        this.writer = new(writer);
        exclusions = new(() => Locked(detail => detail.Exclusions()));
        missing = new(() => Locked(detail => detail.MissingFacts()));
        findings = new(() => Locked(detail => detail.Tree()));
    }

    public string Id { get; }

    /// <summary>Regime the day belongs to, e.g. "us-federal-2026".</summary>
    public string Regime { get; }

    /// <summary>Day whose law was applied.</summary>
    public DateOnly AsOf { get; }

    public EligibilityStatus Status { get; }

    public ReviewLevel ReviewLevel { get; }

    public LocalizedText Summary => Locked(detail => detail.Summary());

    public IReadOnlyList<ExclusionReport> CategoricalExclusions => exclusions.Value;

    /// <summary>Codes to cite: for each part or kind of action the most specific usable exclusion.</summary>
    public IReadOnlyList<string> CitedExclusions => Locked(detail => detail.Cited());

    public IReadOnlyList<CircumstanceReport> ExtraordinaryCircumstances => Locked(detail => detail.Circumstances());

    public IReadOnlyList<PermitReport> Permits => Locked(detail => detail.Permits());

    /// <summary>The order of evaluation as a tree: each node with its truth, facts and clause.</summary>
    public IReadOnlyList<Finding> Findings => findings.Value;

    /// <summary>Only facts that could still change the answer, the cheapest to get first.</summary>
    public IReadOnlyList<MissingFact> MissingFacts => missing.Value;

    /// <summary>Rules from memory on which the level rests: an answer that names one is itself a draft.</summary>
    public IReadOnlyList<DraftRule> RestsOnDrafts => Locked(detail => detail.Drafts());

    public IReadOnlyList<Assumption> Assumptions => Locked(detail => detail.Assumptions());

    public IReadOnlyList<PackReport> Packs => Locked(detail => detail.Packs());

    /// <summary>What the answer is not; part of every answer.</summary>
    public string NotLegalAdvice { get; } = LegalNotice;

    /// <summary>The writer keeps what it works out, so one thread at a time asks it.</summary>
    private T Locked<T>(Func<DetailWriter, T> ask)
    {
        lock (writer)
        {
            return ask(writer.Value);
        }
    }
}
