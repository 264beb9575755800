using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
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
    string Kind, string? RuleId, LocalizedText Title, string Before, string After, string Citation, LocalizedText Because);

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
            yield return new("level", null, new("Level of review", "审查级别"), Word(before), Word(after), "", LocalizedText.Of(
                $"law of {first.AsOf:O} ({first.Regime}) against law of {second.AsOf:O} ({second.Regime})",
                $"{first.AsOf:O}（{first.Regime}）与 {second.AsOf:O}（{second.Regime}）的法律相比"));
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
            _ => ("result", new("a rule it rests on changed", "其所依据的规则有变")),
        };
        return new(kind, rule.Id, new(rule.Title, rule.TitleZh ?? rule.Title), was, now, rule.Citation.ToString(), because);
    }

    /// <summary>The days may be asked in either order, so a rule is absent because it starts later or has ended.</summary>
    private static LocalizedText WhyAbsent(Rule rule, DateOnly day)
    {
        var earlier = string.Join(", ", rule.Supersedes);
        return day >= rule.InForce.From ? LocalizedText.Of($"in force until {rule.InForce.To:O}", $"有效至 {rule.InForce.To:O}")
            : earlier.Length == 0 ? LocalizedText.Of($"in force since {rule.InForce.From:O} by {rule.IssuingAct}", $"自 {rule.InForce.From:O} 起有效，依据 {rule.IssuingAct}")
            : LocalizedText.Of($"in force since {rule.InForce.From:O} by {rule.IssuingAct}, after {earlier}", $"自 {rule.InForce.From:O} 起有效，依据 {rule.IssuingAct}，取代 {earlier}");
    }
}
