using CsCheck;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Emissions;
using Planner.Permitting.Projects;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests;

/// <summary>Potential to emit of fleets: the worked checks of the sheet, limits, sums, and the lines they are held against.</summary>
public class EmissionTests
{
    private static ProjectFile Read(string emissions, string facts = "facts: { project.kind: data_center }")
    {
        var bag = new DiagnosticBag();
        var projects = ProjectFile.ReadText("fleet.yaml", $"id: fleet\n{facts}\nemissions:\n{emissions}", Shipped.Library, bag);
        Assert.Empty(bag.Kept);
        return projects.Single();
    }

    private static double? Tons(ProjectFile project, string pollutant) =>
        project.Emissions!.Totals.SingleOrDefault(total => total.Pollutant == pollutant)?.Tons;

    private static string Set(string standard, int count, string more = "isEmergency: true") =>
        $"  units:\n    - {{ name: sets, standard: {standard}, count: {count}, powerKw: 3300, {more} }}\n";

    /// <summary>Row P-23 of the sheet: 11.64 and 1.22 tons a set, and the numbers of sets that reach 100 and 250 tons.</summary>
    [Theory]
    [InlineData("diesel-tier2", 11.64, 9, 22)]
    [InlineData("diesel-tier4-genset", 1.22, 83, 206)]
    public void EmergencySets_AtFiveHundredHours_ComeToTheWorkedCheck(string standard, double tons, int hundred, int twoHundredFifty)
    {
        Assert.Equal(tons, Tons(Read(Set(standard, 1)), "nox")!.Value, 2);
        foreach (var (line, count) in new[] { (100.0, hundred), (250.0, twoHundredFifty) })
        {
            Assert.True(Tons(Read(Set(standard, count)), "nox") >= line);
            Assert.True(Tons(Read(Set(standard, count - 1)), "nox") < line);
        }
    }

    [Fact]
    public void Hours_WithoutALimit_AreFiveHundredOrTheWholeYear_AndPlannedHoursDoNotCount()
    {
        var emergency = Read(Set("diesel-tier2", 1)).Emissions!.Units[0];
        var standing = Read(Set("diesel-tier2", 1, "isEmergency: false")).Emissions!.Units[0];
        Assert.Equal((500, 8760), (emergency.HoursPerYear, standing.HoursPerYear));
        Assert.Contains("1995", emergency.HoursBasis, StringComparison.Ordinal);
        Assert.Contains("52.21(b)(4)", standing.HoursBasis, StringComparison.Ordinal);
        Assert.Equal(100, Read(Set("diesel-tier2", 1, "isEmergency: true, hoursLimit: 100")).Emissions!.Units[0].HoursPerYear);
    }

    [Fact]
    public void FuelLimit_OfTheFleet_CutsTheHours()
    {
        // 2 x 3,300 kW x 9,387 Btu/kWh = 61.95 MMBtu/h.
        var unit = Read(Set("diesel-tier2", 2, "isEmergency: true, fuelLimitMmbtuPerYear: 6195.42")).Emissions!.Units[0];
        Assert.Equal(100, unit.HoursPerYear, 3);
        Assert.Contains("fuel", unit.HoursBasis, StringComparison.Ordinal);
    }

    /// <summary>Turbine by hand: 380 MMBtu/h x 0.0921 lb/MMBtu x 8,760 h / 2,000 = 153.29 short tons.</summary>
    [Fact]
    public void MixedFleet_OfTurbinesAndSets_SumsItsUnits()
    {
        var project = Read("""
              units:
                - { name: turbines, standard: gas-turbine-kkkk-medium, count: 2, heatInputMmbtuPerHour: 380, isEmergency: false }
                - { name: sets, standard: diesel-tier2, count: 10, powerKw: 3300, isEmergency: true, hoursLimit: 100 }
            """);
        var turbine = 380 * 0.0921 * 8760 / 2000;
        Assert.Equal((2 * turbine) + (10 * 3300 * 6.4 * 100 / 907184.74), Tons(project, "nox")!.Value, 3);
        Assert.True(Tons(project, "co2e") is > 380_000 and < 400_000);
        var fact = Assert.IsType<Fact.Known>(project.Facts[new("air.pte_tpy.nox")]);
        Assert.Equal(FactMethod.Derived, fact.Source.Method);
        Assert.Contains("2 x 0.0921 lb/MMBtu", fact.Source.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Pollutant_ThatOneUnitHasNoFactorFor_IsNotKnown()
    {
        var project = Read("""
              units:
                - { name: sets, standard: diesel-tier2, count: 1, powerKw: 3300, isEmergency: true }
                - { name: special, count: 1, powerKw: 500, isEmergency: true, factors: { nox: { value: 1, unit: g/kWh, source: maker } } }
            """);
        Assert.NotNull(Tons(project, "nox"));
        Assert.Null(Tons(project, "co"));
        Assert.IsType<Fact.Unknown>(project.Facts[new("air.pte_tpy.co")]);
        Assert.Contains("co", project.Emissions!.Units[1].NoFactor);
    }

    [Fact]
    public void Limit_OnTheSource_MakesASyntheticMinor_AndAStatedFactWins()
    {
        var limited = Set("diesel-tier2", 30) + "  limits:\n    - { pollutant: nox, tonsPerYear: 245, basis: draft permit }\n";
        var project = Read(limited);
        var total = project.Emissions!.Totals.Single(total => total.Pollutant == "nox");
        Assert.Equal((245, "draft permit"), (total.Tons, total.LimitBasis));
        Assert.True(total.UnlimitedTons > 349);
        Assert.Equal(Truth.True, new Evaluation(Shipped.Book("2026-11-23"), project.Facts).RuleTruth("P-29"));
        Assert.Equal(7, Read(limited, "facts: { air.pte_tpy.nox: 7 }").Facts.FindNumber(new("air.pte_tpy.nox")));
    }

    [Fact]
    public void Limit_AboveTheSum_ChangesNothing()
    {
        var project = Read(Set("diesel-tier2", 1) + "  limits:\n    - { pollutant: nox, tonsPerYear: 245, basis: draft permit }\n");
        Assert.Equal(11.64, Tons(project, "nox")!.Value, 2);
        Assert.Null(project.Emissions!.Totals.Single(total => total.Pollutant == "nox").LimitBasis);
    }

    [Theory]
    [InlineData("marginal", 100)]
    [InlineData("moderate", 100)]
    [InlineData("serious", 50)]
    [InlineData("severe", 25)]
    [InlineData("extreme", 10)]
    public void OzoneClass_SetsTheLineOfNonattainmentReview(string area, double line)
    {
        (string, object)[] facts = [("site.nonattainment_class.ozone", area), ("air.pte_tpy.voc", 0), ("site.in_ozone_transport_region", false)];
        Assert.Equal(Truth.True, Shipped.Truth("P-26", "2026-11-23", [.. facts, ("air.pte_tpy.nox", line)]));
        Assert.Equal(Truth.False, Shipped.Truth("P-26", "2026-11-23", [.. facts, ("air.pte_tpy.nox", line - 0.1)]));
        var reached = ThresholdReport.Of(Shipped.Book("2026-11-23"), Shipped.Facts([.. facts, ("air.pte_tpy.nox", line)]))
            .Where(one => one is { RuleId: "P-26", Fact: "air.pte_tpy.nox" } && one.Applies.IsTrue).ToList();
        Assert.Equal((line, Truth.True), (Assert.Single(reached).Limit, reached[0].Reached));
    }

    /// <summary>A permit rule made of lines alone is met exactly when one of its lines applies and is reached.</summary>
    [Fact]
    public void Lines_OfTheReport_AgreeWithTheRulesTheyAreReadFrom()
    {
        var tons = Gen.Double[0, 300].Select(value => (object)Math.Round(value, 1));
        var known = Gen.Bool.Select(flag => (object)flag);
        Gen.Select(tons.Array[6], known.Array[8], Gen.Int[0, 5]).Sample((pte, flags, area) =>
        {
            string[] pollutants = ["nox", "voc", "so2", "co", "pm10", "pm25"];
            string[] airs = ["nox", "ozone", "so2", "co", "pm10", "pm25"];
            var facts = Shipped.Facts([
                .. pollutants.Select((name, i) => ($"air.pte_tpy.{name}", pte[i])),
                .. airs.Select((name, i) => ($"site.in_attainment.{name}", flags[i])),
                ("air.source_is_listed_28", flags[6]), ("gen.fossil_steam", flags[7]), ("site.in_ozone_transport_region", flags[0]),
                ("site.nonattainment_class.ozone", Pick.At(area, "none", "marginal", "moderate", "serious", "severe", "extreme")),
                ("air.pte_hap_single_tpy", (double)pte[0] / 20), ("air.pte_hap_total_tpy", (double)pte[1] / 10)]);
            var book = Shipped.Book("2026-11-23");
            var lines = ThresholdReport.Of(book, facts);
            foreach (var rule in new[] { "P-24", "P-26", "P-28", "P-28a" })
            {
                var byLines = Truth.Any(lines.Where(line => line.RuleId == rule).Select(line => line.Applies & line.Reached));
                Assert.Equal(new Evaluation(book, facts).RuleTruth(rule), byLines);
            }
        }, iter: 200);
    }

    [Theory]
    [InlineData("  units:\n    - { name: a, standard: diesel-teir2, count: 1, powerKw: 1, isEmergency: true }", "emissions.standard", "diesel-tier2")]
    [InlineData("  units:\n    - { name: a, count: 1, powerKw: 1, isEmergency: true }", "emissions.no-factor", "standard")]
    [InlineData("  units:\n    - { name: a, standard: diesel-tier2, count: 1, isEmergency: true }", "emissions.no-size", "")]
    [InlineData("  units:\n    - { name: a, standard: diesel-tier2, count: -1, powerKw: 1, isEmergency: true }", "emissions.negative", "")]
    [InlineData("  units:\n    - { name: a, standard: diesel-tier2, count: 1, powerKw: 1 }", "yaml.missing-key", "isEmergency")]
    [InlineData("  units:\n    - { name: a, count: 1, powerKw: 1, isEmergency: true, factors: { nix: { value: 1, unit: g/kWh, source: x } } }", "emissions.pollutant", "nox")]
    [InlineData("  units:\n    - { name: a, count: 1, powerKw: 1, isEmergency: true, factors: { nox: { value: 1, unit: g/kwh, source: x } } }", "emissions.unit", "g/kWh")]
    [InlineData("  units:\n    - { name: a, count: 1, powerKw: 1, isEmergency: true, hours: 3 }", "yaml.unknown-key", "")]
    public void Emissions_WithAFault_AreRefusedWithTheirLine(string emissions, string code, string remedy)
    {
        var bag = new DiagnosticBag();
        ProjectFile.ReadText("fleet.yaml", $"id: fleet\nfacts: {{}}\nemissions:\n{emissions}\n", Shipped.Library, bag);
        var problem = bag.Kept.First(diagnostic => diagnostic.Code == code);
        Assert.Equal(5, problem.Where.Line);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
    }
}
