using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Permitting.Facts;
using Planner.Permitting;
using Planner.Permitting.Comparisons;
using Planner.Permitting.Counterfactuals;
using Planner.Permitting.Emissions;
using Planner.Permitting.Pathways;
using Planner.Permitting.Screening;

namespace Planner.App.Permits;

/// <summary>One regime as a client picks it.</summary>
public sealed record RegimeLine(string Id, string Title, string? TitleZh, DateOnly AsOf, DateOnly From, DateOnly? To);

/// <summary>All regimes, in the order of time.</summary>
public sealed record RegimesAnswer(IReadOnlyList<RegimeLine> Regimes);

/// <summary>One rule as a client searches it.</summary>
public sealed record RuleLine(
    string Id, string Title, string? TitleZh, string Pack, string Kind, string Outcome, string Citation, Uri? Url, DateOnly From, DateOnly? To, Confidence Confidence);

/// <summary>All rules of all packs.</summary>
public sealed record RulesAnswer(IReadOnlyList<RuleLine> Rules);

/// <summary>One fact that rules may ask for.</summary>
public sealed record FactTitle(string Id, LocalizedText Title);

/// <summary>Titles of all facts, and how their words are shown.</summary>
public sealed record FactsAnswer(IReadOnlyList<FactTitle> Facts, IReadOnlyDictionary<string, LocalizedText> Words);

/// <summary>What differs between two regimes or days.</summary>
public sealed record StatedComparison(ReviewLevel Before, ReviewLevel After, IReadOnlyList<Change> Changes);

/// <summary>One changed fact of a flip.</summary>
/// <remarks>Above, Below: the limit that <c>To</c> lies just above or below; null where <c>To</c> itself is meant.</remarks>
public sealed record FlipFact(string Id, string Title, string? TitleZh, string? Unit, FactValue? From, FactValue To, double? Above, double? Below);

/// <summary>A smallest set of changes with another answer.</summary>
/// <param name="Facts">What changes.</param>
/// <param name="Lever">What one would turn: load, area, route, disturbedLand, federalShare, engines, mitigation or other.</param>
/// <param name="About">"level", or the rule of the permit that comes or goes.</param>
/// <param name="Title">Title of that rule; null for the level.</param>
/// <param name="TitleZh">The same in simplified Chinese.</param>
/// <param name="Was">Level or truth now.</param>
/// <param name="Becomes">Level or truth with the changes.</param>
/// <param name="Because">Clauses of the rules that turn.</param>
public sealed record FlipLine(
    IReadOnlyList<FlipFact> Facts, string Lever, string About, string? Title, string? TitleZh, string Was, string Becomes, IReadOnlyList<string> Because);

/// <summary>Smallest changes that flip the level or a permit.</summary>
public sealed record FlipsAnswer(IReadOnlyList<FlipLine> Changes);

/// <summary>Potential to emit of the stated units, and the lines of law it is held against.</summary>
public sealed record EmissionsAnswer(PotentialToEmit? PotentialToEmit, IReadOnlyList<ThresholdLine> Lines);

/// <summary>Permit questions about stated facts: what a form or another program asks.</summary>
public static class StatedPermits
{
    public static RegimesAnswer Regimes(RuleLibrary library) => new(
        [.. library.Regimes.Select(regime => new RegimeLine(regime.Id, regime.Title, regime.TitleZh, regime.AsOf, regime.Span.From, regime.Span.To))]);

    public static RulesAnswer Rules(RuleLibrary library) => new(
        [.. library.Packs.SelectMany(pack => pack.Rules.Select(rule => new RuleLine(
            rule.Id, rule.Title, rule.TitleZh, pack.Id, rule.Outcome.Kind.ToString(), rule.Outcome.Reference, rule.Citation.ToString(), rule.Address,
            rule.InForce.From, rule.InForce.To, rule.Confidence)))]);

    public static FactsAnswer Facts(RuleLibrary library) => new(
        [.. library.Catalogue.All.Select(fact => new FactTitle(fact.Id.Name, fact.Title))], library.Catalogue.Words);

    /// <exception cref="BadInputException">See <see cref="StatedQuestion"/>; so for all below.</exception>
    public static Determination Check(OpenWorkspace open, StatedQuestion question)
    {
        var subject = question.Subject(open);
        return Screen.Run(subject.Book, subject.Facts, subject.Project.Id);
    }

    public static StatedComparison Compare(OpenWorkspace open, StatedQuestion question)
    {
        var first = question.Subject(open);
        var second = PermitSubjects.Book(open.Library, question.WithRegime, question.WithAsOf);
        var comparison = Comparison.Of(first.Book, second, first.Facts, first.Project.Id);
        return new(comparison.Before.ReviewLevel, comparison.After.ReviewLevel, comparison.Changes);
    }

    public static FlipsAnswer WhatIf(OpenWorkspace open, StatedQuestion question)
    {
        var subject = question.Subject(open);
        return new([.. Permitting.Counterfactuals.WhatIf.Run(subject.Book, subject.Facts).Select(flip => LineOf(flip, subject.Book))]);
    }

    public static Timeline Pathway(OpenWorkspace open, StatedQuestion question)
    {
        var subject = question.Subject(open);
        var drawn = new TimelinePermitsQuestion(new(null, null, null, null), null, question.Draws ?? 5_000, question.Seed ?? 1);
        drawn.Check();
        return TimelineRun.Of(subject.Book, subject.Facts, subject.Project.Id, new(
            question.StartDate ?? subject.Project.Start ?? subject.Book.AsOf, drawn.Draws, drawn.Seed, subject.Project.OwnDurations));
    }

    public static EmissionsAnswer Emissions(OpenWorkspace open, StatedQuestion question)
    {
        var subject = question.Subject(open);
        return new(subject.Project.Emissions, ThresholdReport.Of(subject.Book, subject.Facts));
    }

    internal static FlipLine LineOf(Flip flip, RuleBook book) => new(
        [.. flip.Changes.Select(change => Line(book.Catalogue.Get(change.FactId), change))],
        flip.Lever,
        flip.RuleId ?? "level",
        flip.RuleId is { } id ? book.Find(id)?.Title : null,
        flip.RuleId is { } rule ? book.Find(rule)?.TitleZh : null,
        flip.Before,
        flip.After,
        flip.Clauses);

    private static FlipFact Line(FactDefinition fact, FactChange change) =>
        new(change.FactId, change.Title, fact.MeaningZh, fact.Unit, change.From, change.To, change.Above, change.Below);
}
