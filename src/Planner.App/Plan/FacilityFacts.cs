using Planner.Domain.Facts;

namespace Planner.App.Plan;

/// <summary>What a kind of facility means to the law.</summary>
internal static class FacilityFacts
{
    private static readonly FactId Kind = new("project.kind");
    private static readonly FactId HighSecurity = new("project.high_security_facility");
    private static readonly Source Asked = Source.Stated("the question", "kind of facility");

    /// <summary>The facts with the kind; a plain data center leaves it to what the workspace states.</summary>
    public static FactSheet Add(FactSheet facts, FacilityKind facility) => facility switch
    {
        FacilityKind.SemiconductorFab => facts.With(Kind, Word("semiconductor_fab")),
        FacilityKind.EnergyFacility => facts.With(Kind, Word("generation")),
        FacilityKind.HighSecurityDataCenter => facts.With(Kind, Word("data_center")).With(HighSecurity, new Fact.Known(new FactValue.Flag(true), Asked)),
        _ => facts,
    };

    private static Fact.Known Word(string word) => new(new FactValue.Word(word), Asked);
}
