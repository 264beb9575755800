using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests.Evaluator;

/// <summary>What an answer shows beside its level: exclusions, circumstances, permits, drafts, assumptions and the tree of findings.</summary>
public class DetailTests
{
    private static readonly (string, object)[] Line =
    [
        ("project.federal_nexus", new[] { "permit" }), ("project.lead_agency", "DOE"), ("project.parts", new[] { "line" }), ("action.kind", Array.Empty<string>()),
    ];

    /// <summary>Those that fit, then those that may, of which something is known and which the lead may use; each group by id.</summary>
    [Fact]
    public void Exclusions_ShownAreThoseThatFitOrMayFit()
    {
        var answer = SmallLaw.Nepa(
            SmallLaw.Exclusion("X-9", "site.wet == false"), SmallLaw.Exclusion("X-1", "site.wet == false AND site.wooded == false"),
            SmallLaw.Exclusion("X-2", "site.wooded == false"), SmallLaw.Exclusion("X-3", "site.wet == true"),
            SmallLaw.Exclusion("X-4", "site.wet == false AND site.wooded == false", "TVA", ["line"]), SmallLaw.Exclusion("X-5", "site.wet == false", "TVA", ["line"]),
            SmallLaw.Exclusion("X-0", "NOT R-9 AND R-1 AND site.wooded == false"), SmallLaw.Rule("R-1", OutcomeKind.Satisfies, "site.wet == false"))
            .Ask([.. Line, ("site.wet", false)]);
        Assert.Equal([("X-5", "true", "false"), ("X-9", "true", "true"), ("X-0", "unknown", "unknown"), ("X-1", "unknown", "unknown")],
            answer.CategoricalExclusions.Select(row => (row.RuleId, row.Truth.ToString(), row.Usable.ToString())));
    }

    /// <summary>A circumstance counts when present, a condition of the list when it is not met; both of the lead's own procedures, or of all.</summary>
    [Fact]
    public void Circumstances_AreThoseOfTheLead_AndAConditionCountsWhenItFails()
    {
        var law = SmallLaw.Nepa(SmallLaw.Of("DOE", "E-1", OutcomeKind.Element, "site.wet == false"), SmallLaw.Of("DOE", "C-1", OutcomeKind.Circumstance, "site.wet == false"),
            SmallLaw.Of(null, "S-1", OutcomeKind.Segment, "site.wooded == true"), SmallLaw.Of("TVA", "C-2", OutcomeKind.Circumstance, "always"), SmallLaw.Rule("I-1", OutcomeKind.Info, "always"));
        string Shown(params (string, object)[] facts) => string.Join(" ", law.Ask(facts).ExtraordinaryCircumstances.Select(row => $"{row.Id}={row.Truth}"));
        Assert.Equal("E-1=true C-1=false S-1=unknown", Shown([.. Line, ("site.wet", true)]));
        Assert.Equal("E-1=false C-1=true S-1=unknown", Shown([.. Line, ("site.wet", false)]));
        Assert.Equal("E-1=unknown C-1=unknown S-1=unknown C-2=true", Shown());
        string Clear(params (string, object)[] facts) => Step(law.Ask([.. Line, .. facts]), "circumstances").Truth.ToString();
        Assert.Equal("unknown", Clear());
        Assert.Equal("false", Clear(("site.wet", true)));
        Assert.Equal("true", Step(SmallLaw.Nepa(SmallLaw.Of("DOE", "E-1", OutcomeKind.Element, "site.wet == false")).Ask([.. Line, ("site.wet", false)]), "circumstances").Truth.ToString());
    }

    private static Finding Step(Determination answer, string id) => answer.Findings.Single(step => step.Id == id);

    /// <summary>Permits that are needed, then those that may be and of which something is known; by id in each group.</summary>
    [Fact]
    public void Permits_ShownAreThoseNeededOrStillOpen()
    {
        OutcomeKind[] kinds = [OutcomeKind.Permit, OutcomeKind.NationwidePermit, OutcomeKind.Consultation, OutcomeKind.Notice, OutcomeKind.Plan, OutcomeKind.Report, OutcomeKind.AgencyFinding];
        var law = SmallLaw.Nepa(
        [
            .. kinds.Select((kind, index) => SmallLaw.Rule($"P-{9 - index}", kind, "site.wet == true")), SmallLaw.Rule("P-0", OutcomeKind.Permit, "site.wet == true AND site.wooded == true"),
            SmallLaw.Rule("P-00", OutcomeKind.Permit, "site.wet == true AND line.existing_line == true"), SmallLaw.Rule("P-10", OutcomeKind.Permit, "site.wooded == true"),
            SmallLaw.Rule("P-11", OutcomeKind.Permit, "site.wet == false"), SmallLaw.Rule("I-1", OutcomeKind.Info, "site.wet == true"),
        ]);
        var answer = law.Ask([.. Line, ("site.wet", true)]);
        Assert.Equal(["P-3", "P-4", "P-5", "P-6", "P-7", "P-8", "P-9", "P-0", "P-00"], answer.Permits.Select(row => row.Id));
        Assert.Equal("true", Step(answer, "permits").Truth.ToString());
        Assert.Equal("unknown", Step(law.Ask(Line), "permits").Truth.ToString());
    }

    /// <summary>Each rule stands under the question it belongs to; true ones first, then open ones, each group by id.</summary>
    [Fact]
    public void Tree_PutsEachRuleUnderItsQuestion()
    {
        OutcomeKind[] policy = [OutcomeKind.Align, OutcomeKind.Conflict, OutcomeKind.Eligible, OutcomeKind.Info, OutcomeKind.Flag, OutcomeKind.Condition, OutcomeKind.Deadline, OutcomeKind.Presume];
        var answer = SmallLaw.Nepa(
        [
            SmallLaw.Rule("M-1", OutcomeKind.NotMajorFederalAction, "site.wet == true"), SmallLaw.Rule("M-2", OutcomeKind.NotRequired, "site.wet == false"),
            SmallLaw.Exclusion("X-1", "site.wet == true"), SmallLaw.Of(null, "E-1", OutcomeKind.Element, "site.wet == true"), SmallLaw.Of(null, "C-1", OutcomeKind.Circumstance, "site.wet == false"),
            SmallLaw.Of(null, "S-1", OutcomeKind.Segment, "site.wet == false"), SmallLaw.Of(null, "T-1", OutcomeKind.StatementClass, "site.wet == false"),
            SmallLaw.Of(null, "A-1", OutcomeKind.AssessmentClass, "site.wet == false"), SmallLaw.Rule("D-1", OutcomeKind.Satisfies, "site.wet == true"), SmallLaw.Rule("P-1", OutcomeKind.Permit, "site.wet == false"),
            SmallLaw.Rule("B-1", OutcomeKind.Block, "site.wet == false"), .. policy.Select((kind, index) => SmallLaw.Rule($"I-{index}", kind, "site.wet == true")),
            SmallLaw.Rule("D-2", OutcomeKind.Satisfies, "site.wet == false"), SmallLaw.Rule("I-8", OutcomeKind.Info, "site.wet == false"),
        ]).Ask([.. Line, ("site.wet", true), ("nepa.significant_effect", "no")]);
        Assert.Equal(
            [("federal-decision", "true", "N"), ("nepa-reach", "true", "M-1 M-2"), ("exclusion", "true", "X-1"), ("circumstances", "true", "E-1 C-1 S-1"), ("document", "false", "A-1 T-1"),
                ("definitions", "true", "D-1 D-2"), ("permits", "false", "P-1"), ("blocks", "false", "B-1"), ("policy", "true", "I-0 I-1 I-2 I-3 I-4 I-5 I-6 I-7 I-8")],
            answer.Findings.Select(step => (step.Id, step.Truth.ToString(), string.Join(" ", step.Children.Select(rule => rule.Id)))));
        Assert.All(answer.Findings, step => Assert.Empty(step.Facts));
    }

    [Fact]
    public void Tree_ShowsTrueThenOpenThenFalse_AndCountsThoseOfWhichNothingIsKnown()
    {
        var answer = SmallLaw.Nepa(SmallLaw.Rule("I-1", OutcomeKind.Info, "site.wet == false"), SmallLaw.Rule("I-2", OutcomeKind.Info, "site.wet == true AND site.wooded == true"),
            SmallLaw.Rule("I-3", OutcomeKind.Info, "site.wooded == true"), SmallLaw.Rule("I-4", OutcomeKind.Info, "site.wet == true"),
            SmallLaw.Rule("B-1", OutcomeKind.Block, "site.wooded == true"), SmallLaw.Rule("D-1", OutcomeKind.Satisfies, "site.wooded == true")).Ask([.. Line, ("site.wet", true)]);
        Assert.Equal(["I-4", "I-2", "I-1"], Step(answer, "policy").Children.Select(rule => rule.Id));
        Assert.Equal("4 rules in force; of 1 of them no fact is known", Step(answer, "policy").Text);
        Assert.Equal(("1 rule in force", "B-1"), (Step(answer, "blocks").Text, Assert.Single(Step(answer, "blocks").Children).Id));
        Assert.Equal("unknown", Step(answer, "definitions").Truth.ToString());
    }

    /// <summary>A rule as a finding: its clause and days, its facts with what is known of them, and its condition node by node.</summary>
    [Fact]
    public void Finding_ShowsTheClauseAndEachFactWithItsState()
    {
        var rule = SmallLaw.Rule("R-1", OutcomeKind.Satisfies, "site.wet == true AND (R-2 OR R-9 OR line.area_acres > 1 acre OR nepa.free_choice == true OR site.wooded == true)") with { Interpretation = "so we read it", InForce = SmallLaw.Span("2020-01-01", "2030-01-01") };
        var second = SmallLaw.Rule("R-2", OutcomeKind.Satisfies, "line.length_mi > 5 mi");
        var at = SmallLaw.Of(rule, second).Computing("line.area_acres", "line.length_mi * 12").At(("site.wet", true), ("line.length_mi", 2.0));
        var finding = new FindingWriter(at).Write(rule);
        Assert.Equal(("R-1", "true", "Satisfies(R-1)", 2), (finding.Id, finding.Truth.ToString(), finding.Outcome, finding.Children.Count));
        Assert.EndsWith(". Reading: so we read it", finding.Text, StringComparison.Ordinal);
        Assert.Equal((new DateOnly(2020, 1, 1), new DateOnly(2030, 1, 1)), (finding.Citation!.EffectiveFrom, finding.Citation.EffectiveTo));
        var wet = finding.Children[0];
        Assert.Equal(("R-1/1", "true", "site.wet == true"), (wet.Id, wet.Truth.ToString(), wet.Text));
        Assert.Equal(("known", "test"), (Assert.Single(wet.Facts).State, wet.Facts[0].Source!.DataSet));
        var any = finding.Children[1].Children;
        Assert.Equal(["R-1/2.1", "R-1/2.2", "R-1/2.3", "R-1/2.4", "R-1/2.5"], any.Select(child => child.Id));
        Assert.Equal(["Title of R-2", "R-9 is not in force on this day", "", "", ""], any.Select(child => child.Title));
        Assert.Equal("R-9 当日未生效", any.ElementAt(1).TitleZh);
        Assert.Equal([true, false, false, false, false], any.Select(child => child.Citation is not null));
        Assert.Equal(["false", "false", "true", "true", "unknown"], any.Select(child => child.Truth.ToString()));
        Assert.Equal([("derived", "24 acre"), ("presumed", "True"), ("unknown", "")], any.Skip(2).Select(child => (child.Facts[0].State, child.Facts[0].Value?.ToString() ?? "")), Ignoring);
        var leaf = new FindingWriter(at).Write(second);
        Assert.Equal(("line.length_mi > 5 mi", "line.length_mi"), (leaf.Text, Assert.Single(leaf.Facts).Id));
    }

    /// <summary>A provision is cited with its clause where it has one, and an outcome shown with its note.</summary>
    [Fact]
    public void Citation_AndOutcome_AreWrittenWhole()
    {
        Assert.Equal(["A law, s. 1", "A law"], new[] { new Citation("A law", "s. 1", null), new Citation("A law", "", null) }.Select(citation => citation.ToString()));
        var outcome = SmallLaw.Rule("R-1", OutcomeKind.Permit, "always").Outcome;
        Assert.Equal(["Permit(R-1)", "Permit(R-1): from the Corps"], new[] { outcome, outcome with { Note = "from the Corps" } }.Select(row => row.ToString()));
    }

    /// <summary>Counsel is led to the official text; where that can't be worked out, to the copy that was read.</summary>
    [Theory]
    [InlineData("42 USC 4336", "https://example.org/copy", "https://www.govinfo.gov/link/uscode/42/4336?link-type=html", "https://example.org/copy")]
    [InlineData("42 USC 4336", null, "https://www.govinfo.gov/link/uscode/42/4336?link-type=html", null)]
    [InlineData("A circular", "https://example.org/copy", "https://example.org/copy", null)]
    [InlineData("A circular", null, null, null)]
    public void Citation_LeadsToTheOfficialTextBeforeTheCopy(string title, string? copy, string? official, string? read)
    {
        var rule = SmallLaw.Rule("R-1", OutcomeKind.Info, "always") with { Citations = [new(title, "", copy is null ? null : new(copy))] };
        var citation = new FindingWriter(SmallLaw.Of(rule).At()).Write(rule).Citation!;
        Assert.Equal((official, read), (citation.Url?.ToString(), citation.CopyRead?.ToString()));
    }

    private static bool Ignoring((string State, string Value) left, (string State, string Value) right) =>
        left.State == right.State && string.Equals(left.Value, right.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The day something is due is counted from the stated day, unless the rule does not hold.</summary>
    [Theory]
    [InlineData(true, true, "2024-01-31")]
    [InlineData(null, true, "2024-01-31")]
    [InlineData(false, true, null)]
    [InlineData(true, false, null)]
    public void DueDay_IsCountedFromTheDayThatIsStated(bool? wet, bool stated, string? due)
    {
        var rule = SmallLaw.Rule("R-1", OutcomeKind.Deadline, "site.wet == true");
        rule = rule with { Outcome = rule.Outcome with { Due = new(SmallLaw.Catalogue.Get("order.day"), 30) } };
        var at = SmallLaw.Of(rule).At([.. wet is { } known ? [("site.wet", known)] : Array.Empty<(string, object)>(), .. stated ? [("order.day", new DateOnly(2024, 1, 1))] : Array.Empty<(string, object)>()]);
        Assert.Equal(due is null ? null : SmallLaw.DateOf(due), new FindingWriter(at).Write(rule).DueDate);
    }

    private static Rule Draft(Rule rule) => rule with { Confidence = Confidence.Draft };

    private static string Drafts(params (string, object)[] facts) => string.Join(" ", SmallLaw.Of(
        Draft(SmallLaw.NoNexus("project.federal_nexus == {none}")), Draft(SmallLaw.Rule("M-1", OutcomeKind.NotMajorFederalAction, "line.length_mi < 1 mi")),
        Draft(SmallLaw.Rule("M-2", OutcomeKind.NotRequired, "line.length_mi < 1 mi")), SmallLaw.Rule("M-3", OutcomeKind.NotRequired, "line.length_mi < 1 mi"),
        Draft(SmallLaw.Exclusion("X-1", "site.wet == false AND line.length_mi < 9 mi")), Draft(SmallLaw.Exclusion("X-2", "site.wet == false")), Draft(SmallLaw.Of("DOE", "T-1", OutcomeKind.StatementClass, "site.owner == army")),
        Draft(SmallLaw.Of("DOE", "T-2", OutcomeKind.StatementClass, "site.owner == blm")), Draft(SmallLaw.Of("DOE", "A-1", OutcomeKind.AssessmentClass, "site.wooded == true")),
        Draft(SmallLaw.Of("DOE", "A-2", OutcomeKind.AssessmentClass, "site.wooded == false"))).Holding("DOE", "2000-01-01").Ask(facts).RestsOnDrafts.Select(rule => rule.RuleId));

    /// <summary>An answer names the drafts that decided it, and those alone.</summary>
    [Theory]
    [InlineData("N", "none", 5.0, true, "none", true)]
    [InlineData("M-2 M-1", "permit", 0.5, true, "none", true)]
    [InlineData("T-1", "permit", 5.0, true, "army", true)]
    [InlineData("A-1", "permit", 5.0, true, "none", true)]
    [InlineData("", "permit", 5.0, false, "none", true)]
    public void Answer_NamesTheDraftsThatDecidedIt(string drafts, string nexus, double miles, bool wet, string owner, bool wooded) => Assert.Equal(drafts,
        Drafts([.. Line.Skip(1), ("project.federal_nexus", new[] { nexus }), ("line.length_mi", miles), ("site.wet", wet), ("site.owner", owner), ("site.wooded", wooded)]));

    [Fact]
    public void Answer_ThatRestsOnADraftExclusion_NamesTheOneItCites()
    {
        var law = SmallLaw.Nepa(Draft(SmallLaw.Exclusion("X-1", "site.wet == false")), Draft(SmallLaw.Exclusion("X-2", "site.wet == false")));
        var answer = law.Ask([.. Line, ("site.wet", false)]);
        Assert.Equal("X-1", Assert.Single(answer.RestsOnDrafts).RuleId);
        Assert.Contains("It rests on X-1, not yet read against the law: a draft.", answer.Summary.En, StringComparison.Ordinal);
        Assert.Contains("尚未核对原文的规则 X-1", answer.Summary.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("draft", SmallLaw.Nepa(SmallLaw.Exclusion("X-1", "site.wet == false")).Ask([.. Line, ("site.wet", false)]).Summary.En, StringComparison.Ordinal);
    }

    /// <summary>Presumptions of the exemptions and exclusions are named where the answer got that far.</summary>
    [Fact]
    public void Assumptions_AreThePresumptionsOnThePathOfTheAnswer()
    {
        var law = SmallLaw.Nepa(SmallLaw.Rule("M-1", OutcomeKind.NotMajorFederalAction, "nepa.free_choice == false"), SmallLaw.Exclusion("X-1", "site.wet == false"));
        IEnumerable<string> Named(params (string, object)[] facts) => law.Ask(facts).Assumptions.Select(row => row.FactId);
        Assert.Equal(["nepa.exclusions_adopted_by_lead", "nepa.free_choice"], Named(Line));
        Assert.Equal(["nepa.exclusions_adopted_by_lead"], Named([.. Line, ("nepa.free_choice", true)]));
        Assert.Empty(Named([.. Line.Skip(1), ("project.federal_nexus", new[] { "none" })]));
        Assert.Empty(Named([.. Line.Skip(1)]));
        Assert.Equal(["nepa.exclusions_adopted_by_lead"], SmallLaw.Nepa(SmallLaw.Exclusion("X-1", "site.wet == false")).Ask(Line).Assumptions.Select(row => row.FactId));
    }

    /// <summary>What is asked says its shape, how to get it and how many rules ask for it.</summary>
    [Fact]
    public void MissingFact_SaysItsShapeAndHowToGetIt()
    {
        var law = SmallLaw.Nepa(SmallLaw.Rule("M-1", OutcomeKind.NotMajorFederalAction, "line.existing_line == true AND line.length_mi < 1 mi AND site.wooded == true AND site.wet == true AND site.owner == blm AND project.parts == {line} AND order.day < today AND order.number == A AND line.existing_line == true"),
            SmallLaw.Rule("M-2", OutcomeKind.NotRequired, "line.length_mi < 2 mi"), SmallLaw.Exclusion("X-1", "always"));
        var rows = law.Ask(("project.federal_nexus", new[] { "permit" }), ("project.lead_agency", "DOE")).MissingFacts.Where(fact => fact.Question == "nepa-reach").ToDictionary(fact => fact.Id);
        Assert.Equal(("boolean", "state line.existing_line in the project file", 1), (rows["line.existing_line"].Type, rows["line.existing_line"].WhatToGet, rows["line.existing_line"].Rules));
        Assert.Equal(("number", "mi", "measure it on a layer (a layer) or state it", 2), (rows["line.length_mi"].Type, rows["line.length_mi"].Unit, rows["line.length_mi"].WhatToGet, rows["line.length_mi"].Rules));
        Assert.Equal("compute or model it (a model)", rows["site.wooded"].WhatToGet);
        Assert.Equal("ask for a survey or judgement (a survey)", rows["site.wet"].WhatToGet);
        Assert.Equal(("choice", "army,blm,none"), (rows["site.owner"].Type, string.Join(",", rows["site.owner"].Options)));
        Assert.Equal(["choices", "date", "text"], new[] { "project.parts", "order.day", "order.number" }.Select(id => rows[id].Type));
    }

    [Fact]
    public void Answer_NamesThePacksAndTheDayOfItsLaw()
    {
        var answer = SmallLaw.Nepa().On("2025-03-01", Line);
        Assert.Equal(("small", "1", "0"), (answer.Packs[0].Id, answer.Packs[0].Version, answer.Packs[0].Hash));
        Assert.Equal(("test", "r", new DateOnly(2025, 3, 1)), (answer.Id, answer.Regime, answer.AsOf));
        Assert.Contains("law of 2025-03-01", answer.Summary.En, StringComparison.Ordinal);
    }
}
