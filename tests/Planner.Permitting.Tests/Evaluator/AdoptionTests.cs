using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests.Evaluator;

/// <summary>Whose exclusion a lead agency may use: its own, one it adopted by notice (42 USC 4336c), or one it says it adopted.</summary>
public class AdoptionTests
{
    private static readonly Adoption[] ByInterior = [new("DOI", new(2024, 6, 1), "a notice")];

    private static SmallLaw Law => SmallLaw.Nepa(SmallLaw.Exclusion("X", "line.length_mi <= 10 mi", "DOE", ["line"], adoptions: ByInterior))
        .Family("DOE", "BPA", "DOE").Family("DOI", "BLM", "DOI").Holding("FERC", "2024-01-01", "2024-09-01");

    private static readonly (string, object)[] Line = [("project.federal_nexus", new[] { "permit" }), ("project.parts", new[] { "line" }), ("action.kind", Array.Empty<string>()), ("line.length_mi", 9.0)];

    private static string Level(string lead, string day, params (string, object)[] more) =>
        Law.On(day, [.. Line, ("project.lead_agency", lead), .. more]).ReviewLevel.ToString();

    [Theory]
    [InlineData("DOE", "CE")]
    [InlineData("BPA", "CE")]
    [InlineData("TVA", "EAorEIS")]
    public void List_ServesItsAgencyAndThoseUnderItsProcedures(string lead, string level) => Assert.Equal(level, Level(lead, "2024-05-31"));

    [Theory]
    [InlineData("2024-05-31", "EAorEIS")]
    [InlineData("2024-06-01", "CE")]
    [InlineData("2024-06-02", "CE")]
    public void Adoption_CountsFromItsFirstDay(string day, string level) => Assert.Equal(level, Level("BLM", day));

    [Theory]
    [InlineData("BLM", "CE")]
    [InlineData("DOI", "CE")]
    [InlineData("DOE", "CE")]
    [InlineData("TVA", "EAorEIS")]
    public void Adoption_ServesTheAdopterAndItsBureausAlone(string lead, string level) => Assert.Equal(level, Level(lead, "2024-07-01"));

    /// <summary>What the lead states counts without a notice in the packs; silence is taken as no adoption, and the answer says so.</summary>
    [Fact]
    public void Adoption_StatedByTheLead_IsItsWord()
    {
        Assert.Equal("CE", Level("TVA", SmallLaw.Day, Adopted("X")));
        Assert.Equal("EAorEIS", Level("TVA", SmallLaw.Day, Adopted()));
        var silent = Law.Ask([.. Line, ("project.lead_agency", "TVA")]);
        Assert.Contains(silent.Assumptions, assumption => assumption is { FactId: "nepa.exclusions_adopted_by_lead" });
    }

    /// <summary>An adoption is of one exclusion: it opens no other one, not even of the same agency (42 USC 4336c).</summary>
    [Theory]
    [InlineData("Y", "EAorEIS")]
    [InlineData("X", "CE")]
    public void Adoption_OfOneExclusion_OpensNoOther(string adopted, string level)
    {
        var law = SmallLaw.Nepa(SmallLaw.Exclusion("X", "line.length_mi <= 10 mi"), SmallLaw.Exclusion("Y", "line.length_mi <= 5 mi"));
        Assert.Equal(level, law.Ask([.. Line, ("project.lead_agency", "TVA"), Adopted(adopted)]).ReviewLevel.ToString());
    }

    private static (string, object) Adopted(params string[] exclusions) => ("nepa.exclusions_adopted_by_lead", exclusions);

    /// <summary>While nobody says who leads, only that is asked: the conditions of no list are.</summary>
    [Fact]
    public void Lead_ThatIsNotKnown_IsAskedBeforeTheConditionsOfAnyList()
    {
        var answer = Law.Ask([.. Line.Where(fact => fact.Item1 != "line.length_mi")]);
        Assert.Equal(ReviewLevel.Undetermined, answer.ReviewLevel);
        Assert.Equal(["project.lead_agency"], answer.MissingFacts.Where(fact => fact.Question == "exclusion").Select(fact => fact.Id));
        Assert.Equal(ReviewLevel.Undetermined, Law.Ask(Line).ReviewLevel);
        Assert.Equal(ReviewLevel.CE, Law.Ask([.. Line, Adopted("X")]).ReviewLevel);
    }

    /// <summary>A notice that took over some exclusions, which ones was not read: open from its first day, for the adopter and its bureaus, until the lead says.</summary>
    [Theory]
    [InlineData("BLM", "2024-05-31", null, "EAorEIS")]
    [InlineData("BLM", "2024-06-01", null, "Undetermined")]
    [InlineData("BLM", "2024-06-02", null, "Undetermined")]
    [InlineData("BLM", "2024-06-01", "X", "CE")]
    [InlineData("BLM", "2024-06-01", "Y", "EAorEIS")]
    [InlineData("DOI", "2024-06-01", null, "Undetermined")]
    [InlineData("TVA", "2024-06-01", null, "EAorEIS")]
    [InlineData("DOE", "2024-06-01", null, "CE")]
    public void Adoption_WhoseNumbersWereNotRead_IsOpenUntilTheLeadSays(string lead, string day, string? adopted, string level)
    {
        var law = SmallLaw.Nepa(SmallLaw.Exclusion("X", "line.length_mi <= 10 mi")).Holding("DOI", "2000-01-01").Family("DOI", "BLM", "DOI").NoticeNotRead("DOI", "DOE", "2024-06-01");
        (string, object)[] facts = [.. Line, ("project.lead_agency", lead), .. adopted is { } said ? [Adopted(said)] : Array.Empty<(string, object)>()];
        Assert.Equal(level, law.On(day, facts).ReviewLevel.ToString());
    }

    /// <summary>Such a notice says nothing of exclusions of other agencies, or of none.</summary>
    [Theory]
    [InlineData("TVA")]
    [InlineData(null)]
    public void Adoption_OfOneAgencysExclusions_OpensNoOthers(string? agency)
    {
        var law = SmallLaw.Nepa(SmallLaw.Exclusion("X", "line.length_mi <= 10 mi", agency, ["line"])).NoticeNotRead("BLM", "DOE", "2024-01-01");
        Assert.Equal(ReviewLevel.EAorEIS, law.Ask([.. Line, ("project.lead_agency", "BLM")]).ReviewLevel);
    }

    /// <summary>What was not read no fact settles; facts that may still rule the exclusion out are asked, and those alone where the lead is known.</summary>
    [Fact]
    public void Adoption_WhoseNumbersWereNotRead_AsksForWhatMayStillCloseTheQuestion()
    {
        var law = SmallLaw.Nepa(SmallLaw.Exclusion("X", "line.length_mi <= 10 mi"), SmallLaw.Exclusion("Y", "line.length_mi <= 10 mi")).NoticeNotRead("BLM", "DOE", "2024-01-01");
        (string, object)[] facts = [.. Line.Where(fact => fact.Item1 != "line.length_mi")];
        IEnumerable<string> Asked(params (string, object)[] more) => law.Ask([.. facts, .. more]).MissingFacts.Where(fact => fact.Question == "exclusion").Select(fact => fact.Id);
        Assert.Equal(["project.lead_agency"], Asked());
        Assert.Equal(["line.length_mi"], Asked(("project.lead_agency", "BLM")));
        Assert.Empty(Asked(("project.lead_agency", "BLM"), ("line.length_mi", 9.0)));
        Assert.Equal(ReviewLevel.EAorEIS, law.Ask([.. facts, ("project.lead_agency", "BLM"), ("line.length_mi", 12.0)]).ReviewLevel);
    }

    [Fact]
    public void Exclusion_OfNoAgency_IsForThoseThatAdoptIt()
    {
        var law = SmallLaw.Nepa(SmallLaw.Exclusion("X", "line.length_mi <= 10 mi", null, ["line"], adoptions: [new("BLM", new(2024, 1, 1), "a statute")]));
        Assert.Equal(ReviewLevel.CE, law.Ask([.. Line, ("project.lead_agency", "BLM")]).ReviewLevel);
        Assert.Equal(ReviewLevel.EAorEIS, law.Ask([.. Line, ("project.lead_agency", "DOE")]).ReviewLevel);
    }

    /// <summary>A list that the packs do not hold is no sign that nothing in it fits.</summary>
    [Theory]
    [InlineData("FERC", "2023-12-31", "Undetermined")]
    [InlineData("FERC", "2024-01-01", "EAorEIS")]
    [InlineData("FERC", "2024-08-31", "EAorEIS")]
    [InlineData("FERC", "2024-09-01", "Undetermined")]
    [InlineData("NRC", "2024-06-01", "Undetermined")]
    [InlineData("TVA", "2024-06-01", "EAorEIS")]
    [InlineData("BLM", "2024-05-01", "EAorEIS")]
    public void List_ThatIsNotHeldOnTheDay_LeavesTheLevelOpen(string lead, string day, string level)
    {
        Assert.Equal(level, Level(lead, day));
        var answer = Law.On(day, [.. Line, ("project.lead_agency", lead)]);
        Assert.Equal(level == "Undetermined", answer.Summary.En.Contains("do not hold", StringComparison.Ordinal));
        Assert.All(answer.MissingFacts, fact => Assert.Equal("nepa.significant_effect", fact.Id));
    }

    /// <summary>A list held for an agency is held for its family.</summary>
    [Fact]
    public void List_HeldForTheParent_IsHeldForItsFamily() => Assert.Equal("EAorEIS", Level("BPA", SmallLaw.Day, ("line.length_mi", 12.0)));

    /// <summary>An agency whose list is not held may still have a class of its own that says a document is needed.</summary>
    [Theory]
    [InlineData(OutcomeKind.StatementClass, 100.0, "EIS")]
    [InlineData(OutcomeKind.AssessmentClass, 100.0, "EA")]
    [InlineData(OutcomeKind.StatementClass, 9.0, "Undetermined")]
    [InlineData(OutcomeKind.AssessmentClass, 9.0, "Undetermined")]
    public void List_ThatIsNotHeld_YieldsToTheAgencysOwnClassOfDocument(OutcomeKind kind, double miles, string level) =>
        Assert.Equal(level, Law.And(SmallLaw.Of("NRC", "C", kind, "line.length_mi > 50 mi")).Ask([.. Line, ("line.length_mi", miles), ("project.lead_agency", "NRC")]).ReviewLevel.ToString());

    /// <summary>Conditions of a list bind the exclusions of that list and agency, and no others.</summary>
    [Theory]
    [InlineData("DOE", null, "EAorEIS")]
    [InlineData("DOE", "B", "EAorEIS")]
    [InlineData("DOE", "A", "CE")]
    [InlineData("TVA", null, "CE")]
    [InlineData("TVA", "B", "CE")]
    public void Element_BindsTheExclusionsOfItsListAlone(string agency, string? list, string level)
    {
        var law = SmallLaw.Nepa(SmallLaw.Exclusion("X", "line.length_mi <= 10 mi", "DOE", ["line"], list: "B"),
            SmallLaw.Of(agency, "E", OutcomeKind.Element, "site.wet == false", list));
        (string, object)[] facts = [.. Line, ("project.lead_agency", "DOE")];
        Assert.Equal(level, law.Ask([.. facts, ("site.wet", true)]).ReviewLevel.ToString());
        Assert.Equal(level == "CE" ? "CE" : "Undetermined", law.Ask(facts).ReviewLevel.ToString());
        Assert.Equal(ReviewLevel.CE, law.Ask([.. facts, ("site.wet", false)]).ReviewLevel);
    }

    /// <summary>Circumstances and larger actions that one agency's procedures name stop that agency; those of all stop everybody.</summary>
    [Theory]
    [InlineData(OutcomeKind.Circumstance, "DOE", "EAorEIS")]
    [InlineData(OutcomeKind.Circumstance, null, "EAorEIS")]
    [InlineData(OutcomeKind.Circumstance, "TVA", "CE")]
    [InlineData(OutcomeKind.Segment, "DOE", "EAorEIS")]
    [InlineData(OutcomeKind.Segment, null, "EAorEIS")]
    [InlineData(OutcomeKind.Segment, "TVA", "CE")]
    public void Circumstance_OrLargerAction_StopsTheAgencyWhoseProceduresNameIt(OutcomeKind kind, string? agency, string level)
    {
        var law = SmallLaw.Nepa(SmallLaw.Exclusion("X", "line.length_mi <= 10 mi"), SmallLaw.Of(agency, "S", kind, "site.wet == true"));
        (string, object)[] facts = [.. Line, ("project.lead_agency", "DOE")];
        Assert.Equal(level, law.Ask([.. facts, ("site.wet", true)]).ReviewLevel.ToString());
        Assert.Equal(level == "CE" ? "CE" : "Undetermined", law.Ask(facts).ReviewLevel.ToString());
        Assert.Equal(ReviewLevel.CE, law.Ask([.. facts, ("site.wet", false)]).ReviewLevel);
    }
}
