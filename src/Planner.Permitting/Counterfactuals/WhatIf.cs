using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Permitting.Json;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Counterfactuals;

/// <summary>One changed fact of a what-if.</summary>
/// <param name="FactId">The fact.</param>
/// <param name="Title">What it means.</param>
/// <param name="From">What is stated now.</param>
/// <param name="To">The value that was tried.</param>
/// <param name="Above">The limit that the value tried lies just above; null where the value itself is meant.</param>
/// <param name="Below">The limit that it lies just below.</param>
public sealed record FactChange(string FactId, string Title, FactValue? From, FactValue To, double? Above = null, double? Below = null);

/// <summary>A smallest set of changes that gives another answer, verified by screening again.</summary>
/// <param name="Changes">The changed facts.</param>
/// <param name="Lever">What a sponsor would turn; of the first change.</param>
/// <param name="RuleId">The permit that comes or goes; null when it is the level of review that flips.</param>
/// <param name="Before">Level, or truth of the permit, now.</param>
/// <param name="After">Level, or truth of the permit, with the changes.</param>
/// <param name="Clauses">Rules whose result the changes move, with their clause.</param>
public sealed record Flip(
    ImmutableArray<FactChange> Changes, string Lever, string? RuleId, string Before, string After, ImmutableArray<string> Clauses);

/// <summary>Finds the smallest changes of facts that flip the level of review, settle it, or bring or drop a permit.</summary>
/// <remarks>
/// Values worth trying are the limits that the rules of the book compare a fact with, one on each side, the words and
/// flags they name, and for a computed fact the values of its inputs at which it crosses a limit. For the level all
/// single changes are tried, then all pairs, and all triples while there are few candidates; a set that holds a smaller
/// flip is left out, so what is listed is minimal. Permits are looked at for single changes. Every flip is a new
/// evaluation, never an estimate.
/// </remarks>
public static class WhatIf
{
    /// <summary>Up to so many candidates all sets of three are tried too (4,060 screenings).</summary>
    internal const int FewCandidates = 30;

    /// <summary>Screenings of larger sets at most, so that a project with hundreds of facts still gets an answer.</summary>
    private const int MostSets = 20_000;

    private const int MostPermits = 40;

    public static IReadOnlyList<Flip> Run(RuleBook book, FactSheet facts, int atMost = 20)
    {
        var candidates = CandidateValues.Of(book, facts);
        var search = new Search(book, facts, candidates);
        return [.. search.LevelFlips(atMost), .. search.PermitFlips().Take(MostPermits)];
    }

    internal static FactSheet Apply(FactSheet facts, IEnumerable<FactChange> changes) => changes.Aggregate(facts, (sheet, change) =>
        sheet.With(new(change.FactId), new Fact.Known(change.To, Source.Stated("what-if"))));

    private sealed class Search(RuleBook book, FactSheet facts, IReadOnlyList<FactChange> candidates)
    {
        private readonly ReviewLevel before = Screen.Run(book, facts, "before").ReviewLevel;
        private readonly Evaluation now = new(book, facts);

        public List<Flip> LevelFlips(int atMost)
        {
            var flipping = candidates.Select(change => Level([change])).OfType<Flip>().ToList();
            var singles = flipping.GroupBy(flip => (flip.Changes[0].FactId, flip.After)).Select(group => group.MinBy(Size)!)
                .OrderBy(flip => flip.After, StringComparer.Ordinal).ThenBy(flip => book.Catalogue.Get(flip.Changes[0].FactId).Cost)
                .Take(atMost).ToList();
            var single = flipping.Select(flip => flip.Changes[0]).ToHashSet();
            var rest = candidates.Where(change => !single.Contains(change)).ToList();
            foreach (var size in rest.Count <= FewCandidates ? new[] { 2, 3 } : [2])
            {
                singles.AddRange(Larger(rest, size, singles).Take(atMost - singles.Count));
            }

            return singles;
        }

        /// <summary>Sets of one size that flip and hold no flip found before.</summary>
        private IEnumerable<Flip> Larger(List<FactChange> rest, int size, List<Flip> smaller)
        {
            var found = smaller.Where(flip => flip.Changes.Length > 1).Select(flip => flip.Changes.ToHashSet()).ToList();
            return [.. Sets(rest, size, 0).Take(MostSets)
                .Where(set => !found.Exists(flip => flip.IsSubsetOf(set)))
                .Select(set => Level([.. set])).OfType<Flip>()];
        }

        /// <summary>All sets of so many changes of different facts, in the order of the candidates.</summary>
        private static IEnumerable<ImmutableList<FactChange>> Sets(List<FactChange> from, int size, int start)
        {
            if (size == 0)
            {
                yield return [];
                yield break;
            }

            for (var i = start; i <= from.Count - size; i++)
            {
                foreach (var more in Sets(from, size - 1, i + 1))
                {
                    if (!more.Exists(change => change.FactId == from[i].FactId))
                    {
                        yield return more.Insert(0, from[i]);
                    }
                }
            }
        }

        private Flip? Level(ImmutableArray<FactChange> changes)
        {
            var changed = Apply(facts, changes);
            var after = Screen.Run(book, changed, "after").ReviewLevel;
            return after == before ? null : new(
                changes, Levers.Of(changes[0].FactId), null, ReviewLevelConverter.Word(before), ReviewLevelConverter.Word(after), Clauses(new Evaluation(book, changed)));
        }

        /// <summary>For each permit, fact and outcome the nearest single change.</summary>
        public IEnumerable<Flip> PermitFlips() => candidates
            .Where(change => Levers.Of(change.FactId) != "other")
            .SelectMany(Permits)
            .GroupBy(flip => (flip.RuleId, flip.Changes[0].FactId, flip.After)).Select(group => group.MinBy(Size)!)
            .OrderBy(flip => flip.After == "unknown" ? 1 : 0).ThenBy(flip => flip.RuleId, StringComparer.Ordinal).ThenBy(flip => flip.Changes[0].FactId, StringComparer.Ordinal);

        private IEnumerable<Flip> Permits(FactChange change)
        {
            var after = new Evaluation(book, Apply(facts, [change]));
            return book.Rules.Where(DetailWriter.IsPermit)
                .Select(rule => (rule, Was: now.RuleTruth(rule.Id), Becomes: after.RuleTruth(rule.Id)))
                .Where(row => row.Was != row.Becomes && !(row.Was.IsUnknown && row.Becomes.IsUnknown))
                .Select(row => new Flip([change], Levers.Of(change.FactId), row.rule.Id, row.Was.ToString(), row.Becomes.ToString(), [$"{row.rule.Id}: {row.rule.Citation}"]));
        }

        /// <summary>How far a number moves, from zero where nobody stated it; other facts have no size.</summary>
        private static double Size(Flip flip) => flip.Changes[0] is { To: FactValue.Number to } change
            ? Math.Abs(to.Value - (change.From is FactValue.Number from ? from.Value : 0)) : 0;

        private ImmutableArray<string> Clauses(Evaluation after) =>
            [.. book.Rules.Where(rule => IsDecisive(rule) && !IsOfAnotherAgency(rule, after) && now.RuleTruth(rule.Id) != after.RuleTruth(rule.Id)).Select(rule => $"{rule.Id}: {rule.Citation}")];

        /// <summary>Procedures of an agency that does not lead say nothing here; its exclusions may have been adopted.</summary>
        private bool IsOfAnotherAgency(Rule rule, Evaluation after) => rule.Outcome is { Agency: { } agency, Kind: not OutcomeKind.Exclusion }
            && after.WordIn(book.Catalogue.Get("project.lead_agency"), book.Family(agency)).IsFalse;

        private static bool IsDecisive(Rule rule) => rule.Outcome.Kind is OutcomeKind.Exclusion or OutcomeKind.Element or OutcomeKind.Circumstance
            or OutcomeKind.Segment or OutcomeKind.NotRequired or OutcomeKind.NotMajorFederalAction or OutcomeKind.StatementClass
            or OutcomeKind.AssessmentClass or OutcomeKind.Permit;
    }
}
