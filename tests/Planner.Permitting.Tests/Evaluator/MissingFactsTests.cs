using Planner.Permitting.Rules;

namespace Planner.Permitting.Tests.Evaluator;

/// <summary>Only facts that could still change the truth are asked for, the cheapest first.</summary>
public class MissingFactsTests
{
    private static SmallLaw Law => SmallLaw.Of(
        SmallLaw.Rule("R-1", OutcomeKind.Satisfies, "site.wet == true AND line.length_mi < 1 mi"),
        SmallLaw.Rule("R-2", OutcomeKind.Satisfies, "R-1 OR site.wooded == true"));

    private static string Asked(SmallLaw law, string predicate, params (string, object)[] facts) => string.Join(" ", law.Missing(predicate, facts));

    /// <summary>By cost, then in the order of the catalogue.</summary>
    [Fact]
    public void Facts_AreAskedTheCheapestFirst() => Assert.Equal("project.lead_agency line.existing_line line.length_mi line.area_acres site.wooded site.wet",
        Asked(Law, "site.wet == true AND site.wooded == true AND line.area_acres > 1 acre AND line.length_mi > 1 mi AND line.existing_line == true AND project.lead_agency == DOE"));

    [Fact]
    public void Fact_ThatIsNamedTwice_IsAskedOnce() => Assert.Equal("site.wet", Asked(Law, "site.wet == true AND NOT site.wet == false"));

    /// <summary>What is below a settled condition can't move it.</summary>
    [Theory]
    [InlineData("line.existing_line == true AND site.wet == true", "")]
    [InlineData("line.existing_line == true OR site.wet == true", "site.wet")]
    [InlineData("(line.existing_line == true AND site.wooded == true) OR site.wet == true", "site.wet")]
    [InlineData("NOT (line.existing_line == true AND site.wet == true)", "")]
    [InlineData("line.existing_line == false", "")]
    public void Condition_ThatIsSettled_AsksForNothing(string predicate, string asked) => Assert.Equal(asked, Asked(Law, predicate, ("line.existing_line", false)));

    [Fact]
    public void Nothing_ToAsk_WhereThereIsNoCondition() => Assert.Empty(Screening.Missing.Of(null, Law.At()));

    /// <summary>A rule is asked about through what it says, and through the rules it names.</summary>
    [Theory]
    [InlineData("R-1", "line.length_mi site.wet")]
    [InlineData("R-2", "line.length_mi site.wooded site.wet")]
    [InlineData("R-9", "")]
    public void Rule_IsAskedThroughWhatItSays(string predicate, string asked) => Assert.Equal(asked, Asked(Law, predicate));

    private static readonly Condition Wet = SmallLaw.When("site.wet == true");

    private static readonly Condition Wooded = SmallLaw.When("site.wooded == true");

    private static string Asked(Condition condition, params (string, object)[] facts) =>
        string.Join(" ", Screening.Missing.Of(condition, Law.At(facts)).Select(fact => fact.Id.Name));

    /// <summary>The rest is asked only once the guard is settled.</summary>
    [Fact]
    public void Guard_ThatIsOpen_IsAskedAlone()
    {
        Assert.Equal("site.wet", Asked(new Condition.Staged(Wet, Wooded)));
        Assert.Equal("site.wet", Asked(new Condition.Implies(Wet, Wooded)));
        Assert.Equal("site.wooded", Asked(new Condition.Staged(Wet, Wooded), ("site.wet", true)));
        Assert.Equal("site.wooded", Asked(new Condition.Implies(Wet, Wooded), ("site.wet", true)));
        Assert.Equal("", Asked(new Condition.Staged(Wet, Wooded), ("site.wet", false)));
        Assert.Equal("", Asked(new Condition.Implies(Wet, Wooded), ("site.wet", false)));
        Assert.Equal("site.wet", Asked(new Condition.Shared(0, Wet)));
        Assert.Equal("site.wet", Asked(new Condition.AllOf([Wet, new Condition.Staged(Wet, Wooded)])));
    }

    /// <summary>Where no fact can settle the guard, what stands behind it may still close the question.</summary>
    [Fact]
    public void Guard_ThatNoFactSettles_LetsTheRestBeAsked()
    {
        var near = SmallLaw.When("line.length_mi < approximately 10 mi");
        Assert.Equal("site.wet", Asked(new Condition.Staged(near, Wet), ("line.length_mi", 10.0)));
        Assert.Equal("line.length_mi", Asked(new Condition.Staged(near, Wet)));
        Assert.Equal("site.wet", Asked(new Condition.Implies(new Condition.NotHeld("not read"), Wet)));
    }

    /// <summary>Presumed facts are no gap: the answer names them as assumptions.</summary>
    [Fact]
    public void Fact_ThatIsStatedOrPresumed_IsNotAsked()
    {
        Assert.Equal("site.wet", Asked(Law, "nepa.free_choice == true AND site.wet == true"));
        Assert.Equal("line.length_mi", Asked(Law, "line.length_mi + line.area_acres > 1", ("line.area_acres", 1.0)));
        Assert.Equal("", Asked(Law, "line.length_mi > approximately 10 mi", ("line.length_mi", 10.0)));
    }

    /// <summary>A fact that follows from others is asked through them; where they are all known, only a statement settles it.</summary>
    [Theory]
    [InlineData("tu", "site.owner == blm", "site.wooded")]
    [InlineData("uu", "site.owner == blm", "site.wooded site.wet")]
    [InlineData("tf", "site.owner == blm", "site.owner")]
    public void DerivedFact_IsAskedThroughItsInputs(string state, string predicate, string asked)
    {
        var law = Law.Deriving("site.owner", ("blm", "site.wet == true AND site.wooded == true"), ("army", "never"));
        (string, object)[] facts = [.. state[0] == 'u' ? [] : new (string, object)[] { ("site.wet", true) }, .. state[1] == 'u' ? [] : new (string, object)[] { ("site.wooded", false) }];
        Assert.Equal(asked, Asked(law, predicate, facts));
    }

    [Fact]
    public void DerivedNumber_IsAskedThroughItsFormula()
    {
        var law = Law.Computing("line.area_acres", "line.length_mi * 12");
        Assert.Equal("line.length_mi", Asked(law, "line.area_acres > 1 acre"));
        Assert.Equal("line.area_acres", Asked(Law, "line.area_acres > 1 acre"));
    }

    /// <summary>A question about some words of a set depends on those words alone, unless one of them hangs on the rest.</summary>
    [Theory]
    [InlineData("site.habitats INTERSECTS {wetland}", "site.wet")]
    [InlineData("site.habitats INTERSECTS {forest}", "site.wooded")]
    [InlineData("site.habitats INTERSECTS {forest, wetland}", "site.wooded site.wet")]
    [InlineData("site.habitats INTERSECTS {none}", "site.wooded site.wet")]
    [InlineData("site.habitats INTERSECTS {none, wetland}", "site.wooded site.wet")]
    [InlineData("site.habitats SUBSET {wetland}", "site.wooded site.wet")]
    [InlineData("site.habitats == {wetland}", "site.wooded site.wet")]
    public void DerivedSet_IsAskedForTheWordsInQuestion(string predicate, string asked)
    {
        var law = Law.Deriving("site.habitats", ("wetland", "site.wet == true"), ("forest", "site.wooded == true"));
        Assert.Equal(asked, Asked(law, predicate));
    }
}
