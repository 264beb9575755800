using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Tests.Evaluator;

/// <summary>Facts that follow from others while nobody states them, and sets of words, stated or derived.</summary>
public class WordSetTests
{
    private static SmallLaw Law => SmallLaw.Of()
        .Deriving("site.habitats", ("wetland", "site.wet == true"), ("forest", "site.wooded == true"))
        .Deriving("project.parts", ("line", "site.wet == true"), ("storage", "site.wooded == true"));

    /// <summary>t, f or u for whether the site is wet, then for whether it is wooded.</summary>
    private static (string, object)[] Site(string state) =>
    [
        .. state[0] == 'u' ? [] : new (string, object)[] { ("site.wet", state[0] == 't') },
        .. state[1] == 'u' ? [] : new (string, object)[] { ("site.wooded", state[1] == 't') },
    ];

    /// <summary>A set whose words are derived one by one: any of them, none but them, exactly them; "none" is the lack of all others.</summary>
    [Theory]
    [InlineData("site.habitats INTERSECTS {forest, wetland}", "tu", "true")]
    [InlineData("site.habitats INTERSECTS {forest, wetland}", "ft", "true")]
    [InlineData("site.habitats INTERSECTS {forest, wetland}", "fu", "unknown")]
    [InlineData("site.habitats INTERSECTS {forest, wetland}", "ff", "false")]
    [InlineData("site.habitats INTERSECTS {dune}", "uu", "false")]
    [InlineData("site.habitats INTERSECTS {none}", "ff", "true")]
    [InlineData("site.habitats INTERSECTS {none}", "fu", "unknown")]
    [InlineData("site.habitats INTERSECTS {none}", "tu", "false")]
    [InlineData("site.habitats INTERSECTS {forest, none}", "ff", "true")]
    [InlineData("site.habitats INTERSECTS {forest, none}", "tf", "false")]
    [InlineData("site.habitats INTERSECTS {forest, none}", "uf", "unknown")]
    [InlineData("site.habitats SUBSET {wetland}", "tf", "true")]
    [InlineData("site.habitats SUBSET {wetland}", "tt", "false")]
    [InlineData("site.habitats SUBSET {wetland}", "tu", "unknown")]
    [InlineData("site.habitats SUBSET {wetland}", "ff", "false")]
    [InlineData("site.habitats SUBSET {none, wetland}", "ff", "true")]
    [InlineData("site.habitats SUBSET {forest, wetland}", "tu", "true")]
    [InlineData("site.habitats == {wetland}", "tf", "true")]
    [InlineData("site.habitats == {wetland}", "tt", "false")]
    [InlineData("site.habitats == {wetland}", "tu", "unknown")]
    [InlineData("site.habitats == {wetland}", "fu", "false")]
    [InlineData("site.habitats == {none}", "ff", "true")]
    [InlineData("site.habitats == {none}", "uf", "unknown")]
    [InlineData("site.habitats == {none}", "ft", "false")]
    [InlineData("site.habitats == {none, wetland}", "tf", "false")]
    [InlineData("project.parts == {}", "ff", "true")]
    [InlineData("project.parts == {}", "fu", "unknown")]
    [InlineData("project.parts == {}", "tu", "false")]
    [InlineData("project.parts SUBSET {line}", "ff", "true")]
    public void DerivedSet_IsJudgedWordByWord(string predicate, string state, string expected) => Assert.Equal(expected, Law.Truth(predicate, Site(state)));

    [Theory]
    [InlineData("site.habitats INTERSECTS {forest, wetland}", "dune,forest", "true")]
    [InlineData("site.habitats INTERSECTS {forest, wetland}", "dune", "false")]
    [InlineData("site.habitats SUBSET {forest, wetland}", "forest", "true")]
    [InlineData("site.habitats SUBSET {forest, wetland}", "dune,forest", "false")]
    [InlineData("site.habitats == {forest, wetland}", "forest,wetland", "true")]
    [InlineData("site.habitats == {forest, wetland}", "forest", "false")]
    [InlineData("site.habitats == {forest}", "forest,wetland", "false")]
    public void StatedSet_WinsOverItsDerivation(string predicate, string words, string expected) =>
        Assert.Equal(expected, Law.Truth(predicate, [.. Site("tt"), ("site.habitats", words.Split(','))]));

    /// <summary>A rule of the derivation for "none" itself is followed.</summary>
    [Fact]
    public void None_WithARuleOfItsOwn_FollowsThatRule()
    {
        var law = SmallLaw.Of().Deriving("site.habitats", ("wetland", "site.wet == true"), ("none", "site.wooded == false"));
        Assert.Equal("true", law.Truth("site.habitats INTERSECTS {none}", Site("uf")));
        Assert.Equal("false", law.Truth("site.habitats INTERSECTS {none}", Site("ft")));
    }

    [Fact]
    public void Set_ThatNobodyStatesOrDerives_IsUnknown() => Assert.Equal("unknown", SmallLaw.Of().Truth("site.habitats SUBSET {dune}"));

    [Theory]
    [InlineData("tf", "true")]
    [InlineData("ft", "false")]
    [InlineData("ff", "unknown")]
    [InlineData("uu", "unknown")]
    public void DerivedFlag_IsTrueOrFalseByItsOwnRuleEach(string state, string expected)
    {
        var law = SmallLaw.Of().Deriving("line.existing_line", ("true", "site.wet == true"), ("false", "site.wooded == true"));
        Assert.Equal(expected, law.Truth("line.existing_line == true", Site(state)));
        Assert.Equal(expected == "unknown" ? "unknown" : expected == "true" ? "false" : "true", law.Truth("line.existing_line == false", Site(state)));
        Assert.Equal("false", law.Truth("line.existing_line == true", [.. Site("tf"), ("line.existing_line", false)]));
        Assert.Equal("unknown", SmallLaw.Of().Truth("line.existing_line == true", Site(state)));
    }

    /// <summary>One word holds at a time: when one is derived, the others are ruled out; when none is, any may be.</summary>
    [Theory]
    [InlineData("site.owner == blm", "tf", "true")]
    [InlineData("site.owner == blm", "ft", "false")]
    [InlineData("site.owner IN {army, blm}", "ft", "true")]
    [InlineData("site.owner == none", "tf", "false")]
    [InlineData("site.owner == none", "ff", "unknown")]
    [InlineData("site.owner == blm", "fu", "unknown")]
    public void DerivedWord_RulesTheOthersOut(string predicate, string state, string expected)
    {
        var law = SmallLaw.Of().Deriving("site.owner", ("blm", "site.wet == true"), ("army", "site.wooded == true"));
        Assert.Equal(expected, law.Truth(predicate, Site(state)));
        Assert.Equal("true", law.Truth("site.owner == none", [.. Site(state), ("site.owner", "none")]));
        Assert.Equal("unknown", SmallLaw.Of().Truth(predicate, Site(state)));
    }

    [Fact]
    public void DerivedNumber_FollowsItsFormulaUntilItIsStated()
    {
        var law = SmallLaw.Of().Computing("line.area_acres", "line.length_mi * 12");
        Assert.Equal("true", law.Truth("line.area_acres == 24 acre", ("line.length_mi", 2.0)));
        Assert.Equal("unknown", law.Truth("line.area_acres == 24 acre"));
        Assert.Equal("false", law.Truth("line.area_acres == 24 acre", ("line.length_mi", 2.0), ("line.area_acres", 25.0)));
        Assert.Equal("unknown", SmallLaw.Of().Truth("line.area_acres == 24 acre", ("line.length_mi", 2.0)));
    }

    [Fact]
    public void Presumption_HoldsUntilStated_AndIsNoStatement()
    {
        Assert.Equal("true", Law.Truth("nepa.free_choice == true"));
        Assert.Equal("false", Law.Truth("nepa.free_choice == true", ("nepa.free_choice", false)));
        Assert.Equal("false", Law.Truth("nepa.free_choice is set"));
        Assert.Equal("true", Law.Truth("nepa.free_choice is missing"));
        Assert.Equal("true", Law.Truth("nepa.free_choice is set", ("nepa.free_choice", true)));
        Assert.Equal("false", Law.Truth("nepa.free_choice is missing", ("nepa.free_choice", true)));
        var free = SmallLaw.Catalogue.Get("nepa.free_choice");
        Assert.True(Law.At().IsPresumed(free));
        Assert.False(Law.At(("nepa.free_choice", true)).IsPresumed(free));
        Assert.False(Law.At().IsPresumed(SmallLaw.Catalogue.Get("site.wet")));
        Assert.False(Law.Deriving("nepa.free_choice", ("true", "site.wet == true")).At().IsPresumed(free));
    }

    [Fact]
    public void Count_OfAStatedSet_IsItsSizeAndElseUnknown()
    {
        Assert.Equal("true", Law.Truth("count(site.habitats) == 2", ("site.habitats", new[] { "dune", "forest" })));
        Assert.Equal("unknown", Law.Truth("count(site.habitats) == 2", Site("tt")));
    }

    [Fact]
    public void Day_IsComparedAsADay_AndTodayIsTheDayOfTheLaw()
    {
        Assert.Equal("true", Law.Truth("order.day < 2024-03-02", ("order.day", new DateOnly(2024, 3, 1))));
        Assert.Equal("false", Law.Truth("order.day < 2024-03-01", ("order.day", new DateOnly(2024, 3, 1))));
        Assert.Equal("true", Law.Truth("today - order.day == 31", ("order.day", new DateOnly(2024, 5, 1))));
    }

    /// <summary>A fact with a wrong shape or word is unknown, and so is one that was looked for and not found.</summary>
    [Fact]
    public void Fact_ThatDoesNotFit_IsUnknown()
    {
        Assert.Equal("unknown", Law.Truth("site.owner == blm", ("site.owner", "usfs")));
        var sought = FactSheet.Empty.With(new("site.wet"), new Fact.Unknown(new("no layer has it", "没有图层"), new("survey it", "实地调查"))).With(new("no.such_fact"), new Fact.Known(new FactValue.Flag(true), Source.Stated("test")));
        Assert.True(SmallLaw.When("site.wet == true").Evaluate(new(Law.Book(), sought)).IsUnknown);
    }

    /// <summary>A rule that is not in force on the day is not met, whatever it says.</summary>
    [Fact]
    public void Rule_OutsideItsDays_IsNotMet()
    {
        var rule = SmallLaw.Rule("R-1", OutcomeKind.Satisfies, "always") with { InForce = SmallLaw.Span("2024-01-01", "2025-01-01") };
        var law = SmallLaw.Of(rule);
        string Met(string day) => SmallLaw.When("R-1").Evaluate(new(law.Book(day), FactSheet.Empty)).ToString();
        Assert.Equal(["false", "true", "true", "false"], new[] { "2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01" }.Select(Met).ToImmutableArray());
    }
}
