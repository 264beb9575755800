using Planner.Permitting.Comparisons;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Tests.Evaluator;

/// <summary>What changed between two days, and by which act.</summary>
public class ComparisonTests
{
    private static Rule Between(string id, string when, string from, string? to) =>
        SmallLaw.Rule(id, OutcomeKind.Info, when) with { InForce = SmallLaw.Span(from, to) };

    private static SmallLaw Law => SmallLaw.Of(
        Between("R-1", "site.wet == true", "2000-01-01", "2024-01-01"), Between("R-2", "site.wet == true", "2024-01-01", null) with { Supersedes = ["R-1", "R-0"] },
        Between("R-3", "R-1", "2000-01-01", null), Between("R-4", "site.wet == false", "2024-01-01", null), Between("R-5", "site.wet == false", "2000-01-01", "2024-01-01"),
        Between("R-6", "site.wooded == true", "2024-01-01", null), Between("R-7", "site.wet == true", "2000-01-01", null));

    private static Comparison Compare(string first, string second) =>
        Comparison.Of(Law.Book(first), Law.Book(second), Stated.Facts(SmallLaw.Catalogue, ("site.wet", true)), "test");

    private static IEnumerable<(string, string?, string, string, string)> Rows(Comparison comparison) =>
        comparison.Changes.Select(change => (change.Kind, change.RuleId, change.Before, change.After, change.Because.En));

    /// <summary>A rule that was not met and is gone, or is new and not met, changed nothing.</summary>
    [Fact]
    public void Change_NamesTheRuleThatCameOrWentAndTheDay() => Assert.Equal(
        [("rule-ended", "R-1", "true", "not in force", "in force until 2024-01-01"), ("rule-in-force", "R-2", "not in force", "true", "in force since 2024-01-01 by An act, after R-1, R-0"),
            ("result", "R-3", "true", "false", "a rule it rests on changed"), ("rule-in-force", "R-6", "not in force", "unknown", "in force since 2024-01-01 by An act")],
        Rows(Compare("2023-12-31", "2024-01-01")));

    /// <summary>The days may be given in either order.</summary>
    [Fact]
    public void Change_AskedBackwards_TellsTheSameDays() => Assert.Equal(
        [("rule-in-force", "R-1", "not in force", "true", "in force until 2024-01-01"), ("rule-ended", "R-2", "true", "not in force", "in force since 2024-01-01 by An act, after R-1, R-0"),
            ("result", "R-3", "false", "true", "a rule it rests on changed"), ("rule-ended", "R-6", "unknown", "not in force", "in force since 2024-01-01 by An act")],
        Rows(Compare("2024-01-01", "2023-12-31")));

    [Fact]
    public void Change_BetweenDaysOfTheSameLaw_IsNone() => Assert.Empty(Compare("2024-01-01", "2024-06-01").Changes);

    [Fact]
    public void Level_ThatChanges_StandsFirst()
    {
        var law = SmallLaw.Nepa(SmallLaw.Exclusion("X-1", "always") with { InForce = SmallLaw.Span("2024-01-01", null) });
        var facts = Stated.Facts(SmallLaw.Catalogue, ("project.federal_nexus", new[] { "permit" }), ("project.lead_agency", "DOE"), ("project.parts", new[] { "line" }), ("action.kind", Array.Empty<string>()));
        var comparison = Comparison.Of(law.Book("2023-12-31"), law.Book("2024-01-01"), facts, "test");
        var level = comparison.Changes[0];
        Assert.Equal(("level", null, "EAorEIS", "CE"), (level.Kind, level.RuleId, level.Before, level.After));
        Assert.Equal("law of 2023-12-31 (r) against law of 2024-01-01 (r)", level.Because.En);
        Assert.Equal(("审查级别", "2023-12-31（r）与 2024-01-01（r）的法律相比"), (level.Title.Zh, level.Because.Zh));
        Assert.Equal("X-1", Assert.Single(comparison.Changes.Skip(1)).RuleId);
    }
}
