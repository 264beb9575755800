using CsCheck;
using Planner.Domain.Grid;
using Planner.Solver.Dispatch;
using Planner.Solver.Network;
using Planner.Solver.Scenario;
using Planner.Tests.Cases;
using static Planner.Tests.Cases.TinyGrid;

namespace Planner.Tests.Scenario;

public class HourlyScenarioTests
{
    private static readonly PowerGrid TwoBuses = Of(
        [Bus(1, BusType.Reference) with { Area = 1 }, Bus(2) with { Area = 1 }],
        [Line(1, 1, 2, 0.1, 60), Line(2, 1, 2, 0.1, 60)],
        [Plant(1, 1, 0, 200, 10), Plant(2, 2, 0, 50, 40)],
        [Load(2, 100)]);

    [Fact]
    public void Run_Hours_FollowTheProfileWithinLimits()
    {
        var answer = Run(Study(TwoBuses, [50, 120, 150, 200]));
        // Up to 120 MW from bus 1, then 50 MW of the dear plant, then 30 MW unserved.
        Assert.Equal([50.0, 120, 150, 200], answer.DemandMw);
        Assert.Equal([500.0, 1200, 2400, 3200], Rounded(answer.CostUsdPerHour));
        Assert.Equal([0.0, 0, 0, 30], Rounded(answer.UnservedMw));
        Assert.Equal((30.0, 10.0), (Math.Round(answer.UnservedMwh, 6), Math.Round(answer.EnergyPriceUsdPerMwh[2], 6)));
        Assert.Equal(3, answer.Branches[0].HoursAtLimit);
        Assert.Equal([200.0, 150, 120, 50], answer.LoadDurationMw());
        Assert.Empty(answer.NotSolved);
    }

    [Fact]
    public void Run_PriceAtTheEndOfACongestedLine_IsTheDearPlants()
    {
        var prices = new double[4];
        Run(Study(TwoBuses, [50, 120, 150, 200]), hour => prices[hour.Hour] = Math.Round(hour.PriceUsdPerMwh[1], 6));
        Assert.Equal([10.0, 10_000], [prices[0], prices[3]]);
        Assert.Equal(40, prices[2]);
    }

    [Fact]
    public void Run_WithoutLimits_CountsOverloadedHours()
    {
        var answer = Run(Study(TwoBuses, [50, 120, 150, 200]) with { EnforceLineLimits = false });
        Assert.Equal((2, 15.0 + 40), (answer.Branches[0].HoursOverloaded, Math.Round(answer.Branches[0].OverloadMwh, 6)));
        Assert.Equal(100.0 / 60, answer.Branches[0].MostShare!.Value, 1e-9);
    }

    [Fact]
    public void Run_BranchOut_HalvesTheImportInThoseHours()
    {
        var answer = Run(Study(TwoBuses, [100, 100, 100]) with { Outages = [new TimedOutage(1, 2, new BranchId(2))] });
        Assert.Equal([1000.0, 600 + (40 * 40), 1000], Rounded(answer.CostUsdPerHour));
    }

    [Fact]
    public void Run_GeneratorOut_IsGoneInThoseHours()
    {
        var answer = Run(Study(TwoBuses, [150, 150]) with { Outages = [new TimedOutage(1, 2, Generator: new GeneratorId(2))] });
        Assert.Equal([0.0, 30], Rounded(answer.UnservedMw));
    }

    [Fact]
    public void Run_HeatWave_RaisesDemandAndLowersCapacityAndRatings()
    {
        var wave = new HeatWave(1, 2, 1.1, new Dictionary<string, double> { ["oil"] = 0.5 }, 0.9);
        var grid = Of([.. TwoBuses.Buses], [.. TwoBuses.Branches], [TwoBuses.Generators[0], TwoBuses.Generators[1] with { Fuel = "oil" }], [.. TwoBuses.Loads]);
        var answer = Run(Study(grid, [150, 150]) with { HeatWaves = [wave] });
        // 165 MW: 108 over the lines, 25 of the derated plant, 32 unserved.
        Assert.Equal([150.0, 165], Rounded(answer.DemandMw));
        Assert.Equal([0.0, 32], Rounded(answer.UnservedMw));
    }

    [Fact]
    public void Run_Storage_FillsAtNightAndServesTheDay()
    {
        var demand = Enumerable.Range(0, 24).Select(hour => hour < 12 ? 60.0 : 130).ToArray();
        var storage = new StorageUnit(new BusId(2), 20, 100, 0.8);
        var answer = Run(Study(TwoBuses, demand) with { Storage = [storage] });
        // 10 MW of the dear plant for 12 h without storage; 100 MWh of them now come from 125 MWh of the cheap one.
        var without = (12 * 600) + (12 * (1200 + 400));
        Assert.Equal(without - (100 * 40) + (125 * 10), answer.CostUsdPerHour.Sum(), 1e-4);
    }

    [Fact]
    public void Run_NewLoad_UsesItsOwnGenerationAndItsContract()
    {
        var load = new NewLoad(new BusId(2), 40) { OnsiteMw = 15, OnsiteUsdPerMwh = 60, CurtailableShare = 0.25 };
        var answer = Run(Study(TwoBuses, [140, 160]) with { NewLoads = [load] });
        // 180 MW: 120 + 50 + 10 on site. 200 MW: 120 + 50 + 15 on site + 10 curtailed + 5 unserved.
        Assert.Equal([180.0, 200], answer.DemandMw);
        Assert.Equal([1200.0 + 2000 + 600, 1200 + 2000 + 900 + 5000], Rounded(answer.CostUsdPerHour));
        Assert.Equal([0.0, 10], Rounded(answer.CurtailedMw));
        Assert.Equal([0.0, 5], Rounded(answer.UnservedMw));
    }

    [Fact]
    public void Run_ShiftableLoad_MovesOutOfTheDearHours()
    {
        var demand = Enumerable.Range(0, 24).Select(hour => hour < 12 ? 60.0 : 110).ToArray();
        var load = new NewLoad(new BusId(2), 20) { ShiftableShare = 0.5 };
        var answer = Run(Study(TwoBuses, demand) with { NewLoads = [load] });
        Assert.Equal(0, answer.UnservedMwh, 1e-6);
        // 20 MW more all day: 10 of the 12·10 MW above the import limit move to the night, so nothing of the dear plant is left.
        Assert.Equal(10.0 * ((12 * 80) + (12 * 130)), answer.CostUsdPerHour.Sum(), 1e-4);
    }

    [Fact]
    public void Run_Ramping_KeepsTheStatedRampWithinADay()
    {
        // The cheap plant may rise by 30 MW an hour: of 60 more MW, 30 come from the dear one in the second hour.
        var slow = Of([.. TwoBuses.Buses], [Line(1, 1, 2), Line(2, 1, 2)], [Plant(1, 1, 0, 200, 10) with { RampPerHour = new(30) }, Plant(2, 2, 0, 50, 40)], [.. TwoBuses.Loads]);
        var study = Study(slow, [100, 160, 160]);
        Assert.Equal([1000.0, 1600, 1600], Rounded(Run(study).CostUsdPerHour));
        // Starting higher is no way out: all of 100 MW comes from the cheap plant already.
        Assert.Equal([1000.0, 1300 + 1200, 1600], Rounded(Run(study with { Ramping = true }).CostUsdPerHour));
    }

    [Fact]
    public void Run_RampingUnitThatFails_DropsAtOnce()
    {
        var slow = Of([.. TwoBuses.Buses], [Line(1, 1, 2), Line(2, 1, 2)], [Plant(1, 1, 0, 200, 10) with { RampPerHour = new(30) }, Plant(2, 2, 0, 50, 40)], [.. TwoBuses.Loads]);
        var answer = Run(Study(slow, [100, 100, 100]) with { Ramping = true, Outages = [new TimedOutage(1, 2, Generator: new GeneratorId(1))] });
        Assert.Empty(answer.NotSolved);
        Assert.Equal([0.0, 50, 20], Rounded(answer.UnservedMw));
    }

    [Fact]
    public void Run_DcLine_CarriesWhatIsCheapestWithItsLoss()
    {
        var line = new DcLine { Id = new(1), From = new(1), To = new(2), Min = new(-40), Max = new(40), LossShare = 0.1 };
        var grid = new PowerGrid(TwoBuses.BasePower, TwoBuses.Buses, TwoBuses.Branches, TwoBuses.Generators, TwoBuses.Loads, [line]);
        // 120 over the two lines; 40 sent over the DC line arrive as 36; the rest comes from the dear plant.
        Assert.Equal([1000.0, 1200 + 400 + (14 * 40)], Rounded(Run(Study(grid, [100, 170])).CostUsdPerHour));
    }

    [Fact]
    public void Run_TimedRating_HoldsForItsBranchInItsHours()
    {
        var study = Study(TwoBuses, [120, 120, 120]) with { Ratings = [new TimedRating(1, 2, new BranchId(1), 0.5)] };
        // Line 1 carries 30 in hour 1, so both equal lines carry 30 each.
        Assert.Equal([1200.0, 600 + (50 * 40), 1200], Rounded(Run(study).CostUsdPerHour));
        Assert.Equal(10, Run(study).UnservedMwh, 1e-5);
    }

    [Fact]
    public void Run_SeriesOfABus_StandsInPlaceOfItsLoads()
    {
        var profiles = new HourlyProfiles(
            new DateTime(2020, 1, 1), 2, new Dictionary<int, double[]>(), new Dictionary<GeneratorId, double[]>(), new Dictionary<BusId, double[]> { [new(2)] = [30, 70] });
        Assert.Equal([30.0, 70], Run(new HourlyStudy { Grid = TwoBuses, Profiles = profiles }).DemandMw);
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => HourlyScenario.Run(Study(TwoBuses, [50, 60]), cancel: cancel.Token));
    }

    [Fact]
    public void Run_RandomGrid_EveryHourCostsWhatItsOptimalPowerFlowCosts() => RandomGrid.Connected.Sample(
        grid =>
        {
            var study = new HourlyStudy
            {
                Grid = grid,
                Profiles = new HourlyProfiles(new DateTime(2020, 1, 1), 2, new Dictionary<int, double[]>(), new Dictionary<GeneratorId, double[]>()),
            };
            var answer = HourlyScenario.Run(study);
            var outcome = DcOpf.Solve(DcNetwork.From(grid, DcConvention.Matpower), new DispatchOptions());
            if (outcome is DispatchOutcome.Solved solved)
            {
                Assert.Equal(0, answer.UnservedMwh, 1e-5);
                Assert.All(answer.CostUsdPerHour, cost => Assert.Equal(solved.Answer.ObjectiveUsdPerHour, cost, 1e-6 * (1 + cost)));
            }
            else
            {
                Assert.True(answer.UnservedMwh > 0 || answer.NotSolved.Count == 2);
            }
        },
        iter: 40);

    private static HourlyStudy Study(PowerGrid grid, double[] demandMw) => new()
    {
        Grid = grid,
        Profiles = new HourlyProfiles(new DateTime(2020, 1, 1), demandMw.Length, new Dictionary<int, double[]> { [1] = demandMw }, new Dictionary<GeneratorId, double[]>()),
    };

    private static HourlyAnswer Run(HourlyStudy study, Action<HourResult>? onHour = null) =>
        HourlyScenario.Run(study, onHour, cancel: TestContext.Current.CancellationToken);

    private static IEnumerable<double> Rounded(double[] values) => values.Select(value => Math.Round(value, 5));
}
