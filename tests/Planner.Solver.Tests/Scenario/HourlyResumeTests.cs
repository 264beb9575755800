using Planner.Domain.Grid;
using Planner.Solver.Scenario;
using static Planner.Tests.Cases.TinyGrid;

namespace Planner.Tests.Scenario;

/// <summary>An hourly run that was cut off goes on to the same answer, bit by bit, without solving again what it had.</summary>
public class HourlyResumeTests
{
    private const int Hours = 240;

    /// <summary>Curved costs, a tight line and an outage in the middle; with ramps and storage days are tied.</summary>
    private static HourlyStudy Study(bool tied)
    {
        var grid = Of(
            [Bus(1, BusType.Reference) with { Area = 1 }, Bus(2) with { Area = 1 }, Bus(3) with { Area = 1 }],
            [Line(1, 1, 2, 0.1, 60), Line(2, 1, 2, 0.13, 60), Line(3, 2, 3, 0.07, 90), Line(4, 1, 3, 0.21, 70)],
            [Plant(1, 1, 0, 200, 10) with { RampPerHour = new(25) }, Plant(2, 2, 0, 50, 40), Plant(3, 3, 0, 60, 33)],
            [Load(2, 100), Load(3, 30)]);
        double[] demand = [.. Enumerable.Range(0, Hours).Select(hour => 120 + (60 * Math.Sin(hour / 3.7)) + (17 * Math.Sin(hour / 29.0)))];
        return new()
        {
            Grid = grid,
            Profiles = new HourlyProfiles(new DateTime(2020, 1, 1), Hours, new Dictionary<int, double[]> { [1] = demand }, new Dictionary<GeneratorId, double[]>()),
            Outages = [new TimedOutage(100, 130, new BranchId(2))],
            Ramping = tied,
            Storage = tied ? [new StorageUnit(new BusId(2), 20, 70, 0.85)] : [],
        };
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_CutOff_GoesOnToTheSameBitsWithFewerSolves(bool tied)
    {
        var study = Study(tied);
        var whole = new Kept();
        var expected = Told(study, whole);

        var parts = new Kept();
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            HourlyScenario.Run(study, progress: new CancelAfter(0.4, cancel), parts: parts, cancel: cancel.Token));
        var before = parts.Solved;
        Assert.InRange(before, 1, whole.Solved - 1);

        Assert.Equal(expected, Told(study, parts));
        Assert.Equal(whole.Solved, parts.Solved);
        // A third run solves nothing.
        Assert.Equal(expected, Told(study, parts));
        Assert.Equal(whole.Solved, parts.Solved);
    }

    [Fact]
    public void Run_PartsOfAnotherForm_AreSolvedAgain()
    {
        var study = Study(tied: false);
        var whole = new Kept();
        var expected = Told(study, whole);
        var others = new Kept();
        others.Keep(0, []);
        others.Keep(1, new byte[5000]);
        others.Keep(2, whole.Find(3)!);
        Assert.Equal(expected, Told(study, others));
        Assert.Equal(whole.Solved + 3, others.Solved);
    }

    /// <summary>What is forgotten while the run goes on, by another process at the same question, is solved again.</summary>
    [Fact]
    public void Run_PartsThatVanish_AreSolvedAgain()
    {
        var study = Study(tied: false);
        Assert.Equal(Told(study, new Kept()), Told(study, new Forgetful()));
    }

    // "R" of every figure: equal text is equal bits.
    private static string Told(HourlyStudy study, IHourlyParts parts)
    {
        var hours = new List<string>();
        var answer = HourlyScenario.Run(study, hour => hours.Add($"{hour.Hour}: {Text(hour.FlowMw)} {Text(hour.PriceUsdPerMwh)} {Text(hour.OutputMw)} {Text(hour.UnservedMw)} {Text(hour.LimitMw)}"), parts: parts, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(Hours, hours.Count);
        return string.Join('\n', [
            .. hours, Text(answer.DemandMw), Text(answer.CostUsdPerHour), Text(answer.EnergyPriceUsdPerMwh), Text(answer.UnservedMw),
            Text([.. answer.MeanPriceUsdPerMwh.OrderBy(price => price.Key).Select(price => price.Value)]), .. answer.Branches.Select(branch => branch.ToString())]);

        static string Text(double[] values) => string.Join(' ', values.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private sealed class Kept : IHourlyParts
    {
        private readonly HourlyPartsInMemory parts = new();
        private int solved;

        public int Solved => solved;

        public byte[]? Find(int part) => parts.Find(part);

        public void Keep(int part, byte[] values)
        {
            Interlocked.Increment(ref solved);
            parts.Keep(part, values);
        }
    }

    private sealed class Forgetful : IHourlyParts
    {
        public byte[]? Find(int part) => null;

        public void Keep(int part, byte[] values)
        {
        }
    }

    private sealed class CancelAfter(double share, CancellationTokenSource cancel) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= share)
            {
                cancel.Cancel();
            }
        }
    }
}
