using Planner.Domain.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests;

/// <summary>Spots of the evaluator that only a test made for them can see.</summary>
public class EvaluatorTests
{
    private static readonly (string Name, object Value)[] Rebuild =
    [
        ("project.kind", "transmission_line"), ("project.lead_agency", "BPA"), ("project.federal_nexus", new[] { "permit" }), ("action.kind", new[] { "modify_existing" }),
        ("line.existing_line", true), ("line.length_mi", 9.0), ("line.underwater", false), ("line.relocation_within_row_or_disturbed", true),
        ("line.widening_outside_disturbed", "none"), ("project.cumulative_part_of_larger_action", false), ("nepa.ec_present", "no"),
        ("nepa.sensitive_resource_significant", "no"), ("nepa.permit_violation_threatened", false), ("nepa.waste_facility_major", false),
        ("nepa.gmo_or_invasive_uncontained", false), ("site.contamination_release_risk", "none"), ("power.new_discrete_load_avg_mw", 0.0), ("power.new_generation_avg_mw", 0.0),
    ];

    [Fact]
    public void Presumption_ThatIsStated_IsNoAssumption()
    {
        var presumed = Shipped.Run("2026-11-23", Rebuild);
        Assert.Contains(presumed.Assumptions, assumption => assumption.FactId == "nepa.can_control_outcome");
        var stated = Shipped.Run("2026-11-23", [.. Rebuild, ("nepa.can_control_outcome", true)]);
        Assert.DoesNotContain(stated.Assumptions, assumption => assumption.FactId == "nepa.can_control_outcome");
        Assert.Equal((ReviewLevel.CE, ReviewLevel.CE), (presumed.ReviewLevel, stated.ReviewLevel));
    }

    [Fact]
    public void FactsOutsideTheCatalogueOrItsShape_AreUnknown()
    {
        var book = Shipped.Book("2026-11-23");
        var below = FactSheet.Empty.With(new("line.length_mi"), new Fact.Known(new FactValue.Number(-1, "mi"), Source.Stated("test")));
        Assert.True(new Evaluation(book, below.Overlay(Shipped.Facts(("line.existing_line", false)))).RuleTruth("D-12").IsUnknown);
    }
}
