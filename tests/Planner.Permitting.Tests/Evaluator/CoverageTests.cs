using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests.Evaluator;

/// <summary>An exclusion has to cover every part that is built, or, where nothing new is built, every kind of action.</summary>
public class CoverageTests
{
    private static SmallLaw Law => SmallLaw.Nepa(
        SmallLaw.Exclusion("X-LINE", "site.wet == false", "DOE", ["line"]),
        SmallLaw.Exclusion("X-STORE", "site.wooded == false", "DOE", ["storage"]),
        SmallLaw.Exclusion("X-KEEP", "site.owner == none", "DOE", [], ["maintain"]),
        SmallLaw.Exclusion("X-SELL", "nepa.free_choice == true", "DOE", [], ["power_contract"]),
        SmallLaw.Exclusion("X-OTHER", "always", "TVA", ["building", "line", "storage"], ["construct_building", "maintain", "power_contract"]));

    private static readonly (string, object)[] Fits =
        [("project.federal_nexus", new[] { "permit" }), ("project.lead_agency", "DOE"), ("site.wet", false), ("site.wooded", false), ("site.owner", "none")];

    private static string[] Split(string words) => words.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static Determination Ask(string kind, string? parts, string? actions, params (string, object)[] more) => Law.Ask(
    [
        .. Fits, ("project.kind", kind),
        .. parts is null ? [] : new (string, object)[] { ("project.parts", Split(parts)) },
        .. actions is null ? [] : new (string, object)[] { ("action.kind", Split(actions)) }, .. more,
    ]);

    [Theory]
    [InlineData("line", "", "CE")]
    [InlineData("line,storage", "", "CE")]
    [InlineData("building,line", "", "EAorEIS")]
    [InlineData("building", "", "EAorEIS")]
    [InlineData("", "maintain", "CE")]
    [InlineData("", "maintain,power_contract", "CE")]
    [InlineData("", "construct_building,maintain", "EAorEIS")]
    [InlineData("", "construct_building", "EAorEIS")]
    [InlineData("", "", "EAorEIS")]
    [InlineData("line", "construct_building", "CE")]
    public void Exclusions_HaveToCoverEveryPartOrEveryAction(string parts, string actions, string level) =>
        Assert.Equal(level, Ask("storage", parts, actions).ReviewLevel.ToString());

    [Theory]
    [InlineData("site.wet", true, "line", "", "EAorEIS")]
    [InlineData("site.wet", true, "storage", "", "CE")]
    [InlineData("site.wooded", true, "line,storage", "", "EAorEIS")]
    [InlineData("site.owner", "blm", "", "maintain", "EAorEIS")]
    [InlineData("site.owner", "blm", "", "power_contract", "CE")]
    public void Exclusion_WhoseConditionFails_CoversNothing(string fact, object value, string parts, string actions, string level) => Assert.Equal(level,
        Law.Ask([.. Fits.Where(row => row.Item1 != fact), (fact, value), ("project.kind", "storage"), ("project.parts", Split(parts)), ("action.kind", Split(actions))]).ReviewLevel.ToString());

    /// <summary>Upkeep of an old line or plant is covered as such; beside something new it covers neither the new thing nor a building.</summary>
    [Theory]
    [InlineData("storage", "storage", "maintain", null, "CE")]
    [InlineData("transmission_line", "building", "maintain", true, "CE")]
    [InlineData("transmission_line", "building", "maintain", false, "EAorEIS")]
    [InlineData("transmission_line", "building", "maintain", null, "Undetermined")]
    [InlineData("storage", "building", "maintain", null, "CE")]
    [InlineData("data_center", "building", "maintain", true, "EAorEIS")]
    [InlineData("generation", "building", "maintain", true, "EAorEIS")]
    [InlineData("storage", "building", "construct_building,maintain", true, "EAorEIS")]
    [InlineData("storage", "", "maintain", false, "CE")]
    public void Upkeep_CoversWorkOnWhatIsThere_AndNoBuildingBesideIt(string kind, string parts, string actions, bool? existing, string level) => Assert.Equal(level,
        Ask(kind, parts, actions, existing is { } known ? [("line.existing_line", known)] : []).ReviewLevel.ToString());

    /// <summary>A new building stands beside work that an exclusion covers in all its kinds: the building is not covered by it.</summary>
    [Theory]
    [InlineData("building", "EAorEIS")]
    [InlineData("", "CE")]
    public void Building_BesideCoveredWork_IsNotCoveredByIt(string parts, string level)
    {
        var law = Law.And(SmallLaw.Exclusion("X-BUILD", "always", "DOE", [], ["construct_building"]));
        Assert.Equal(level, law.Ask([.. Fits, ("project.kind", "storage"), ("project.parts", Split(parts)), ("action.kind", new[] { "construct_building", "maintain" })]).ReviewLevel.ToString());
    }

    /// <summary>What is not known of the parts or the actions is asked; what is settled without it is not.</summary>
    [Theory]
    [InlineData(null, "", "Undetermined", "project.parts")]
    [InlineData("", null, "Undetermined", "action.kind")]
    [InlineData(null, null, "Undetermined", "action.kind,project.parts")]
    [InlineData("line", null, "CE", "")]
    [InlineData("building", null, "Undetermined", "action.kind")]
    public void PartsOrActions_ThatAreNotKnown_AreAsked(string? parts, string? actions, string level, string asked)
    {
        var answer = Ask("storage", parts, actions);
        Assert.Equal(level, answer.ReviewLevel.ToString());
        Assert.Equal(Split(asked), answer.MissingFacts.Where(fact => fact.Question == "exclusion").Select(fact => fact.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>Only the exclusions for the part in question are asked about.</summary>
    [Fact]
    public void Part_ThatIsOpen_AsksForTheConditionsOfItsOwnExclusions()
    {
        var answer = Law.Ask(("project.federal_nexus", new[] { "permit" }), ("project.lead_agency", "DOE"), ("project.kind", "data_center"),
            ("project.parts", new[] { "line" }), ("action.kind", new[] { "maintain" }));
        Assert.Equal(["site.wet"], answer.MissingFacts.Where(fact => fact.Question == "exclusion").Select(fact => fact.Id));
    }

    private static SmallLaw Choice(params Rule[] rules) => SmallLaw.Nepa(rules);

    private static IReadOnlyList<string> Cited(SmallLaw law, string parts, string actions) =>
        law.Ask([.. Fits, ("project.kind", "storage"), ("project.parts", Split(parts)), ("action.kind", Split(actions))]).CitedExclusions;

    /// <summary>Of several that fit, the one that asks for the most is the closest description of the work.</summary>
    [Fact]
    public void Citation_NamesTheMostSpecificExclusion_ThenTheWider_ThenTheLowerId()
    {
        var two = SmallLaw.Exclusion("X-9", "site.wet == false AND site.wooded == false", "DOE", ["line"]);
        var one = SmallLaw.Exclusion("X-1", "site.wet == false", "DOE", ["line"]);
        var wide = SmallLaw.Exclusion("X-2", "site.wooded == false", "DOE", ["line", "storage"]);
        Assert.Equal(["X-9"], Cited(Choice(one, two), "line", ""));
        Assert.Equal(["X-2"], Cited(Choice(one, wide), "line,storage", ""));
        Assert.Equal(["X-1"], Cited(Choice(one, wide), "line", ""));
        Assert.Equal(["X-1"], Cited(Choice(SmallLaw.Exclusion("X-3", "site.wet == false", "DOE", ["line"]), one), "line", ""));
        Assert.Equal(["X-1", "X-9"], Cited(Choice(SmallLaw.Exclusion("X-9", "always", "DOE", ["storage"]), one), "line,storage", ""));
    }

    [Fact]
    public void Citation_GoesByTheActionsWhereTheyAreAllCovered_ElseByTheParts()
    {
        var line = SmallLaw.Exclusion("X-LINE", "always", "DOE", ["line"]);
        var keep = SmallLaw.Exclusion("X-KEEP", "always", "DOE", [], ["maintain"]);
        var both = SmallLaw.Exclusion("X-BOTH", "always", "DOE", [], ["maintain", "power_contract"]);
        var more = SmallLaw.Exclusion("X-MORE", "always", "DOE", [], ["construct_building", "maintain"]);
        Assert.Equal(["X-KEEP"], Cited(Choice(keep, more), "", "maintain"));
        Assert.Equal(["X-KEEP"], Cited(Choice(line, keep), "line", "maintain"));
        Assert.Equal(["X-LINE"], Cited(Choice(line, keep), "line", ""));
        Assert.Equal(["X-KEEP", "X-LINE"], Cited(Choice(line, keep), "line", "maintain,power_contract"));
        Assert.Equal(["X-BOTH"], Cited(Choice(keep, both), "", "maintain,power_contract"));
        Assert.Empty(Cited(Choice(SmallLaw.Exclusion("X-WET", "site.wet == true", "DOE", ["line"])), "line", ""));
        Assert.Empty(Cited(Choice(SmallLaw.Exclusion("X-OPEN", "line.existing_line == true", "DOE", ["line"])), "line", ""));
    }

    /// <summary>An exclusion of which the pack names no parts, actions or adopters covers nothing and serves nobody else.</summary>
    [Fact]
    public void Exclusion_WithNoPartsOrActions_CoversNothing()
    {
        var bare = SmallLaw.Rule("X-1", OutcomeKind.Exclusion, "always");
        Assert.Equal(ReviewLevel.EAorEIS, SmallLaw.Nepa(bare).Ask([.. Fits, ("project.kind", "storage"), ("project.parts", Split("line")), ("action.kind", Split("maintain"))]).ReviewLevel);
        Assert.True(bare.Outcome is { Covers.IsEmpty: true, CoversActions.IsEmpty: true, Adoptions.IsEmpty: true });
    }

    /// <summary>The agency's own number is cited where the pack has one.</summary>
    [Fact]
    public void Citation_UsesTheNumberTheAgencyWrites()
    {
        var rule = SmallLaw.Exclusion("X-1", "always");
        Assert.Equal(["B4.6"], Cited(Choice(rule with { Outcome = rule.Outcome with { Code = "B4.6" } }), "line", ""));
    }
}
