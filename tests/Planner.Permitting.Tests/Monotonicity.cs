using CsCheck;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests;

/// <summary>Whole screenings: knowledge may settle an answer, it may not turn a settled one; ignorance helps nobody.</summary>
public class Monotonicity
{
    private static readonly RuleBook[] Books = [Shipped.Book("2012-06-30"), Shipped.Book("2024-12-31"), Shipped.Book("2026-11-23")];

    private static readonly string[] Asked =
    [
        "project.kind", "project.lead_agency", "project.federal_nexus", "project.cumulative_part_of_larger_action", "action.kind",
        "action.capacity_or_life_change", "action.replacement_in_kind", "action.substantial_rebuild", "line.existing_line", "line.length_mi",
        "line.length_in_disturbed_row_mi", "line.relocation_within_row_or_disturbed", "line.widening_outside_disturbed", "line.underwater",
        "sub.footprint_acres", "storage.power_mw", "gen.capacity_mw", "pipe.length_mi", "gen.tech", "site.previously_disturbed", "site.within_existing_facility",
        "gen.on_roof_or_structure", "nepa.ec_present", "nepa.sensitive_resource_significant", "nepa.permit_violation_threatened",
        "nepa.waste_facility_major", "nepa.gmo_or_invasive_uncontained", "site.contamination_release_risk", "nepa.significant_effect",
        "power.new_discrete_load_avg_mw", "power.new_generation_avg_mw", "site.federal_owner", "project.federal_assistance_usd", "water.wotus_loss_acres", "water.nwi_overlap_acres",
    ];

    private static readonly FactDefinition[] Facts = [.. Asked.Select(Shipped.Library.Catalogue.Get)];

    private static FactValue ValueOf(FactDefinition fact, int roll) => (fact.Id.Name, fact.Type) switch
    {
        ("project.lead_agency", _) => new FactValue.Word(Pick.At(roll, "DOE", "BPA", "BLM", "TVA")),
        ("project.federal_nexus", _) => new FactValue.Words([Pick.At(roll, "permit", "land", "permit", "none")]),
        ("action.kind", _) => new FactValue.Words([Pick.At(roll, "maintain", "modify_existing", "replace_in_kind", "power_contract")]),
        (_, FactType.Flag) => new FactValue.Flag(roll % 2 == 0),
        (_, FactType.Word) => new FactValue.Word(fact.Values[roll % fact.Values.Count]),
        _ => new FactValue.Number(Pick.At(roll, 0.0, 5, 9.5, 10.5, 15, 21, 60), fact.Unit!),
    };

    /// <summary>A full sheet and which of its facts are known; five of six are, so that many answers are settled.</summary>
    private static readonly Gen<(FactSheet Full, bool[] Known)> Cases =
        Gen.Int[0, 419].Array[Facts.Length].Select(Gen.Int[0, 11].Select(roll => roll > 0).Array[Facts.Length], (rolls, known) => (Sheet(rolls), known));

    private static FactSheet Sheet(int[] rolls) => Facts.Zip(rolls).Aggregate(FactSheet.Empty, (sheet, pair) =>
        sheet.With(pair.First.Id, new Fact.Known(ValueOf(pair.First, pair.Second), Source.Stated("test"))));

    /// <summary>Facts that follow from others stay stated: a statement against its own derivation is no added knowledge.</summary>
    private static FactSheet Part(FactSheet full, bool[] known) => Facts.Zip(known).Where(pair => pair.Second || Books[0].FindDerivation(pair.First) is not null)
        .Aggregate(FactSheet.Empty, (sheet, pair) => sheet.With(pair.First.Id, full[pair.First.Id]));

    [Fact]
    public void AddingKnowledge_NeverTurnsASettledAnswer() => Gen.Select(Gen.Int[0, Books.Length - 1], Cases).Sample((book, given) =>
    {
        var before = Screen.Run(Books[book], Part(given.Full, given.Known), "part").ReviewLevel;
        var after = Screen.Run(Books[book], given.Full, "full").ReviewLevel;
        return before == after || before == ReviewLevel.Undetermined
            || (before == ReviewLevel.EAorEIS && after is ReviewLevel.EA or ReviewLevel.EIS)
            || RestsOnAnAssumption(Books[book], given.Full, given.Known);
    }, iter: 3000);

    /// <summary>A class, of documents or of exclusions, settles the level only while nobody has judged the effect: the answer names that.</summary>
    private static bool RestsOnAnAssumption(RuleBook book, FactSheet full, bool[] known) =>
        Screen.Run(book, Part(full, known), "part").Assumptions.Any(assumption =>
            full[new(assumption.FactId)] is Fact.Known stated && stated.Value.ToString() != assumption.Value);

    [Fact]
    public void RemovingKnowledge_NeverMakesAProjectEligible() => Gen.Select(Gen.Int[0, Books.Length - 1], Cases).Sample((book, given) =>
    {
        var more = Screen.Run(Books[book], given.Full, "full").Status;
        var less = Screen.Run(Books[book], Part(given.Full, given.Known), "part").Status;
        return less != EligibilityStatus.Eligible || more == EligibilityStatus.Eligible || RestsOnAnAssumption(Books[book], given.Full, given.Known);
    }, iter: 3000);

    /// <summary>The generator reaches all levels, so that the two properties above say something.</summary>
    [Fact]
    public void Cases_OfTheGenerator_ReachEveryLevel()
    {
        var levels = new System.Collections.Concurrent.ConcurrentDictionary<ReviewLevel, bool>();
        Gen.Select(Gen.Int[0, Books.Length - 1], Cases).Sample((book, given) =>
        {
            levels[Screen.Run(Books[book], Part(given.Full, given.Known), "part").ReviewLevel] = true;
        }, iter: 20000);
        Assert.Contains(ReviewLevel.None, levels.Keys);
        Assert.Contains(ReviewLevel.CE, levels.Keys);
        Assert.Contains(ReviewLevel.EIS, levels.Keys);
        Assert.Contains(ReviewLevel.EA, levels.Keys);
        Assert.Contains(ReviewLevel.EAorEIS, levels.Keys);
        Assert.Contains(ReviewLevel.Undetermined, levels.Keys);
    }
}
