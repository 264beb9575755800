using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Counterfactuals;

/// <summary>The values at which rules of the level path turn: what is worth trying.</summary>
internal static class CandidateValues
{
    public static IReadOnlyList<FactChange> Of(RuleBook book, FactSheet facts)
    {
        var at = new Evaluation(book, facts);
        var values = new SortedDictionary<int, List<Candidate>>();
        var path = book.Path;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in new[] { path.NoFederalDecision, path.Exempt, path.Exclusion, path.StatementClass, path.AssessmentClass, path.SignificantEffect })
        {
            Collect(condition, book, at, values, seen);
        }

        foreach (var rule in book.Rules.Where(DetailWriter.IsPermit))
        {
            Collect(new Condition.RuleMet(rule.Id), book, at, values, seen);
        }

        return [.. from pair in values
                   let fact = book.Catalogue.All[pair.Key]
                   from tried in pair.Value.DistinctBy(candidate => candidate.Value)
                   where !tried.Value.Equals(at.Stated(fact))
                   select new FactChange(fact.Id.Name, fact.Meaning, at.Stated(fact), tried.Value, tried.Above, tried.Below)];
    }

    /// <summary>Only rules about facts that somebody stated: others describe another project, not a change of this one.</summary>
    private static void Collect(Condition condition, RuleBook book, Evaluation at, SortedDictionary<int, List<Candidate>> values, HashSet<string> seen)
    {
        if (condition is Condition.RuleMet met)
        {
            if (seen.Add(met.RuleId) && book.Find(met.RuleId) is { } rule && book.FactsUnder(rule.When).Any(at.IsStated))
            {
                Collect(rule.When, book, at, values, seen);
            }

            return;
        }

        foreach (var child in condition.Children)
        {
            Collect(child, book, at, values, seen);
        }

        foreach (var candidate in Turns(condition).Concat(Behind(condition, book, at)))
        {
            if (!values.TryGetValue(candidate.Fact.Index, out var list))
            {
                values[candidate.Fact.Index] = list = [];
            }

            list.Add(candidate);
        }
    }

    private static IEnumerable<Candidate> Turns(Condition condition) => condition switch
    {
        Condition.FlagIs flag => [new(flag.Fact, new FactValue.Flag(true)), new(flag.Fact, new FactValue.Flag(false))],
        Condition.WordIn word => Words(word).Select(each => new Candidate(word.Fact, new FactValue.Word(each))),
        NumberCompare { Left: Operand.FactNumber { Fact.Type: FactType.Number } left, Right: Operand.Literal limit } compare => Sides(left.Fact, limit.Number, compare.Tolerance),
        _ => [],
    };

    /// <summary>For a computed number, the values of its stated inputs at which it crosses the limit, the others kept.</summary>
    private static IEnumerable<Candidate> Behind(Condition condition, RuleBook book, Evaluation at)
    {
        if (condition is not NumberCompare { Left: Operand.FactNumber left, Right: Operand.Literal limit }
            || at.IsStated(left.Fact) || book.FindDerivation(left.Fact)?.Formula is not { } formula || formula.Value(at) is not > 0)
        {
            return [];
        }

        var now = formula.Value(at)!.Value;
        return formula.Facts.Where(at.IsStated).SelectMany(input => Crossing(input, at.Number(input)!.Value * limit.Number / now));
    }

    /// <summary>On either side of where a product crosses its limit; whole numbers for a count.</summary>
    private static IEnumerable<Candidate> Crossing(FactDefinition input, double value) => input.Unit == "1"
        ? Sides(input, Math.Ceiling(value), 0).Append(new(input, new FactValue.Number(Math.Max(0, Math.Ceiling(value) - 1), "1"))).Where(tried => tried.Value is FactValue.Number { Value: var whole } && whole == Math.Floor(whole))
        : Sides(input, value, 0);

    /// <summary>All words of a short enumeration, so that a way out of the named ones is tried too.</summary>
    private static ImmutableSortedSet<string> Words(Condition.WordIn test) => test.Fact.Values.Count is > 0 and <= 8 ? test.Fact.Values : test.Words;

    /// <summary>The limit itself, just under and just over it; outside the band of an approximate one.</summary>
    private static IEnumerable<Candidate> Sides(FactDefinition fact, double limit, double tolerance)
    {
        var step = Math.Max(Math.Abs(limit) * 0.001, 0.001);
        var (low, high) = (Rounded(limit * (1 - tolerance)), Rounded(limit * (1 + tolerance)));
        Candidate[] tried =
        [
            new(fact, Number(tolerance == 0 ? low - step : low), Below: tolerance == 0 ? low : null),
            new(fact, Number(limit)),
            new(fact, Number(high + step), Above: high),
        ];
        return tried.Where(candidate => candidate.Value is FactValue.Number { Value: >= 0 });

        FactValue.Number Number(double value) => new(Rounded(value), fact.Unit!);
        static double Rounded(double value) => Math.Round(value, 6);
    }
}

/// <summary>A value worth trying, with the limit that it lies just above or below.</summary>
internal sealed record Candidate(FactDefinition Fact, FactValue Value, double? Above = null, double? Below = null);
