using System.Collections.Immutable;
using CsCheck;
using Planner.Domain.Facts;
using Planner.Permitting.Pathways;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Tests;

/// <summary>Durations, schedules and bands against closed forms, exact enumeration, and by their laws.</summary>
public class TimelineTests
{
    private static readonly DateOnly NewYear = new(2027, 1, 1);

    private static PathwayStep Step(string id, Duration duration, params StepLink[] after) => new()
    {
        Id = id,
        Title = new(id, id),
        Kind = StepKind.Permit,
        When = new Condition.Constant(true),
        Duration = duration,
        Basis = new("test", null, Confidence.Draft, ""),
        After = [.. after],
        Where = new("test"),
    };

    private static StepLink Link(string step, LinkType type = LinkType.FS, double lag = 0) => new(step, type, lag);

    private static TimelineSample Sample(int draws, params PathwayStep[] steps) =>
        TimelineSample.Take(StepOrder.Sort(steps).Ordered, new(NewYear, draws, 7));

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{actual} is not within {tolerance} of {expected}");

    /// <summary>Means and variances add along a chain; six standard errors on either side.</summary>
    private static void ChainMatches(Duration[] durations)
    {
        const int draws = 40_000;
        var steps = durations.Select((duration, i) => i == 0 ? Step("s0", duration) : Step($"s{i}", duration, Link($"s{i - 1}"))).ToArray();
        var power = Sample(draws, steps).Power;
        var (mean, variance) = (durations.Sum(one => one.MeanDays), durations.Sum(one => one.Variance));
        Near(mean, power.Mean, 6 * Math.Sqrt(variance / draws));
        Near(variance, power.Variance, 0.1 * variance);
        Near(mean, power.Quantile(0.5), 0.15 * Math.Sqrt(variance));
    }

    [Fact]
    public void Chain_OfTriangulars_HasTheSumOfMeansAndVariances() =>
        ChainMatches([.. Enumerable.Range(0, 12).Select(i => new Duration.Triangular(10 + i, 20 + (2 * i), 60 + i))]);

    [Fact]
    public void Chain_OfPerts_HasTheClosedFormOfPert() =>
        ChainMatches([new Duration.Pert(30, 45, 60), new Duration.Pert(120, 260, 788), new Duration.Pert(10, 10, 40), new Duration.Pert(5, 25, 25), new Duration.Pert(9, 12, 18)]);

    [Fact]
    public void Chain_OfUniformsAndFixed_HasTheSumOfMeansAndVariances() =>
        ChainMatches([new Duration.Uniform(60, 365), new Duration.Fixed(30), new Duration.Uniform(0, 10), new Duration.Uniform(5, 90), new Duration.Uniform(5, 190)]);

    [Fact]
    public void LogNormal_KeepsItsMedianAndItsQuantiles()
    {
        var duration = new Duration.LogNormal(1008, 0.74);
        var own = Sample(40_000, Step("eis", duration)).Durations[0];
        Near(Math.Log(1008), Math.Log(own.Quantile(0.5)), 0.03);
        Near(Math.Log(duration.MinDays), Math.Log(own.Quantile(0.05)), 0.05);
        Near(Math.Log(duration.MaxDays), Math.Log(own.Quantile(0.95)), 0.05);
        Near(0.6745 * 0.74, Math.Log(own.Quantile(0.75) / 1008), 0.03);
    }

    /// <summary>Two parallel ways with a tie and a common end: 16 combinations with their chances, worked out by hand rules.</summary>
    [Fact]
    public void Network_OfDiscreteSteps_MatchesItsExactEnumeration()
    {
        var two = (double low, double high, double chance) => new Duration.Discrete([(low, chance), (high, 1 - chance)]);
        PathwayStep[] steps =
        [
            Step("a", two(10, 30, 0.4)),
            Step("b", two(15, 25, 0.7)),
            Step("c", two(5, 20, 0.5), Link("a"), Link("b", LinkType.SS, 12)),
            Step("d", two(8, 40, 0.8), Link("b"), Link("c", LinkType.FF, 3)),
        ];
        var exact = new SortedDictionary<double, double>();
        var criticalA = 0.0;
        var outcomes = from a in Chances((10, 0.4), (30, 0.6))
                       from b in Chances((15, 0.7), (25, 0.3))
                       from c in Chances((5, 0.5), (20, 0.5))
                       from d in Chances((8, 0.8), (40, 0.2))
                       select (A: a.Days, EndB: b.Days + d.Days, EndC: Math.Max(a.Days, 12) + c.Days, Chance: a.Chance * b.Chance * c.Chance * d.Chance);
        foreach (var (a, endB, endC, chance) in outcomes)
        {
            var end = Math.Max(endB, endC + 3);
            exact[end] = exact.GetValueOrDefault(end) + chance;
            criticalA += endC + 3 >= endB && a >= 12 ? chance : 0;
        }

        const int draws = 60_000;
        var sample = Sample(draws, steps);
        var ordered = StepOrder.Sort(steps).Ordered;
        var mean = exact.Sum(pair => pair.Key * pair.Value);
        var variance = exact.Sum(pair => pair.Value * Math.Pow(pair.Key - mean, 2));
        Near(mean, sample.Power.Mean, 6 * Math.Sqrt(variance / draws));
        Near(variance, sample.Power.Variance, 0.05 * variance);
        Near(criticalA, sample.Criticality(ordered.ToList().FindIndex(step => step.Id == "a")), 0.015);
        foreach (var share in new[] { 0.1, 0.5, 0.9 })
        {
            Assert.Equal(ExactQuantile(exact, share), sample.Power.Quantile(share), 6);
        }
    }

    private static (double Days, double Chance)[] Chances(params (double, double)[] values) => values;

    private static double ExactQuantile(SortedDictionary<double, double> exact, double share)
    {
        var sum = 0.0;
        return exact.First(pair => (sum += pair.Value) >= share).Key;
    }

    [Fact]
    public void Links_OfEachType_SetTheTimesOfOneDraw()
    {
        var ordered = StepOrder.Sort(
        [
            Step("a", new Duration.Fixed(10)),
            Step("fs", new Duration.Fixed(5), Link("a", LinkType.FS, 2)),
            Step("ss", new Duration.Fixed(5), Link("a", LinkType.SS, 4)),
            Step("ff", new Duration.Fixed(3), Link("a", LinkType.FF, 6)),
        ]).Ordered;
        var schedule = new Schedule(ordered, NewYear);
        schedule.Run([10, 5, 5, 3]);
        Assert.Equal([0, 12, 4, 0], schedule.Start.ToArray());
        Assert.Equal([10, 17, 9, 16], schedule.Finish.ToArray());
        var counts = new int[4];
        schedule.CountCritical([true, false, false, true], counts);
        Assert.Equal([1, 0, 0, 0], counts);
    }

    [Fact]
    public void Season_StartInAndWorkIn_WaitAndRest()
    {
        var fields = (string mode) => new Season((4, 1), (4, 30), mode, "test");
        var survey = Step("survey", new Duration.Fixed(40)) with { Season = fields("workIn") };
        var planting = Step("planting", new Duration.Fixed(40)) with { Season = fields("startIn") };
        var schedule = new Schedule([survey, planting], NewYear);
        schedule.Run([40, 40]);
        // 1 April 2027 is day 90; 30 days of April, then 10 of April 2028 (day 456, a leap year).
        Assert.Equal([90, 90], schedule.Start.ToArray());
        Assert.Equal([466, 130], schedule.Finish.ToArray());
    }

    [Fact]
    public void Season_OverTheNewYear_IsOneSeason()
    {
        var winter = new Season((11, 15), (3, 1), "startIn", "test");
        Assert.True(winter.Includes(new(2027, 1, 10)));
        Assert.True(winter.Includes(new(2027, 11, 15)));
        Assert.False(winter.Includes(new(2027, 3, 2)));
        Assert.False(winter.Includes(new(2027, 11, 14)));
    }

    /// <summary>Where a step waits for its season, what was done before it has slack.</summary>
    [Fact]
    public void Criticality_BeforeASeasonThatIsWaitedFor_IsZero()
    {
        var sample = Sample(200, Step("before", new Duration.Uniform(10, 20)),
            Step("survey", new Duration.Fixed(20), Link("before")) with { Season = new((6, 1), (6, 30), "workIn", "test") });
        Assert.Equal(0, sample.Criticality(0));
        Assert.Equal(1, sample.Criticality(1));
    }

    private static readonly Gen<PathwayStep[]> Networks = Gen.Select(
        Gen.Int[2, 8], Gen.Int[0, 1_000_000].Array[8], Gen.Int[0, 1_000_000].Array[64], (count, sizes, rolls) =>
            Enumerable.Range(0, count).Select(i => Step(
                $"s{i}",
                new Duration.Triangular(sizes[i] % 50, (sizes[i] % 50) + (sizes[i] % 7), (sizes[i] % 50) + (sizes[i] % 7) + (sizes[i] % 91)),
                [.. Enumerable.Range(0, i).Where(j => rolls[(i * 8) + j] % 3 == 0)
                    .Select(j => Link($"s{j}", (LinkType)(rolls[(i * 8) + j] / 3 % 3), rolls[(i * 8) + j] / 9 % 20))])).ToArray());

    [Fact]
    public void Adding_AStep_NeverBringsPowerNearer() =>
        Networks.Sample(steps =>
        {
            var fewer = Sample(200, steps[..^1]);
            var all = Sample(200, steps);
            foreach (var share in new[] { 0.0, 0.1, 0.5, 0.9, 1.0 })
            {
                Assert.True(fewer.Power.Quantile(share) <= all.Power.Quantile(share) + 1e-9);
            }
        }, iter: 100);

    [Fact]
    public void SomeStep_IsCritical_InEveryDraw_AndNoneOftener() =>
        Networks.Sample(steps =>
        {
            var sample = Sample(100, steps);
            var shares = Enumerable.Range(0, steps.Length).Select(sample.Criticality).ToList();
            Assert.All(shares, share => Assert.InRange(share, 0, 1));
            Assert.True(sample.Power.Quantile(0) <= 0 || shares.Sum() >= 1 - 1e-9);
        }, iter: 100);

    [Fact]
    public void Step_OfNoLength_IsFollowedThrough()
    {
        var sample = Sample(100, Step("a", new Duration.Uniform(5, 9)), Step("gate", new Duration.Fixed(0), Link("a")), Step("b", new Duration.Uniform(1, 2), Link("gate")));
        Assert.Equal([1, 1, 1], Enumerable.Range(0, 3).Select(sample.Criticality));
    }

    private static Timeline Run(string start, int seed, params (string, object)[] facts) => TimelineRun.Of(
        Shipped.Book("2026-11-23"), Shipped.Facts(facts), "test", new(DateOnly.ParseExact(start, "yyyy-MM-dd"), 2000, seed));

    private static readonly (string, object)[] Campus =
    [
        ("project.kind", "data_center"), ("project.load_increment_mw", 200), ("grid.region", "ERCOT"), ("grid.load_at_single_site_mw", 200),
        ("site.federal_owner", "none"), ("project.federal_assistance_usd", 0), ("project.sponsor_is_federal", false), ("site.tribal_trust_overlap_acres", 0),
        ("project.disturbance_acres", 100), ("water.nwi_overlap_acres", 3),
    ];

    [Fact]
    public void Shortest_OfAProject_IsNeverLongerThanLongest_AndOpenStepsAreOnlyInTheLatter()
    {
        var timeline = Run("2027-01-04", 1, Campus);
        Assert.All(timeline.Shortest.Tasks, task => Assert.True(task.Truth.IsTrue));
        Assert.True(timeline.Shortest.TimeToPower.P50Days <= timeline.Longest.TimeToPower.P50Days);
        Assert.True(timeline.Shortest.Permits.P90Days <= timeline.Longest.Permits.P90Days);
        Assert.Contains(timeline.Longest.Tasks, task => task.Id == "tx-large-load-standards");
        Assert.Contains(timeline.Shortest.Tasks, task => task is { Id: "wetland-delineation", Window.From: "04-01" });
        Assert.DoesNotContain(timeline.Longest.Tasks, task => task.Id == "nuclear-licence");
        Assert.Contains(timeline.NotConsidered, gap => gap.Id == "nuclear-licence");
        Assert.True(timeline.Shortest.Permits.P50Days >= 90, "the field season starts on 1 April");
    }

    [Fact]
    public void SameSeed_GivesTheSameTimeline_AnotherSeedANearOne()
    {
        var (first, again, other) = (Run("2027-01-04", 1, Campus), Run("2027-01-04", 1, Campus), Run("2027-01-04", 2, Campus));
        Assert.Equal(first.Longest.TimeToPower, again.Longest.TimeToPower);
        Assert.NotEqual(first.Longest.TimeToPower, other.Longest.TimeToPower);
        Near(first.Longest.TimeToPower.P50Days, other.Longest.TimeToPower.P50Days, 0.05 * first.Longest.TimeToPower.P50Days);
    }

    [Fact]
    public void Level_OfTheDocument_PicksItsStep()
    {
        (string, object)[] facts = [("project.kind", "substation"), ("project.lead_agency", "DOE"), ("project.federal_nexus", new[] { "federal_construction" }), ("nepa.significant_effect", "yes")];
        var timeline = Run("2027-01-04", 1, facts);
        Assert.Contains(timeline.Longest.Tasks, task => task.Id == "nepa-eis");
        Assert.DoesNotContain(timeline.Longest.Tasks, task => task.Id is "nepa-ea" or "nepa-ce");
    }

    [Fact]
    public void OwnDuration_OfTheProject_TakesTheStepsPlace()
    {
        var own = ImmutableDictionary<string, Duration>.Empty.Add("grid-upgrade", new Duration.Fixed(5000));
        var timeline = TimelineRun.Of(Shipped.Book("2026-11-23"), Shipped.Facts(Campus), "test", new(NewYear, 500, 1, own));
        var upgrade = timeline.Shortest.Tasks.Single(task => task.Id == "grid-upgrade");
        Assert.Equal((5000, "stated in the project file"), (upgrade.P50Days, upgrade.Citation));
        Assert.True(upgrade.IsCritical);
        Assert.True(timeline.Shortest.TimeToPower.P10Days > 5000);
    }
}
