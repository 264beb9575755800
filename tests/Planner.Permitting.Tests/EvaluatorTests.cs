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

    private static (string Name, object Value)[] With(params (string Name, object Value)[] others) =>
        [.. Rebuild.Where(fact => !others.Any(other => other.Name == fact.Name)), .. others];

    private static Determination Without(string name) => Shipped.Run("2012-06-30", [.. Rebuild.Where(fact => fact.Name != name)]);

    /// <summary>An exclusion that fits does not answer whether there is a federal decision.</summary>
    [Fact]
    public void Nexus_ThatIsOpen_IsAskedFirst()
    {
        Assert.Equal(ReviewLevel.CE, Shipped.Run("2012-06-30", Rebuild).ReviewLevel);
        var answer = Without("project.federal_nexus");
        Assert.Equal(ReviewLevel.Undetermined, answer.ReviewLevel);
        Assert.Equal("federal-decision", answer.MissingFacts[0].Question);
    }

    [Fact]
    public void Exemption_ThatIsOpen_IsTheQuestionTheAnswerStopsAt() =>
        Assert.StartsWith("Whether NEPA reaches the decision is not known", Without("project.lead_agency").Summary.En, StringComparison.Ordinal);

    /// <summary>The exclusion holds, and whether the work is also of a class that needs a document hangs on the kind of action.</summary>
    [Fact]
    public void Class_ThatIsOpen_KeepsAnExclusionFromSettlingTheAnswer()
    {
        var answer = Without("action.kind");
        Assert.Equal(ReviewLevel.Undetermined, answer.ReviewLevel);
        Assert.Contains(answer.MissingFacts, fact => fact is { Question: "document", Id: "action.kind" });
    }

    /// <summary>An assessment class is met; a statement class hangs on the load served.</summary>
    [Fact]
    public void StatementClass_ThatIsOpen_LeavesBothDocumentsAndAsksForItsFacts()
    {
        var facts = With(("line.length_mi", 60.0), ("action.kind", new[] { "modify_existing", "power_contract" }), ("action.substantial_rebuild", true),
            ("site.within_existing_facility", false), ("action.capacity_or_life_change", "significant"), ("power.existing_system_only", false))
            .Where(fact => !fact.Name.StartsWith("power.new", StringComparison.Ordinal)).ToArray();
        var answer = Shipped.Run("2012-06-30", facts);
        Assert.Equal(ReviewLevel.EAorEIS, answer.ReviewLevel);
        Assert.Contains(answer.MissingFacts, fact => fact is { Question: "document", Id: "power.new_discrete_load_avg_mw" });
        Assert.Contains(answer.MissingFacts, fact => fact.Id == "nepa.significant_effect");
        Assert.Equal(ReviewLevel.EIS, Shipped.Run("2012-06-30", [.. facts, ("power.new_discrete_load_avg_mw", 10.0)]).ReviewLevel);
        Assert.Equal(ReviewLevel.EA, Shipped.Run("2012-06-30", [.. facts, ("power.new_discrete_load_avg_mw", 9.0), ("power.new_generation_avg_mw", 0.0)]).ReviewLevel);
    }

    /// <summary>Upkeep beside a new line or plant does not cover the line or plant.</summary>
    [Theory]
    [InlineData("transmission_line", "line", "EA")]
    [InlineData("mixed", "generation", "EAorEIS")]
    [InlineData("generation", "generation", "EAorEIS")]
    public void Upkeep_BesideSomethingNew_DoesNotCoverIt(string kind, string part, string level)
    {
        var facts = With(("project.kind", kind), ("project.parts", new[] { part }), ("line.existing_line", false), ("line.length_mi", 60.0),
            ("line.length_in_disturbed_row_mi", 0.0), ("gen.tech", "gas_combined_cycle"), ("gen.capacity_mw", 500.0), ("action.kind", new[] { "maintain" }),
            ("action.capacity_or_life_change", "none"), ("action.substantial_rebuild", false));
        Assert.Equal(level, Shipped.Run("2012-06-30", facts).ReviewLevel.ToString());
    }

    [Fact]
    public void FactsOutsideTheCatalogueOrItsShape_AreUnknown()
    {
        var book = Shipped.Book("2026-11-23");
        var below = FactSheet.Empty.With(new("line.length_mi"), new Fact.Known(new FactValue.Number(-1, "mi"), Source.Stated("test")));
        Assert.True(new Evaluation(book, below.Overlay(Shipped.Facts(("line.existing_line", false)))).RuleTruth("D-12").IsUnknown);
    }
}
