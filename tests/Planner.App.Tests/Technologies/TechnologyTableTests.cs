using System.Globalization;
using Planner.App.Technologies;
using Planner.Domain.Diagnostics;
using Planner.Domain.Technologies;
using Planner.Tests;

namespace Planner.App.Tests.Technologies;

public sealed class TechnologyTableTests
{
    private static readonly string[] ReedsColumns = ["capcost", "fom", "vom", "heatrate"];

    [Fact]
    public void Shipped_table_has_what_the_AI_Action_Plan_names()
    {
        string[] wanted =
        [
            "gas-combined-cycle", "gas-combustion-turbine", "gas-aeroderivative", "gas-reciprocating", "nuclear-large", "nuclear-smr",
            "geothermal-enhanced", "fusion", "wind-onshore", "solar-pv", "battery-4h", "coal-retention",
        ];

        Assert.Equal(wanted.Order(), TechnologyTableFile.Shipped.Technologies.Select(technology => technology.Id.Text).Order());
    }

    [Fact]
    public void Fusion_costs_are_a_draft_and_its_running_cost_is_unknown()
    {
        var fusion = TechnologyTableFile.Shipped.Get("fusion");

        Assert.Equal(Confidence.Draft, fusion.CapitalUsdPerKw!.Confidence);
        Assert.Null(fusion.RunningUsdPerMwh);
        Assert.True(fusion.EarliestYear!.Value >= 2030);
    }

    [Fact]
    public void Combined_cycle_emits_heat_rate_times_coefficient()
    {
        var gas = TechnologyTableFile.Shipped.Get("gas-combined-cycle");

        Assert.Equal(6.226 * 53.06 / 1000, gas.Co2TonnesPerMwh!.Value, 9);
        Assert.Equal(3.57 + (6.226 * 3.36), gas.RunningUsdPerMwh!.Value, 9);
        Assert.Equal(0, TechnologyTableFile.Shipped.Get("solar-pv").Co2TonnesPerMwh);
    }

    // Another publisher's figures: overnight costs differ by definition and dollar year, so only their order of size must agree.
    [Theory]
    [InlineData("gas-combined-cycle", "Gas-CC")]
    [InlineData("gas-combustion-turbine", "Gas-CT")]
    [InlineData("nuclear-large", "Nuclear")]
    [InlineData("nuclear-smr", "Nuclear-SMR")]
    public void Figures_are_of_the_size_that_ReEDS_uses_for_2025(string id, string reeds)
    {
        var technology = TechnologyTableFile.Shipped.Get(id);
        var published = ReadReeds(reeds);

        AssertWithinFactor(1.6, technology.CapitalUsdPerKw!.Value, published["capcost"]);
        AssertWithinFactor(1.25, technology.HeatRateBtuPerKwh!.Value, published["heatrate"] * 1000);
        AssertWithinFactor(2, technology.VariableUsdPerMwh!.Value, published["vom"]);
    }

    [Theory]
    [InlineData("wind-onshore", "onwind")]
    [InlineData("solar-pv", "solar-utility")]
    [InlineData("battery-4h", "Utility-Scale Battery Storage - 4Hr")]
    [InlineData("nuclear-large", "nuclear")]
    [InlineData("nuclear-smr", "Nuclear - Small")]
    [InlineData("geothermal-enhanced", "Geothermal - NF EGS / Flash")]
    public void Capital_costs_are_of_the_size_that_ATB_gives_for_2030(string id, string atb)
    {
        AssertWithinFactor(1.35, TechnologyTableFile.Shipped.Get(id).CapitalUsdPerKw!.Value, ReadAtbInvestment(atb));
    }

    [Fact]
    public void Every_problem_of_a_table_is_told_with_its_line()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("table.yaml", """
            asOf: 2026-01-01
            sources:
              here: { title: A, address: "https://a.example", date: 2025, licence: L, confidence: sure }
              there: { title: A, address: "https://a.example", date: 2025, licence: L, confidence: checked }
            fuels:
              gas: { priceUsdPerMmbtu: { value: 3, source: there } }
            technologies:
              one: { name: One, kind: spinning }
              two: { name: Two, kind: dispatchable, fuel: coal }
              three: { name: Three, kind: dispatchable, capitalUsdPerKw: { value: 1, source: nowhere } }
              four: { name: Four, kind: storage, roundTripEfficiency: { value: 1.2, source: there } }
              five: { name: Five, kind: dispatchable, capitalUsdPerKwh: { value: 1, source: there } }
            """);

        var refused = Assert.Throws<BadInputException>(() => TechnologyTableFile.Read(path));

        Assert.Equal(
            ["technology.bad-confidence", "technology.bad-kind", "technology.unknown-fuel", "technology.unknown-source", "technology.out-of-range", "yaml.unknown-key"],
            refused.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal([3, 8, 9, 10, 11, 12], refused.Diagnostics.Select(diagnostic => diagnostic.Where.Line ?? 0));
        Assert.Contains("capitalUsdPerKw", refused.Diagnostics[5].Remedy, StringComparison.Ordinal);
    }

    private static void AssertWithinFactor(double factor, double ours, double published) =>
        Assert.InRange(ours / published, 1 / factor, factor);

    private static Dictionary<string, double> ReadReeds(string technology)
    {
        var row = File.ReadLines(SharedData.Path("atb-costs/reeds_conv_ATB_2024_extract.csv"))
            .Single(line => line.StartsWith($"{technology},2025,", StringComparison.Ordinal)).Split(',')[2..];
        return ReedsColumns.Zip(row, (column, cell) => (column, double.Parse(cell, CultureInfo.InvariantCulture)))
            .ToDictionary(pair => pair.column, pair => pair.Item2);
    }

    private static double ReadAtbInvestment(string technology) =>
        File.ReadLines(SharedData.Path("atb-costs/atb_us_generation_costs.csv"))
            .Where(line => line.StartsWith($"2030,{technology},investment,", StringComparison.Ordinal) && line.EndsWith(",Market,Moderate", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(',')[3], CultureInfo.InvariantCulture)).Distinct().Single();
}
