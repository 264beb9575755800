using System.Collections.Immutable;
using Planner.Permitting.Facts;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Screening;

/// <summary>The questions of a NEPA path in their order, as conditions over the rules of one book.</summary>
/// <remarks>
/// 1 is there a federal decision at all; 2 does NEPA reach it; 3 does an exclusion the lead agency may use cover every
/// part, with its conditions met, no extraordinary circumstance and no larger action; 4 else which document.
/// A question is only asked when the one before it is settled, so that the facts listed as missing are those of the
/// first open question.
/// </remarks>
internal sealed record ReviewPath
{
    public required Condition NoFederalDecision { get; init; }

    public required Condition Exempt { get; init; }

    public required Condition Exclusion { get; init; }

    public required Condition StatementClass { get; init; }

    public required Condition AssessmentClass { get; init; }

    public required Condition SignificantEffect { get; init; }

    public required Condition NoSignificantEffect { get; init; }

    public required Condition Blocked { get; init; }

    /// <summary>For each exclusion in force: whether it may be used here.</summary>
    public required ImmutableArray<ExclusionRow> Exclusions { get; init; }

    /// <summary>Reference of the rule that says there is no federal decision.</summary>
    public const string NoNexus = "no federal decision";

    /// <summary>Kinds of project that are built new, so that exclusions for work on existing plant can't cover them alone.</summary>
    private static readonly ImmutableSortedSet<string> NewBuilds =
        ["data_center", "semiconductor_fab", "covered_component_factory", "generation", "mixed"];

    public static ReviewPath For(RuleBook book)
    {
        var significance = book.Catalogue.Get("nepa.significant_effect");
        ImmutableArray<ExclusionRow> exclusions =
            [.. book.List(OutcomeKind.Exclusion).Select(rule => new ExclusionRow(rule, MayUse(book, rule), Usable(book, rule)))];
        return new()
        {
            NoFederalDecision = Any(book.List(OutcomeKind.NotRequired).Where(rule => rule.Outcome.Reference == NoNexus)),
            Exempt = Any(book.List(OutcomeKind.NotRequired).Where(rule => rule.Outcome.Reference != NoNexus)
                .Concat(book.List(OutcomeKind.NotMajorFederalAction))),
            Exclusions = exclusions,
            Exclusion = ExclusionPath(book, exclusions),
            StatementClass = Any(book.List(OutcomeKind.StatementClass), book),
            AssessmentClass = Any(book.List(OutcomeKind.AssessmentClass), book),
            SignificantEffect = new Condition.WordIn(significance, ["yes"]),
            NoSignificantEffect = new Condition.WordIn(significance, ["no"]),
            Blocked = Any(book.List(OutcomeKind.Block)),
        };
    }

    private static Condition.AnyOf Any(IEnumerable<Rule> rules) =>
        new([.. rules.Select(rule => (Condition)new Condition.RuleMet(rule.Id))]);

    /// <summary>Classes of an agency's own list only speak when that agency leads.</summary>
    private static Condition.AnyOf Any(IEnumerable<Rule> rules, RuleBook book) =>
        new([.. rules.Select(rule => IfLead(book, rule.Outcome.Agency, new Condition.RuleMet(rule.Id)))]);

    private static Condition.AllOf ExclusionPath(
        RuleBook book, ImmutableArray<ExclusionRow> exclusions) => new(
    [
        new Condition.AnyOf([Coverage(book, exclusions), ListNotHeld(book)]),
        new Condition.NotOf(Any(book.List(OutcomeKind.Segment), book)),
        new Condition.NotOf(Any(book.List(OutcomeKind.Circumstance), book)),
    ]);

    /// <summary>The lead agency's list is not in the packs for this day, and no class of its own says a document is needed.</summary>
    private static Condition.Staged ListNotHeld(RuleBook book)
    {
        var held = book.Library.Packs.SelectMany(pack => pack.Lists).Where(list => list.Span.Includes(book.AsOf))
            .SelectMany(list => book.Family(list.Agency)).ToImmutableSortedSet(StringComparer.Ordinal);
        var documentClass = new Condition.AnyOf(
            [Any(book.List(OutcomeKind.StatementClass), book), Any(book.List(OutcomeKind.AssessmentClass), book)]);
        return new(
            new Condition.NotOf(new Condition.WordIn(book.Catalogue.Get("project.lead_agency"), held)),
            new Condition.Staged(new Condition.NotOf(documentClass), new Condition.NotHeld("the packs do not hold this agency's list for this day")));
    }

    /// <summary>Every part that is built is covered; or nothing new is built and every kind of action is covered.</summary>
    private static Condition.AnyOf Coverage(
        RuleBook book, ImmutableArray<ExclusionRow> exclusions)
    {
        var parts = book.Catalogue.Get("project.parts");
        var actions = book.Catalogue.Get("action.kind");
        var nothingBuilt = new Condition.WordsAre(parts, WordsRelation.Equal, []);
        var partsCovered = new Condition.AllOf(
            [new Condition.NotOf(nothingBuilt), .. parts.Values.Select(part => CoverPart(exclusions, parts, part))]);
        var actionsCovered = new Condition.Staged(
            new Condition.NotOf(new Condition.WordsAre(actions, WordsRelation.Equal, [])),
            new Condition.AllOf([.. actions.Values.Select(action => CoverAction(exclusions, actions, action))]));
        return new Condition.AnyOf([partsCovered, new Condition.AllOf([ExistingOnly(book, nothingBuilt), actionsCovered])]);
    }

    /// <summary>Nothing is built, or the work is on an existing line or plant.</summary>
    private static Condition.AnyOf ExistingOnly(RuleBook book, Condition nothingBuilt)
    {
        var kind = book.Catalogue.Get("project.kind");
        var existingLine = new Condition.FlagIs(book.Catalogue.Get("line.existing_line"), true);
        var builds = book.Catalogue.Get("action.kind");
        return new(
        [
            nothingBuilt,
            new Condition.AllOf(
            [
                new Condition.NotOf(new Condition.WordIn(kind, NewBuilds)),
                new Condition.AnyOf([new Condition.NotOf(new Condition.WordIn(kind, ["transmission_line"])), existingLine]),
                new Condition.NotOf(new Condition.WordsAre(builds, WordsRelation.Intersect, ["construct_building"])),
            ]),
        ]);
    }

    private static Condition.Implies CoverPart(
        ImmutableArray<ExclusionRow> exclusions, FactDefinition parts, string part) => new(
        new Condition.WordsAre(parts, WordsRelation.Intersect, [part]),
        new Condition.AnyOf([.. exclusions.Where(row => row.Rule.Outcome.Covers.Contains(part)).Select(row => row.Usable)]));

    private static Condition.Implies CoverAction(
        ImmutableArray<ExclusionRow> exclusions, FactDefinition actions, string action) => new(
        new Condition.WordsAre(actions, WordsRelation.Intersect, [action]),
        new Condition.AnyOf([.. exclusions.Where(row => row.Rule.Outcome.CoversActions.Contains(action)).Select(row => row.Usable)]));

    /// <summary>The lead agency may use it, the action fits the class, and the conditions of the list are met.</summary>
    private static Condition.Shared Usable(RuleBook book, Rule exclusion) => new(book.FindIndex(exclusion.Id)!.Value, new Condition.Staged(
        MayUse(book, exclusion),
        new Condition.AllOf([new Condition.RuleMet(exclusion.Id), .. Elements(book, exclusion).Select(rule => new Condition.RuleMet(rule.Id))])));

    private static IEnumerable<Rule> Elements(RuleBook book, Rule exclusion) => book.List(OutcomeKind.Element)
        .Where(rule => rule.Outcome.Agency == exclusion.Outcome.Agency && (rule.Outcome.List is null || rule.Outcome.List == exclusion.Outcome.List));

    /// <summary>Its own list, an adoption the pack knows of, one that the user states, or a notice whose numbers were not read.</summary>
    private static Condition.AnyOf MayUse(RuleBook book, Rule exclusion)
    {
        var lead = book.Catalogue.Get("project.lead_agency");
        var adopters = exclusion.Outcome.Adoptions.Where(adoption => adoption.From <= book.AsOf).SelectMany(adoption => book.Family(adoption.Agency));
        var own = exclusion.Outcome.Agency is { } agency ? book.Family(agency) : [];
        return new(
        [
            new Condition.WordIn(lead, own.Union(adopters)),
            new Condition.WordsAre(book.Catalogue.Get("nepa.exclusions_adopted_by_lead"), WordsRelation.Intersect, [exclusion.Id]),
            .. PerhapsAdopted(book, exclusion),
        ]);
    }

    /// <summary>Open for those who took over some exclusions of this agency, until the lead says whether this is one of them.</summary>
    private static IEnumerable<Condition> PerhapsAdopted(RuleBook book, Rule exclusion)
    {
        var adopters = book.Library.Packs.SelectMany(pack => pack.AdoptionsNotRead)
            .Where(notice => notice.From <= book.AsOf && exclusion.Outcome.Agency is { } agency && notice.Of.Contains(agency))
            .SelectMany(notice => book.Family(notice.By)).ToImmutableSortedSet(StringComparer.Ordinal);
        if (!adopters.IsEmpty)
        {
            yield return new Condition.AllOf(
            [
                new Condition.WordIn(book.Catalogue.Get("project.lead_agency"), adopters),
                new Condition.IsStated(book.Catalogue.Get("nepa.exclusions_adopted_by_lead"), false),
                new Condition.NotHeld("the lead agency took over exclusions of this agency; which ones was not read"),
            ]);
        }
    }

    private static Condition IfLead(RuleBook book, string? agency, Condition then) => agency is null
        ? then : new Condition.Staged(new Condition.WordIn(book.Catalogue.Get("project.lead_agency"), book.Family(agency)), then);
}

/// <summary>An exclusion in force, whether the lead agency may use it, and whether it may be used here.</summary>
internal sealed record ExclusionRow(Rule Rule, Condition MayUse, Condition Usable);
