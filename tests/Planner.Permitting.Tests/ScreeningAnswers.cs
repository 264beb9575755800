using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Comparisons;
using Planner.Permitting.Counterfactuals;
using Planner.Permitting.Json;
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

    [Fact]
    public void DataCenter_WithNoStatedFederalInvolvement_IsOpenOnTheNexusAlone()
    {
        var answer = Shipped.Run("2026-11-23", ("project.kind", "data_center"), ("project.ai_load_mw", 200.0));
        Assert.Equal(ReviewLevel.Undetermined, answer.ReviewLevel);
        Assert.Equal(EligibilityStatus.Unknown, answer.Status);
        var missing = answer.MissingFacts.Select(fact => fact.Id).ToList();
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
        Assert.Equal(["water.temp_fill_acres", "water.wotus_loss_acres"], answer.MissingFacts.Select(fact => fact.Id));
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
        var answer = Shipped.Run("2026-11-23", [.. Sound("FERC"), ("project.kind", "substation"), ("action.kind", Array.Empty<string>())]);
        Assert.Equal(ReviewLevel.Undetermined, answer.ReviewLevel);
        Assert.Empty(answer.MissingFacts);
        Assert.Contains("do not hold", answer.Summary.En, StringComparison.Ordinal);
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
        Assert.Contains("89 FR 34074", rule.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_AcrossTheEndOfTheCeqRules_ShowsTheirEnd()
    {
        var changes = Comparison.Of(Shipped.Book("2025-04-10"), Shipped.Book("2025-04-12"), Example("abilene-like.yaml").Facts, "x").Changes;
        Assert.Contains(changes, change => change is { RuleId: "V-02", Kind: "rule-ended" });
        Assert.Contains(changes, change => change is { RuleId: "V-09", Kind: "rule-in-force" });
    }

    [Fact]
    public void WhatIf_OnARebuildOfSixtyMilesIn2023_FindsTheLength()
    {
        var flips = WhatIf.Run(Shipped.Book("2023-12-31"), Example("doe-line-rebuild.yaml").Facts);
        var length = Assert.Single(flips, flip => flip.After == ReviewLevel.CE && flip.Changes is [{ FactId: "line.length_mi" }]);
        Assert.Equal(18, ((FactValue.Number)length.Changes[0].To).Value);
        Assert.Contains(length.Clauses, clause => clause.StartsWith("D-13a", StringComparison.Ordinal));
    }

    private static (string, object)[] Sound(string lead) =>
    [
        ("project.lead_agency", lead), ("project.federal_nexus", new[] { "permit" }), ("project.cumulative_part_of_larger_action", false),
        ("nepa.ec_present", "no"), ("nepa.sensitive_resource_significant", "no"), ("nepa.permit_violation_threatened", false),
        ("nepa.waste_facility_major", false), ("nepa.gmo_or_invasive_uncontained", false), ("site.contamination_release_risk", "none"),
    ];
}
