using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Counterfactuals;

/// <summary>One changed fact of a what-if.</summary>
public sealed record FactChange(string FactId, string Title, FactValue? From, FactValue To);

/// <summary>A smallest set of changes that gives another answer, verified by screening again.</summary>
/// <param name="Changes">The changed facts.</param>
/// <param name="Before">Level now.</param>
/// <param name="After">Level with the changes.</param>
/// <param name="Clauses">Rules whose result the changes move, with their clause.</param>
public sealed record Flip(
    ImmutableArray<FactChange> Changes, ReviewLevel Before, ReviewLevel After, ImmutableArray<string> Clauses);

/// <summary>Finds the smallest changes of facts that flip the level of review or settle it.</summary>
/// <remarks>
/// Values worth trying are the limits that the rules of the book compare a fact with, one on each side, and the words
/// and flags they name. All single changes are tried, then all pairs; sets that hold a smaller flip are left out, so
/// what is listed is minimal. Every flip is a new screening, not an estimate.
/// </remarks>
public static class WhatIf
{
    public static IReadOnlyList<Flip> Run(RuleBook book, FactSheet facts, int atMost = 20)
    {
        var before = Screen.Run(book, facts, "before");
        var candidates = CandidateValues.Of(book, facts);
        var flipping = candidates.Select(change => Try(book, facts, before, [change])).OfType<Flip>().ToList();
        var singles = flipping.GroupBy(flip => (flip.Changes[0].FactId, flip.After)).Select(group => group.MinBy(Size)!)
            .OrderBy(flip => flip.After).ThenBy(flip => book.Catalogue.Get(flip.Changes[0].FactId).Cost).ToList();
        if (singles.Count >= atMost)
        {
            return [.. singles.Take(atMost)];
        }

        var single = flipping.Select(flip => (flip.Changes[0].FactId, flip.Changes[0].To)).ToHashSet();
        var rest = candidates.Where(change => !single.Contains((change.FactId, change.To))).ToList();
        var pairs = from first in Enumerable.Range(0, rest.Count)
                    from second in Enumerable.Range(first + 1, rest.Count - first - 1)
                    where rest[first].FactId != rest[second].FactId
                    select Try(book, facts, before, [rest[first], rest[second]]);
        return [.. singles, .. pairs.OfType<Flip>().Take(atMost - singles.Count)];
    }

    /// <summary>How far a number moves; other facts have no size.</summary>
    private static double Size(Flip flip) => flip.Changes[0] is { From: FactValue.Number from, To: FactValue.Number to }
        ? Math.Abs(to.Value - from.Value) : 0;

    private static Flip? Try(RuleBook book, FactSheet facts, Determination before, ImmutableArray<FactChange> changes)
    {
        var changed = changes.Aggregate(facts, (sheet, change) =>
            sheet.With(new(change.FactId), new Fact.Known(change.To, Source.Stated("what-if"))));
        var after = Screen.Run(book, changed, "after");
        return after.ReviewLevel == before.ReviewLevel ? null : new(changes, before.ReviewLevel, after.ReviewLevel, Clauses(book, facts, changed));
    }

    private static ImmutableArray<string> Clauses(RuleBook book, FactSheet facts, FactSheet changed)
    {
        var (one, two) = (new Evaluation(book, facts), new Evaluation(book, changed));
        return [.. book.Rules.Where(rule => IsDecisive(rule) && one.RuleTruth(rule.Id) != two.RuleTruth(rule.Id))
            .Select(rule => $"{rule.Id}: {rule.Citation}")];
    }

    private static bool IsDecisive(Rule rule) => rule.Outcome.Kind is OutcomeKind.Exclusion or OutcomeKind.Element or OutcomeKind.Circumstance
        or OutcomeKind.Segment or OutcomeKind.NotRequired or OutcomeKind.NotMajorFederalAction or OutcomeKind.StatementClass
        or OutcomeKind.AssessmentClass or OutcomeKind.Permit;
}
