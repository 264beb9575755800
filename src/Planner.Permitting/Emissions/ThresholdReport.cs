using Planner.Domain.Facts;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Emissions;

/// <summary>One line of law that a potential to emit is held against.</summary>
/// <param name="RuleId">Rule, e.g. "P-24".</param>
/// <param name="Program">Permit it leads to, e.g. "PSD".</param>
/// <param name="Fact">Fact compared.</param>
/// <param name="Tons">Its value, short tons a year; null where it is not known.</param>
/// <param name="Limit">The line, short tons a year.</param>
/// <param name="Applies">Whether the line holds here: attainment class, listed category, region.</param>
/// <param name="AppliesWhen">That condition as the pack writes it; empty for a line that always holds.</param>
/// <param name="Reached">The value is on or over the line.</param>
/// <param name="Citation">Clause.</param>
public sealed record ThresholdLine(
    string RuleId, string Program, string Fact, double? Tons, double Limit, Truth Applies, string AppliesWhen, Truth Reached, string Citation);

/// <summary>Reads the lines out of the rules themselves, so that the table can't differ from the law applied.</summary>
public static class ThresholdReport
{
    public static IReadOnlyList<ThresholdLine> Of(RuleBook book, FactSheet facts)
    {
        var at = new Evaluation(book, facts);
        return [.. book.List(OutcomeKind.Permit).SelectMany(rule => Lines(rule, rule.When, [], at))
            .OrderBy(line => line.RuleId, StringComparer.Ordinal).ThenBy(line => line.Fact, StringComparer.Ordinal).ThenByDescending(line => line.Limit)];
    }

    private static IEnumerable<ThresholdLine> Lines(Rule rule, Condition condition, IReadOnlyList<Condition> guards, Evaluation at) => condition switch
    {
        NumberCompare { Left: Operand.FactNumber fact, Operator: ">=", Right: Operand.Literal limit } compare when IsPotential(fact) =>
            [Line(rule, compare, fact, limit, guards, at)],
        Condition.AllOf all => all.Parts.SelectMany(part => Lines(rule, part, [.. guards, .. all.Parts.Where(other => !HoldsPotential(other))], at)),
        Condition.AnyOf any => any.Parts.SelectMany(part => Lines(rule, part, guards, at)),
        _ => [],
    };

    private static ThresholdLine Line(
        Rule rule, NumberCompare compare, Operand.FactNumber fact, Operand.Literal limit, IReadOnlyList<Condition> guards, Evaluation at) => new(
        rule.Id,
        rule.Outcome.Reference,
        fact.Fact.Id.Name,
        fact.Value(at),
        limit.Number,
        Truth.All(guards.Select(guard => guard.Evaluate(at))),
        string.Join(" AND ", guards.Select(guard => guard is Condition.AnyOf ? $"({guard})" : guard.ToString())),
        compare.Evaluate(at),
        rule.Citation.ToString());

    private static bool IsPotential(Operand.FactNumber fact) => fact.Fact.Id.Name.StartsWith("air.pte_", StringComparison.Ordinal);

    private static bool HoldsPotential(Condition condition) => condition is NumberCompare { Left: Operand.FactNumber fact }
        ? IsPotential(fact) : condition.Children.Any(HoldsPotential);
}
