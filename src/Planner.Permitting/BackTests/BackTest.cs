using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.BackTests;

/// <summary>Runs the packs over published determinations, each under the law of its own day, and counts.</summary>
public static class BackTest
{
    public static BackTestReport Run(RuleLibrary library, RecordMapping mapping, IEnumerable<DeterminationRecord> records)
    {
        var runner = new Runner(library, mapping);
        var results = records.Select(runner.Run).ToImmutableArray();
        return new(results, BackTestSummary.Of(results));
    }

    private sealed class Runner(RuleLibrary library, RecordMapping mapping)
    {
        private readonly Dictionary<DateOnly, RuleBook> books = [];

        public BackTestResult Run(DeterminationRecord record)
        {
            var facts = mapping.Facts(record);
            var days = record.Date is { } date ? [date] : UndatedDays(record, facts);
            var answers = days.Select(day => Answer(day, facts, record.Id)).ToList();
            return answers.Count == 0
                ? Result(record, [], ReviewLevel.Undetermined, null)
                : Result(record, Common(answers), Level(answers), answers[^1]);
        }

        /// <summary>Days on which the packs hold the lead agency's list; a record without a date may be of any of them.</summary>
        private IEnumerable<DateOnly> UndatedDays(DeterminationRecord record, FactSheet facts)
        {
            var lead = (facts[new("project.lead_agency")] as Fact.Known)?.Value is FactValue.Word word ? word.Value : "";
            var lists = library.Packs.SelectMany(pack => pack.Lists.Where(list => (pack.AgencyFamilies.GetValueOrDefault(list.Agency) ?? [list.Agency]).Contains(lead)));
            return mapping.DaysFor(record).Where(day => lists.Any(list => list.Span.Includes(day)));
        }

        private Determination Answer(DateOnly day, FactSheet facts, string id)
        {
            if (!books.TryGetValue(day, out var book))
            {
                var regime = library.Regimes.First(regime => regime.Span.Includes(day));
                books[day] = book = new RuleBook(library, regime.Id, day);
            }

            return Screen.Run(book, facts, id);
        }

        /// <summary>One level when all days agree; a document when all say so; else not determined.</summary>
        private static ReviewLevel Level(List<Determination> answers)
        {
            var levels = answers.Select(answer => answer.ReviewLevel).Distinct().ToList();
            return levels.Count == 1 ? levels[0]
                : levels.TrueForAll(level => level is ReviewLevel.EA or ReviewLevel.EIS or ReviewLevel.EAorEIS) ? ReviewLevel.EAorEIS
                : ReviewLevel.Undetermined;
        }

        private static ImmutableSortedSet<string> Common(List<Determination> answers) =>
            answers.Select(answer => answer.CitedExclusions.ToImmutableSortedSet(StringComparer.Ordinal)).Aggregate((left, right) => left.Intersect(right));

        private static BackTestResult Result(
            DeterminationRecord record, ImmutableSortedSet<string> exclusions, ReviewLevel level, Determination? shown) => new()
            {
                Id = record.Id,
                AsOf = shown?.AsOf,
                ReviewLevel = level,
                Expected = record.ReviewLevel,
                Verdict = Verdict(record, level),
                StatesFacts = record.StatesFacts,
                CategoricalExclusions = level == ReviewLevel.CE ? [.. exclusions] : [],
                Cited = record.AppliedStated ? [.. record.Applied] : [],
                MissingFacts = [.. shown?.MissingFacts.Select(fact => fact.Id) ?? []],
                Summary = shown?.Summary.En ?? "The packs hold no list of this agency for any day.",
                Determination = shown,
            };

        private static string Verdict(DeterminationRecord record, ReviewLevel level) => level switch
        {
            ReviewLevel.Undetermined => "undetermined",
            ReviewLevel.CE => record.ReviewLevel == "CE" ? "right" : "wrong",
            ReviewLevel.None => "wrong",
            _ => record.ReviewLevel is "EA" or "EIS" ? "right" : "wrong",
        };
    }
}
