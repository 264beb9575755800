using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests.Evaluator;

/// <summary>The order of the questions: is there a federal decision, does NEPA reach it, does an exclusion hold, else which document (42 USC 4336).</summary>
public class ReviewLevelTests
{
    private static readonly (string, object)[] Line =
    [
        ("project.federal_nexus", new[] { "permit" }), ("project.lead_agency", "DOE"), ("project.parts", new[] { "line" }), ("action.kind", Array.Empty<string>()),
    ];

    /// <summary>An exclusion for dry land, an assessment class for wooded land, a statement class for land of the army.</summary>
    private static SmallLaw Law => SmallLaw.Nepa(
        SmallLaw.Exclusion("X", "site.wet == false"),
        SmallLaw.Of("DOE", "A", OutcomeKind.AssessmentClass, "site.wooded == true"),
        SmallLaw.Of("DOE", "S", OutcomeKind.StatementClass, "site.owner == army"));

    private static (string, object)[] Land(string wet, string wooded, string owner) =>
    [
        .. wet == "?" ? [] : new (string, object)[] { ("site.wet", wet == "wet") },
        .. wooded == "?" ? [] : new (string, object)[] { ("site.wooded", wooded == "wooded") },
        .. owner == "?" ? [] : new (string, object)[] { ("site.owner", owner) },
    ];

    /// <summary>A significant effect means an EIS and none means an EA, whatever the agency's list of classes says (42 USC 4336(b)).</summary>
    [Theory]
    [InlineData("yes", "wooded", "none", "EIS")]
    [InlineData("yes", "bare", "none", "EIS")]
    [InlineData("no", "wooded", "army", "EA")]
    [InlineData("no", "bare", "army", "EA")]
    [InlineData("no", "bare", "none", "EA")]
    [InlineData("no", "?", "?", "EA")]
    [InlineData("yes", "?", "?", "EIS")]
    public void StatedFindingOfSignificance_OutweighsTheClasses(string significant, string wooded, string owner, string level)
    {
        var answer = Law.Ask([.. Line, .. Land("wet", wooded, owner), ("nepa.significant_effect", significant)]);
        Assert.Equal(level, answer.ReviewLevel.ToString());
        Assert.Equal(EligibilityStatus.Review, answer.Status);
        Assert.Empty(answer.MissingFacts);
        Assert.DoesNotContain(answer.Assumptions, assumption => assumption.FactId == "nepa.significant_effect");
        Assert.DoesNotContain("would settle", answer.Summary.En, StringComparison.Ordinal);
        Assert.Contains(level == "EIS" ? "statement is expected" : "assessment is expected", answer.Summary.En, StringComparison.Ordinal);
    }

    /// <summary>Where nobody has judged the effect the classes speak: a statement class first; an assessment class only when no statement class can be met.</summary>
    [Theory]
    [InlineData("wooded", "army", "EIS", "yes")]
    [InlineData("?", "army", "EIS", "yes")]
    [InlineData("bare", "army", "EIS", "yes")]
    [InlineData("wooded", "none", "EA", "no")]
    [InlineData("wooded", "?", "EAorEIS", null)]
    [InlineData("bare", "none", "EAorEIS", null)]
    [InlineData("?", "none", "EAorEIS", null)]
    public void Classes_SpeakWhileTheEffectIsNotJudged(string wooded, string owner, string level, string? taken)
    {
        var answer = Law.Ask([.. Line, .. Land("wet", wooded, owner)]);
        Assert.Equal(level, answer.ReviewLevel.ToString());
        Assert.Equal(EligibilityStatus.Review, answer.Status);
        Assert.Equal(taken, answer.Assumptions.SingleOrDefault(assumption => assumption.FactId == "nepa.significant_effect")?.Value);
        Assert.Equal(taken is null, answer.MissingFacts.Any(fact => fact is { Id: "nepa.significant_effect", Question: "document" }));
    }

    /// <summary>While an exclusion is open no document is asked for, even when an assessment class is met.</summary>
    [Theory]
    [InlineData("wooded", "none")]
    [InlineData("wooded", "army")]
    [InlineData("bare", "none")]
    public void ExclusionThatIsOpen_IsNotPassedOver(string wooded, string owner)
    {
        var answer = Law.Ask([.. Line, .. Land("?", wooded, owner)]);
        Assert.Equal((ReviewLevel.Undetermined, EligibilityStatus.Unknown), (answer.ReviewLevel, answer.Status));
        Assert.Equal(("site.wet", "exclusion"), (answer.MissingFacts[0].Id, answer.MissingFacts[0].Question));
        Assert.Contains(answer.MissingFacts, fact => fact is { Id: "nepa.significant_effect", Question: "document" });
        Assert.StartsWith("Whether a categorical exclusion may be used is not known", answer.Summary.En, StringComparison.Ordinal);
    }

    /// <summary>An exclusion and a class of another list that says otherwise are a conflict of rules, not an answer.</summary>
    [Theory]
    [InlineData("wooded", "none", "Undetermined", "Rules conflict")]
    [InlineData("bare", "army", "Undetermined", "Rules conflict")]
    [InlineData("wooded", "?", "Undetermined", "Rules conflict")]
    [InlineData("bare", "?", "Undetermined", "An exclusion fits, and whether")]
    [InlineData("?", "none", "Undetermined", "An exclusion fits, and whether")]
    [InlineData("bare", "none", "CE", "A categorical exclusion covers every part: X")]
    public void ExclusionThatHolds_StandsOnlyWhereNoClassSaysOtherwise(string wooded, string owner, string level, string summary)
    {
        var answer = Law.Ask([.. Line, .. Land("dry", wooded, owner)]);
        Assert.Equal(level, answer.ReviewLevel.ToString());
        Assert.Equal(level == "CE" ? EligibilityStatus.Eligible : EligibilityStatus.Unknown, answer.Status);
        Assert.StartsWith(summary, answer.Summary.En, StringComparison.Ordinal);
        var open = summary.StartsWith("An ", StringComparison.Ordinal);
        Assert.Equal(open ? [wooded == "?" ? "site.wooded" : "site.owner"] : [], answer.MissingFacts.Select(fact => fact.Id));
        Assert.All(answer.MissingFacts, fact => Assert.Equal("document", fact.Question));
    }

    /// <summary>An act of Congress that takes a decision out of NEPA does so whether or not a federal decision is known.</summary>
    [Theory]
    [InlineData(OutcomeKind.NotRequired)]
    [InlineData(OutcomeKind.NotMajorFederalAction)]
    public void Exemption_TakesTheDecisionOutOfNepa(OutcomeKind kind)
    {
        var law = Law.And(SmallLaw.Rule("M", kind, "line.length_mi < 1 mi"));
        var exempt = law.Ask([.. Line.Skip(1), ("line.length_mi", 0.5)]);
        Assert.Equal((ReviewLevel.None, EligibilityStatus.Eligible), (exempt.ReviewLevel, exempt.Status));
        Assert.Empty(exempt.MissingFacts);
        Assert.StartsWith("The decision is outside NEPA", exempt.Summary.En, StringComparison.Ordinal);
        Assert.Equal(ReviewLevel.CE, law.Ask([.. Line, .. Land("dry", "bare", "none"), ("line.length_mi", 1.0)]).ReviewLevel);
        var open = law.Ask([.. Line, .. Land("dry", "bare", "none")]);
        Assert.Equal((ReviewLevel.Undetermined, EligibilityStatus.Unknown), (open.ReviewLevel, open.Status));
        Assert.Equal([("line.length_mi", "nepa-reach")], open.MissingFacts.Select(fact => (fact.Id, fact.Question)));
        Assert.StartsWith("Whether NEPA reaches the decision is not known", open.Summary.En, StringComparison.Ordinal);
    }

    [Fact]
    public void NoFederalDecision_EndsTheScreening()
    {
        var law = Law.And(SmallLaw.Rule("M", OutcomeKind.NotMajorFederalAction, "line.length_mi < 1 mi"));
        var answer = law.Ask(("project.federal_nexus", new[] { "none" }));
        Assert.Equal((ReviewLevel.None, EligibilityStatus.Eligible), (answer.ReviewLevel, answer.Status));
        Assert.Empty(answer.MissingFacts);
        Assert.Empty(answer.Assumptions);
        Assert.StartsWith("No federal permit, money or land", answer.Summary.En, StringComparison.Ordinal);
    }

    /// <summary>The first question is asked first; those behind it that could still come up follow it.</summary>
    [Fact]
    public void Nexus_ThatIsOpen_StandsBeforeAllOtherQuestions()
    {
        var law = Law.And(SmallLaw.Rule("M", OutcomeKind.NotMajorFederalAction, "line.length_mi < 1 mi"));
        var answer = law.Ask([.. Line.Skip(1)]);
        Assert.Equal((ReviewLevel.Undetermined, EligibilityStatus.Unknown), (answer.ReviewLevel, answer.Status));
        Assert.Equal([("project.federal_nexus", "federal-decision"), ("line.length_mi", "nepa-reach"), ("site.owner", "document"), ("site.wooded", "document"),
            ("site.wet", "exclusion"), ("nepa.significant_effect", "document")], answer.MissingFacts.Select(fact => (fact.Id, fact.Question)));
        Assert.StartsWith("Whether there is a federal decision is not known (law of 2024-06-01). 1 fact would settle the open question, first: Nexus.", answer.Summary.En, StringComparison.Ordinal);
        Assert.Empty(answer.Assumptions);
    }

    /// <summary>Facts of the question the answer stopped at stand first, however dear; then those of later questions, the cheapest first.</summary>
    [Fact]
    public void FactsOfTheFirstOpenQuestion_StandBeforeCheaperOnesOfLaterQuestions() => Assert.Equal(
        [("site.wet", "exclusion"), ("site.owner", "document"), ("site.wooded", "document"), ("nepa.significant_effect", "document")],
        Law.Ask(Line).MissingFacts.Select(fact => (fact.Id, fact.Question)));

    /// <summary>The sentence on the answer names the cheapest facts of the first open question, and every exclusion that covers the work.</summary>
    [Fact]
    public void Summary_NamesTheCheapestFactsFirst_AndTheExclusionsByTheirIds()
    {
        var open = Law.Ask([.. Line, .. Land("dry", "?", "?")]);
        Assert.Contains("2 facts would settle the open question, first: Owner; Wooded.", open.Summary.En, StringComparison.Ordinal);
        Assert.Contains("还需 2 项事实，首先是：Owner；Wooded。", open.Summary.Zh, StringComparison.Ordinal);
        var covered = Law.And(SmallLaw.Exclusion("W", "always")).Ask([.. Line, .. Land("dry", "bare", "none")]);
        Assert.StartsWith("A categorical exclusion covers every part: W, X (law of", covered.Summary.En, StringComparison.Ordinal);
    }

    /// <summary>A statement class that is met leaves only the judgement of significance to ask for.</summary>
    [Fact]
    public void StatementClass_ThatIsMet_HidesNoOtherQuestionButTheClasses()
    {
        var answer = Law.Ask([.. Line, .. Land("?", "?", "army")]);
        Assert.Equal(["site.wet", "nepa.significant_effect"], answer.MissingFacts.Select(fact => fact.Id));
        var judged = Law.Ask([.. Line, .. Land("?", "?", "?"), ("nepa.significant_effect", "no")]);
        Assert.Equal(["site.wet"], judged.MissingFacts.Select(fact => fact.Id));
    }

    /// <summary>A list that is not held opens no question: no fact leads on to a document.</summary>
    [Fact]
    public void List_ThatIsNotHeld_AsksForNoFacts() =>
        Assert.Empty(Law.Ask([.. Line.Where(fact => fact.Item1 != "project.lead_agency"), ("project.lead_agency", "NRC"), .. Land("wet", "?", "?")]).MissingFacts);

    /// <summary>A bar is told beside the level, which stays what it is.</summary>
    [Theory]
    [InlineData("dry", "CE")]
    [InlineData("wet", "EAorEIS")]
    [InlineData("?", "Undetermined")]
    public void Bar_ExcludesTheProjectWhateverTheLevel(string wet, string level)
    {
        var law = Law.And(SmallLaw.Rule("B", OutcomeKind.Block, "line.length_mi > 50 mi"));
        (string, object)[] facts = [.. Line, .. Land(wet, "bare", "none")];
        var barred = law.Ask([.. facts, ("line.length_mi", 51.0)]);
        Assert.Equal((level, EligibilityStatus.Excluded), (barred.ReviewLevel.ToString(), barred.Status));
        Assert.Contains("A rule bars the project here", barred.Summary.En, StringComparison.Ordinal);
        Assert.Contains("有规则禁止在此建设", barred.Summary.Zh, StringComparison.Ordinal);
        var free = law.Ask([.. facts, ("line.length_mi", 50.0)]);
        Assert.NotEqual(EligibilityStatus.Excluded, free.Status);
        Assert.DoesNotContain("bars", free.Summary.En, StringComparison.Ordinal);
        Assert.NotEqual(EligibilityStatus.Excluded, law.Ask(facts).Status);
    }

    /// <summary>Classes of one agency's list say nothing about the actions of another.</summary>
    [Fact]
    public void Classes_OfAnotherAgency_DoNotSpeak()
    {
        Assert.Equal(ReviewLevel.EAorEIS, Law.Ask([.. Line.Where(fact => fact.Item1 != "project.lead_agency"), ("project.lead_agency", "TVA"), .. Land("wet", "wooded", "army")]).ReviewLevel);
        var all = SmallLaw.Nepa(SmallLaw.Exclusion("X", "site.wet == false"), SmallLaw.Of(null, "S", OutcomeKind.StatementClass, "site.owner == army"));
        Assert.Equal(ReviewLevel.EIS, all.Ask([.. Line.Where(fact => fact.Item1 != "project.lead_agency"), ("project.lead_agency", "TVA"), .. Land("wet", "?", "army")]).ReviewLevel);
    }
}
