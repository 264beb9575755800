using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Comparisons;
using Planner.Permitting.Counterfactuals;
using Planner.Permitting.Json;
using Planner.Permitting.Pathways;
using Planner.Permitting.Projects;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests;

/// <summary>What a user is told, on the shipped examples and on thin input.</summary>
public class ScreeningAnswers
{
    private static ProjectFile Example(string name)
    {
        var bag = new DiagnosticBag();
        var projects = ProjectFile.Read(Path.Combine(AppContext.BaseDirectory, "examples", name), Shipped.Library, bag);
        bag.ThrowIfErrors();
        return Assert.Single(projects);
    }

    private static Determination Run(string example, string day) => Screen.Run(Shipped.Book(day), Example(example).Facts, example);

    /// <summary>A table of many sites and the answer for one of them must not tell two stories.</summary>
    [Fact]
    public void SiteScreening_OfEveryExample_SaysWhatTheDeterminationSays()
    {
        var book = Shipped.Book("2026-11-23");
        var (bag, times) = (new DiagnosticBag(), new TimelineTimes(book, new(book.AsOf, Draws: 100)));
        var projects = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "examples")).SelectMany(file => ProjectFile.Read(file, Shipped.Library, bag)).ToList();
        bag.ThrowIfErrors();
        Assert.NotEmpty(projects);
        Assert.All(projects, project =>
        {
            var (whole, line) = (Screen.Run(book, project.Facts, project.Id), new SiteScreening(book, project.Facts));
            Assert.Equal((whole.ReviewLevel, whole.Status, whole.Summary), (line.ReviewLevel, line.Status, line.Summary));
            Assert.Equal(times.Of(project.Facts), times.Of(line));
        });
    }

    [Fact]
    public void DataCenter_WithNoStatedFederalInvolvement_IsOpenOnTheNexusAlone()
    {
        var answer = Shipped.Run("2026-11-23", ("project.kind", "data_center"), ("project.ai_load_mw", 200.0));
        Assert.Equal(ReviewLevel.Undetermined, answer.ReviewLevel);
        Assert.Equal(EligibilityStatus.Unknown, answer.Status);
        var missing = answer.MissingFacts.Where(fact => fact.Question == "federal-decision").Select(fact => fact.Id).ToList();
        Assert.Equal(["bio.eagle_nest_distance_mi", "grid.cross_border", "line.crosses_section10", "nuclear.present", "pipe.interstate", "pipe.length_mi",
            "power.contract_sought", "project.federal_assistance_usd", "project.sponsor_is_federal", "site.federal_owner", "site.tribal_trust_overlap_acres",
            "water.corps_project_alteration", "water.section10_work", "water.temp_fill_acres", "water.wotus_loss_acres"],
            missing.Select(id => id is "gen.tech" or "nuclear.authorising_agency" or "nuclear.licence_path" ? "nuclear.present" : id).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(1, Shipped.Library.Catalogue.Get(missing[0]).Cost);
        Assert.Equal(4, Shipped.Library.Catalogue.Get(missing[^1]).Cost);
    }

    [Fact]
    public void Example_Campus_IsOpenOnTheWatersAlone()
    {
        var answer = Run("abilene-like.yaml", "2026-11-23");
        Assert.Equal(ReviewLevel.Undetermined, answer.ReviewLevel);
        Assert.Equal(["water.temp_fill_acres", "water.wotus_loss_acres"], answer.MissingFacts.Where(fact => fact.Question == "federal-decision").Select(fact => fact.Id));
        Assert.Equal(["federal-decision", "federal-decision"], answer.MissingFacts.Take(2).Select(fact => fact.Question));
        Assert.Contains(answer.MissingFacts, fact => fact.Question != "federal-decision");
        Assert.True(answer.MissingFacts.Skip(2).Zip(answer.MissingFacts.Skip(3)).All(pair => pair.First.Cost <= pair.Second.Cost));
        Assert.Contains(answer.Permits, permit => permit is { Id: "P-98", Truth.IsTrue: true });
    }

    [Fact]
    public void Example_Campus_WithoutFillIsOutsideNepa_AndWithFillIsNot()
    {
        var facts = Example("abilene-like.yaml").Facts;
        FactSheet With(double acres) => facts.Overlay(Shipped.Facts(("water.wotus_loss_acres", acres), ("water.temp_fill_acres", 0.0)));
        Assert.Equal(ReviewLevel.None, Screen.Run(Shipped.Book("2026-11-23"), With(0), "x").ReviewLevel);
        Assert.NotEqual(ReviewLevel.None, Screen.Run(Shipped.Book("2026-11-23"), With(0.1), "x").ReviewLevel);
    }

    [Fact]
    public void Example_Rebuild_IsExcludedSinceTheLimitFell()
    {
        var answer = Run("doe-line-rebuild.yaml", "2026-11-23");
        Assert.Equal(ReviewLevel.CE, answer.ReviewLevel);
        Assert.Equal(["B4.13"], answer.CitedExclusions);
        Assert.Empty(answer.MissingFacts);
        Assert.Contains("B4.13", answer.Summary.Zh, StringComparison.Ordinal);
        Assert.Equal(ReviewLevel.EA, Run("doe-line-rebuild.yaml", "2024-05-29").ReviewLevel);
    }

    [Theory]
    [InlineData("nepa.ec_present", ReviewLevel.Undetermined)]
    [InlineData("nepa.sensitive_resource_significant", ReviewLevel.Undetermined)]
    [InlineData("nepa.waste_facility_major", ReviewLevel.Undetermined)]
    [InlineData("project.cumulative_part_of_larger_action", ReviewLevel.Undetermined)]
    [InlineData("line.widening_outside_disturbed", ReviewLevel.Undetermined)]
    public void Exclusion_WithOneConditionUnknown_IsUndeterminedAndAsksForIt(string removed, ReviewLevel expected)
    {
        var facts = Example("doe-line-rebuild.yaml").Facts.Listed.Where(pair => pair.Key.Name != removed)
            .Aggregate(FactSheet.Empty, (sheet, pair) => sheet.With(pair.Key, pair.Value));
        var answer = Screen.Run(Shipped.Book("2026-11-23"), facts, "x");
        Assert.Equal(expected, answer.ReviewLevel);
        Assert.Contains(removed, answer.MissingFacts.Select(fact => fact.Id));
    }

    [Fact]
    public void Exclusion_OfAnotherAgency_IsFoundButNotUsable()
    {
        var facts = Example("doe-line-rebuild.yaml").Facts.Overlay(Shipped.Facts(("project.lead_agency", "TVA"), ("line.new_row_acres", 200.0), ("gen.at_existing_facility", false)));
        var answer = Screen.Run(Shipped.Book("2026-11-23"), facts, "x");
        Assert.Equal(ReviewLevel.EAorEIS, answer.ReviewLevel);
        var doe = Assert.Single(answer.CategoricalExclusions, exclusion => exclusion.RuleId == "D-13");
        Assert.True(doe.Truth.IsTrue);
        Assert.True(doe.Usable.IsFalse);
    }

    [Fact]
    public void Parts_OneUncovered_MovesTheWholeUp()
    {
        var facts = Example("doe-line-rebuild.yaml").Facts.Overlay(Shipped.Facts(("project.parts", new[] { "line", "storage" }), ("storage.tech", "other"),
            ("action.kind", Array.Empty<string>())));
        Assert.Equal(ReviewLevel.EAorEIS, Screen.Run(Shipped.Book("2026-11-23"), facts, "x").ReviewLevel);
    }

    [Fact]
    public void Rules_ThatConflict_AreToldApartFromNone()
    {
        // A power contract inside the existing system is excluded (B4.1), and one that serves 10 average MW is an EIS class (D7).
        (string, object)[] facts = [.. Sound("WAPA"), ("project.parts", Array.Empty<string>()), ("action.kind", new[] { "power_contract" }), ("power.existing_system_only", true),
            ("power.normal_operating_limits", true), ("power.new_discrete_load_avg_mw", 10.0)];
        var conflict = Shipped.Run("2025-07-02", facts);
        Assert.Equal(ReviewLevel.Undetermined, conflict.ReviewLevel);
        Assert.StartsWith("Rules conflict", conflict.Summary.En, StringComparison.Ordinal);
        Assert.Equal(ReviewLevel.CE, Shipped.Run("2025-07-03", facts).ReviewLevel);
    }

    [Fact]
    public void Agency_WhoseListIsNotHeld_IsUndeterminedAndSaysSo()
    {
        var answer = Shipped.Run("2026-11-23", [.. Sound("GSA"), ("project.kind", "substation"), ("action.kind", Array.Empty<string>())]);
        Assert.Equal(ReviewLevel.Undetermined, answer.ReviewLevel);
        Assert.Empty(answer.MissingFacts);
        Assert.Contains("do not hold", answer.Summary.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Adoption_WhoseNumbersWereNotRead_LeavesTheExclusionOpenUntilTheLeadSaysWhetherItIsOne()
    {
        // A new line of 3 miles fits DOE's B4.12; BLM took over some of DOE's exclusions on 2025-01-16.
        (string, object)[] facts = [.. Sound("BLM"), ("site.federal_owner", "BLM"), ("project.kind", "transmission_line"), ("action.kind", Array.Empty<string>()),
            ("line.existing_line", false), ("line.length_mi", 3.0), ("line.length_in_disturbed_row_mi", 0.0), ("line.wholly_in_compatible_row", false)];
        Assert.Equal(ReviewLevel.EAorEIS, Shipped.Run("2025-01-15", facts).ReviewLevel);
        Assert.Equal(ReviewLevel.Undetermined, Shipped.Run("2025-01-16", facts).ReviewLevel);
        Assert.Equal(ReviewLevel.CE, Shipped.Run("2025-01-16", [.. facts, ("nepa.exclusions_adopted_by_lead", new[] { "D-12" })]).ReviewLevel);
        Assert.Equal(ReviewLevel.EAorEIS, Shipped.Run("2025-01-16", [.. facts, ("nepa.exclusions_adopted_by_lead", new[] { "D-13" })]).ReviewLevel);
        Assert.Equal(ReviewLevel.EAorEIS, Shipped.Run("2025-01-16", [.. facts, ("nepa.exclusions_adopted_by_lead", Array.Empty<string>())]).ReviewLevel);
    }

    /// <summary>42 USC 4336(b)(1): a class of actions is no answer to an effect that is foreseen; while nobody foresees one, the answer says that it rests on that.</summary>
    [Theory]
    [InlineData(null, ReviewLevel.CE)]
    [InlineData("no", ReviewLevel.CE)]
    [InlineData("yes", ReviewLevel.EIS)]
    public void SignificantEffect_ThatIsForeseen_BarsTheExclusionThatFits(string? foreseen, ReviewLevel level)
    {
        var stated = foreseen is null ? Shipped.Facts() : Shipped.Facts(("nepa.significant_effect", foreseen));
        var answer = Screen.Run(Shipped.Book("2026-11-23"), Example("doe-line-rebuild.yaml").Facts.Overlay(stated), "x");
        Assert.Equal(level, answer.ReviewLevel);
        Assert.Equal(foreseen is null, answer.Assumptions.Any(assumption => assumption is { FactId: "nepa.significant_effect", Value: "no" }));
        Assert.Equal(foreseen == "yes", answer.ExtraordinaryCircumstances.Any(circumstance => circumstance is { Id: "N-31", Truth.IsTrue: true }));
        Assert.Empty(answer.MissingFacts);
    }

    [Fact]
    public void Missing_BehindALawThatWasNotRead_NamesTheFactsThatMayStillCloseTheQuestion()
    {
        (string, object)[] facts = [.. Sound("BLM"), ("site.federal_owner", "BLM"), ("project.kind", "transmission_line"), ("action.kind", Array.Empty<string>()),
            ("line.existing_line", false), ("line.length_in_disturbed_row_mi", 0.0), ("line.wholly_in_compatible_row", false)];
        var open = Shipped.Run("2025-01-16", facts);
        Assert.Contains("line.length_mi", open.MissingFacts.Select(fact => fact.Id));
        Assert.Equal(ReviewLevel.EAorEIS, Shipped.Run("2025-01-16", [.. facts, ("line.length_mi", 30.0)]).ReviewLevel);
    }

    [Fact]
    public void Wilderness_BarsWhateverTheLevel() =>
        Assert.Equal(EligibilityStatus.Excluded, Shipped.Run("2026-11-23", ("project.federal_nexus", new[] { "none" }), ("site.wilderness_overlap_acres", 1.0)).Status);

    [Fact]
    public void Answer_ScreenedTwice_HasTheSameBytes()
    {
        var (one, two) = (PermittingJson.Write(Run("abilene-like.yaml", "2026-11-23")), PermittingJson.Write(Run("abilene-like.yaml", "2026-11-23")));
        Assert.Equal(one, two);
        Assert.Contains("\"reviewLevel\": \"undetermined\"", System.Text.Encoding.UTF8.GetString(one), StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_NamesTheVersionThatWasPicked()
    {
        var rule = Run("doe-line-rebuild.yaml", "2026-11-23").Findings.Single(step => step.Id == "exclusion").Children.Single(finding => finding.Id == "D-13");
        Assert.Equal(new DateOnly(2024, 5, 30), rule.Citation!.EffectiveFrom);
        Assert.Equal("B4.13", rule.Citation.Clause);
    }

    [Fact]
    public void Facts_InAnotherUnit_AreConverted() =>
        Assert.Equal(Truth.True, new Evaluation(Shipped.Book("2026-11-23"), Shipped.Facts(("line.existing_line", false))
            .With(new("line.length_mi"), new Fact.Known(new FactValue.Number(14, "km"), Source.Stated("test")))).RuleTruth("D-12"));

    [Fact]
    public void Comparison_AcrossTheDayOfTheRule_NamesTheClause()
    {
        var comparison = Comparison.Of(Shipped.Book("2024-05-29"), Shipped.Book("2024-05-30"), Example("doe-line-rebuild.yaml").Facts, "x");
        Assert.Contains(comparison.Changes, change => change is { Kind: "level", Before: "EA", After: "CE" });
        var rule = Assert.Single(comparison.Changes, change => change.RuleId == "D-13");
        Assert.Contains("89 FR 34074", rule.Because.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_AcrossTheEndOfTheCeqRules_ShowsTheirEnd()
    {
        var changes = Comparison.Of(Shipped.Book("2025-04-10"), Shipped.Book("2025-04-12"), Example("abilene-like.yaml").Facts, "x").Changes;
        Assert.Contains(changes, change => change is { RuleId: "V-02", Kind: "rule-ended" });
        Assert.Contains(changes, change => change is { RuleId: "V-09", Kind: "rule-in-force" });
    }

    [Theory]
    [InlineData("2025-04-10", "2025-04-12")]
    [InlineData("2025-04-12", "2025-04-10")]
    public void Comparison_InEitherOrder_SaysFromOrUntilWhichDay(string first, string second)
    {
        var changes = Comparison.Of(Shipped.Book(first), Shipped.Book(second), Example("abilene-like.yaml").Facts, "x").Changes;
        Assert.Contains(changes, change => change.RuleId == "V-02" && change.Because.En == "in force until 2025-04-11");
        Assert.Contains(changes, change => change.RuleId == "V-09" && change.Because.En.StartsWith("in force since 2025-04-11", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_OnARebuildOfSixtyMilesIn2023_FindsTheLength()
    {
        var flips = WhatIf.Run(Shipped.Book("2023-12-31"), Example("doe-line-rebuild.yaml").Facts);
        var length = Assert.Single(flips, flip => flip is { After: "CE", RuleId: null } && flip.Changes is [{ FactId: "line.length_mi" }]);
        Assert.Equal(18, ((FactValue.Number)length.Changes[0].To).Value);
        Assert.Contains(length.Clauses, clause => clause.StartsWith("D-13a", StringComparison.Ordinal));
    }

    /// <summary>Every flip is true, and no part of it flips alone: found again by screening each subset.</summary>
    [Theory]
    [InlineData("doe-line-rebuild.yaml", "2023-12-31")]
    [InlineData("doe-substation.json", "2026-11-23")]
    public void WhatIf_EveryFlipOfTheLevel_IsMinimalAndHolds(string example, string day)
    {
        var (book, facts) = (Shipped.Book(day), Example(example).Facts);
        var before = Screen.Run(book, facts, "x").ReviewLevel;
        var flips = WhatIf.Run(book, facts).Where(flip => flip.RuleId is null).ToList();
        Assert.NotEmpty(flips);
        foreach (var flip in flips)
        {
            Assert.Equal(flip.After, Level(book, WhatIf.Apply(facts, flip.Changes)));
            Assert.All(flip.Changes, dropped => Assert.Equal(before, Screen.Run(book, WhatIf.Apply(facts, flip.Changes.Remove(dropped)), "x").ReviewLevel));
        }
    }

    private static string Level(RuleBook book, FactSheet facts) => ReviewLevelConverter.Word(Screen.Run(book, facts, "x").ReviewLevel);

    /// <summary>21 sets are below the PSD line of 250 tons and 22 on it; the lever is the number of sets, or their hours.</summary>
    [Fact]
    public void WhatIf_OnEngines_FindsTheCountAndTheHoursThatBringThePermit()
    {
        (string, object)[] clean = [.. new[] { "voc", "so2", "co", "pm10", "pm25" }.Select(p => ($"air.pte_tpy.{p}", (object)0.0))];
        (string, object)[] attainment = [.. new[] { "nox", "ozone", "so2", "co", "pm10", "pm25" }.Select(p => ($"site.in_attainment.{p}", (object)true))];
        var facts = Shipped.Facts([.. clean, .. attainment, ("project.federal_nexus", new[] { "none" }), ("engine.count", 21), ("engine.kw_mech", 3300),
            ("engine.ef_nox_g_per_kwh", 6.4), ("engine.hours_per_year", 500), ("air.source_is_listed_28", false), ("gen.fossil_steam", false)]);
        var flips = WhatIf.Run(Shipped.Book("2026-11-23"), facts).Where(flip => flip is { RuleId: "P-24", After: "true" }).ToList();
        Assert.All(flips, flip => Assert.Equal("false", flip.Before));
        var count = Assert.Single(flips, flip => flip.Changes[0].FactId == "engine.count");
        Assert.Equal((22, "engines"), (((FactValue.Number)count.Changes[0].To).Value, count.Lever));
        var hours = Assert.Single(flips, flip => flip.Changes[0].FactId == "engine.hours_per_year");
        Assert.InRange(((FactValue.Number)hours.Changes[0].To).Value, 511.3, 512.5);
    }

    [Fact]
    public void WhatIf_OnLoadAndLand_FindsThePermitsTheyBring()
    {
        var facts = Shipped.Facts(("project.kind", "data_center"), ("project.federal_nexus", new[] { "none" }), ("grid.region", "ERCOT"),
            ("grid.load_at_single_site_mw", 70), ("water.construction_disturbance_acres", 0.5), ("water.wotus_loss_acres", 0), ("water.temp_fill_acres", 0));
        var flips = WhatIf.Run(Shipped.Book("2026-11-23"), facts).Where(flip => flip.After == "true").Select(flip => (flip.RuleId, flip.Lever)).ToList();
        Assert.Contains(("P-98", "load"), flips);
        Assert.Contains(("P-14", "area"), flips);
        Assert.Contains(("P-00", "mitigation"), flips);
    }

    [Fact]
    public void Answer_ThatRestsOnADraft_SaysSo()
    {
        // Before 2011-11-14 the list of 1997 is in force, most of which was recalled.
        var answer = Shipped.Run("2005-06-01", [.. Sound("DOE"), ("project.parts", Array.Empty<string>()), ("action.kind", new[] { "fencing" }), ("bio.movement_impeded", false)]);
        Assert.Equal(ReviewLevel.CE, answer.ReviewLevel);
        Assert.Contains(answer.RestsOnDrafts, rule => rule.RuleId == "D-1997-56");
        Assert.Contains("D-1997-56", answer.Summary.En, StringComparison.Ordinal);
        Assert.Contains("D-1997-56", answer.Summary.Zh, StringComparison.Ordinal);
        Assert.Empty(Run("doe-line-rebuild.yaml", "2026-11-23").RestsOnDrafts);
    }

    [Fact]
    public void Notice_ToTheCouncil_HasItsDueDay()
    {
        var book = Shipped.Book("2026-11-23");
        var facts = Shipped.Facts(("project.kind", "data_center"), ("project.ai_load_mw", 100.1), ("project.load_increment_mw", 120), ("fast41.status", "none"), ("fast41.agency_identified_date", new DateOnly(2026, 1, 5)));
        Assert.Equal(new DateOnly(2026, 2, 4), new FindingWriter(new(book, facts)).Write(book.Find("E-25")!).DueDate);
    }

    [Fact]
    public void StateLaw_HoldsInItsStateAlone()
    {
        (string, object) load = ("grid.load_at_single_site_mw", 75);
        Assert.Equal(Truth.False, Shipped.Truth("P-98", "2026-11-23", load, ("grid.region", "ERCOT"), ("project.state", "NM")));
        Assert.Equal(Truth.Unknown, Shipped.Truth("TX-AIR-2", "2026-11-23", ("air.pte_tpy.nox", 1), ("air.pte_tpy.co", 1), ("air.pte_tpy.voc", 1), ("air.pte_tpy.so2", 1), ("air.pte_tpy.pm10", 1)));
        Assert.Equal(Truth.False, Shipped.Truth("P-99", "2026-11-23", ("project.state", "TX"), ("project.kind", "data_center"), ("project.load_increment_mw", 60)));
    }

    private static (string, object)[] Sound(string lead) =>
    [
        ("project.lead_agency", lead), ("project.federal_nexus", new[] { "permit" }), ("project.cumulative_part_of_larger_action", false),
        ("nepa.ec_present", "no"), ("nepa.sensitive_resource_significant", "no"), ("nepa.permit_violation_threatened", false),
        ("nepa.waste_facility_major", false), ("nepa.gmo_or_invasive_uncontained", false), ("site.contamination_release_risk", "none"),
    ];
}
