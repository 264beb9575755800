using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Comparisons;

/// <summary>One thing that differs between two books for the same facts, with the clause behind it.</summary>
/// <param name="Kind">"level", "rule-in-force", "rule-ended" or "result".</param>
/// <param name="RuleId">Rule that differs; null for the level.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Before">Level or truth under the first book; "not in force" where the rule is not.</param>
/// <param name="After">Level or truth under the second book.</param>
/// <param name="Citation">Clause.</param>
/// <param name="Because">Why: the act and the day that switched it.</param>
public sealed record Change(
    string Kind, string? RuleId, string Title, string Before, string After, string Citation, string Because);

/// <summary>What changed for one project between two regimes or days, and by which clause.</summary>
public sealed record Comparison(Determination Before, Determination After, ImmutableArray<Change> Changes)
{
    private const string Absent = "not in force";

    /// <summary>Screens the same facts against both books; rules whose result is the same are left out.</summary>
    public static Comparison Of(RuleBook first, RuleBook second, FactSheet facts, string id)
    {
        var (before, after) = (Screen.Run(first, facts, id), Screen.Run(second, facts, id));
        var (one, two) = (new Evaluation(first, facts), new Evaluation(second, facts));
        var ids = first.Rules.Concat(second.Rules).Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal);
        var changes = ids.Select(rule => Rule(first.Find(rule), second.Find(rule), one, two)).OfType<Change>();
        return new(before, after, [.. Level(before, after, first, second), .. changes]);
    }

    private static IEnumerable<Change> Level(Determination before, Determination after, RuleBook first, RuleBook second)
    {
        if (before.ReviewLevel != after.ReviewLevel)
        {
            yield return new("level", null, "Level of review", Word(before), Word(after), "",
                $"law of {first.AsOf:O} ({first.Regime}) against law of {second.AsOf:O} ({second.Regime})");
        }
    }

    private static string Word(Determination determination) => Json.ReviewLevelConverter.Word(determination.ReviewLevel);

    private static Change? Rule(Rule? before, Rule? after, Evaluation one, Evaluation two)
    {
        var rule = after ?? before!;
        var (was, now) = (before is null ? Absent : one.RuleTruth(rule.Id).ToString(), after is null ? Absent : two.RuleTruth(rule.Id).ToString());
        if (was == now || (was == Absent && now == "false") || (was == "false" && now == Absent))
        {
            return null;
        }

        var (kind, because) = (before, after) switch
        {
            (null, _) => ("rule-in-force", WhyAbsent(rule, one.Book.AsOf)),
            (_, null) => ("rule-ended", WhyAbsent(rule, two.Book.AsOf)),
            _ => ("result", "a rule it rests on changed"),
        };
        return new(kind, rule.Id, rule.Title, was, now, rule.Citation.ToString(), because);
    }

    /// <summary>The days may be asked in either order, so a rule is absent because it starts later or has ended.</summary>
    private static string WhyAbsent(Rule rule, DateOnly day) => day < rule.InForce.From
        ? $"in force since {rule.InForce.From:O} by {rule.IssuingAct}" + Predecessors(rule)
        : $"in force until {rule.InForce.To:O}";

    private static string Predecessors(Rule rule) => rule.Supersedes.IsEmpty ? "" : $", after {string.Join(", ", rule.Supersedes)}";
}
