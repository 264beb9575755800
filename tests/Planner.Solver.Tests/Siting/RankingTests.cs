using CsCheck;
using Planner.Domain.Diagnostics;
using Planner.Domain.Sites;
using Planner.Solver.Siting;

namespace Planner.Tests.Solver.Siting;

public sealed class RankingTests
{
    private static readonly Criterion Headroom = new(new("headroom"), "MW", new([new(0, 0), new(200, 1)]));
    private static readonly Criterion Distance = new(new("distance"), "km", new([new(0, 1), new(10, 0.5), new(50, 0)]));
    private static readonly RankingMethod[] Methods =
        [new RankingMethod.WeightedSum(), new RankingMethod.Topsis(), new RankingMethod.Owa(0.3), new RankingMethod.Owa(0.5)];

    [Fact]
    public void Run_WeightedSum_IsTheMeanOfAnchoredScores()
    {
        var ranked = Ranking.Run(Table(("a", 100, 10), ("b", 200, 50)), Weigh(3, 1));

        Assert.Equal(["b", "a"], ranked.Select(site => site.Site.Text));
        Assert.Equal(0.75, ranked[0].Score, 1e-12);
        Assert.Equal((0.75 * 0.5) + (0.25 * 0.5), ranked[1].Score, 1e-12);
        Assert.Equal([1, 2], ranked.Select(site => site.Rank!.Value));
        Assert.Equal(ranked[0].Score, ranked[0].ScoreHigh);
    }

    [Fact]
    public void Run_UnknownCriterion_GivesIntervalAndRanksByTheLowEnd()
    {
        var ranked = Ranking.Run(Table(("known", 60, 50), ("half", 200, null)), Weigh(1, 3));

        Assert.Equal(["half", "known"], ranked.Select(site => site.Site.Text));
        Assert.Equal((0.25, 1.0), (ranked[0].Score, ranked[0].ScoreHigh));
        Assert.Equal([Distance.Id], ranked.UnknownCriteria(ranked[0].SiteNumber));
        Assert.Equal([0.25, null], ranked.Contributions(ranked[0].SiteNumber));
    }

    [Fact]
    public void Run_UnknownEarnsNothing_EvenWhereAKnownValueWouldBeatIt()
    {
        var ranked = Ranking.Run(Table(("poor", 0, 40), ("unknown", 0, null)), Weigh(1, 1));

        Assert.Equal(["poor", "unknown"], ranked.Select(site => site.Site.Text));
    }

    [Fact]
    public void Run_EqualScores_AreOrderedById()
    {
        var ranked = Ranking.Run(Table(("c", 100, 10), ("a", 100, 10), ("b", 100, 10)), Weigh(1, 1));

        Assert.Equal(["a", "b", "c"], ranked.Select(site => site.Site.Text));
    }

    [Fact]
    public void Run_ExcludedSite_StandsLastWithoutRank()
    {
        var table = Table(new Dictionary<SiteId, string> { [new("best")] = "inside a national park" }, ("best", 200, 0), ("worst", 0, 50));

        var ranked = Ranking.Run(table, Weigh(1, 1));

        Assert.Equal(new RankedSite(new("worst"), 1, 1, 0, 0, null), ranked[0]);
        Assert.Equal((null, "inside a national park"), (ranked[1].Rank, ranked[1].ExclusionReason));
    }

    [Fact]
    public void Run_AnyMethod_ContributionsOfKnownCriteriaSumToTheScore() =>
        Gen.Select(GenSites, Gen.Double[0.01, 1].Array[2], Gen.Int[0, 3].Select(index => Methods[index])).Sample((sites, weights, method) =>
        {
            var ranked = Ranking.Run(Table(sites), Weigh(weights[0], weights[1]), method);
            return ranked.All(site =>
                Math.Abs(ranked.Contributions(site.SiteNumber).Sum(part => part ?? 0) - site.Score) < 1e-12);
        });

    [Fact]
    public void Run_AnyMethod_TheTruthLiesInTheIntervalAndAddingASiteReordersNobody() =>
        Gen.Select(GenSites, Gen.Double[0.01, 1].Array[2], Gen.Int[0, 3].Select(index => Methods[index]), Gen.Double[0, 60]).Sample((sites, weights, method, filled) =>
        {
            var weigh = Weigh(weights[0], weights[1]);
            var before = Ranking.Run(Table(sites), weigh, method);
            var truth = Ranking.Run(Table([.. sites.Select(site => (site.Id, site.Headroom, (double?)(site.Distance ?? filled)))]), weigh, method);
            var more = Ranking.Run(Table([.. sites, ("zz", 1000, 0)]), weigh, method);
            var scores = truth.ToDictionary(site => site.Site, site => site.Score);
            Assert.All(before, site => Assert.InRange(scores[site.Site], site.Score - 1e-12, site.ScoreHigh + 1e-12));
            Assert.Equal(before.Select(site => site.Site), more.Select(site => site.Site).Where(site => site.Text != "zz"));
        });

    [Fact]
    public void Owa_AtOrnessOneHalf_IsTheWeightedSum() =>
        Gen.Select(GenSites, Gen.Double[0.01, 1].Array[2]).Sample((sites, weights) =>
        {
            var weigh = Weigh(weights[0], weights[1]);
            var owa = Ranking.Run(Table(sites), weigh, new RankingMethod.Owa(0.5));
            var sum = Ranking.Run(Table(sites), weigh).ToDictionary(site => site.Site, site => site.Score);
            Assert.All(owa, site => Assert.Equal(sum[site.Site], site.Score, 1e-9));
        });

    [Fact]
    public void Owa_LowOrness_LetsTheWorstCriterionDecide()
    {
        var table = Table(("even", 100, 10), ("lopsided", 200, 50));

        Assert.Equal("even", Ranking.Run(table, Weigh(3, 1), new RankingMethod.Owa(0.05))[0].Site.Text);
        Assert.Equal("lopsided", Ranking.Run(table, Weigh(3, 1), new RankingMethod.Owa(0.95))[0].Site.Text);
    }

    [Fact]
    public void Topsis_BestAndWorst_AreOneAndZero()
    {
        var ranked = Ranking.Run(Table(("worst", 0, 50), ("best", 200, 0), ("middle", 100, 10)), Weigh(1, 1), new RankingMethod.Topsis());

        Assert.Equal([1, 0.5, 0], ranked.Select(site => Math.Round(site.Score, 12)));
    }

    [Fact]
    public void ValueFunction_BeyondAnEndAnchor_KeepsItsScoreAndSaysSo()
    {
        var column = CriterionColumn.From(Headroom, [-5, 50, null, 500]);

        Assert.Equal([0, 3], column.ListBeyondAnchors());
        Assert.Equal(1, Headroom.Value.Score(500));
        Assert.Equal(Direction.LowerIsBetter, Distance.Direction);
        Assert.Throws<ArgumentOutOfRangeException>(() => Headroom.Value.Score(double.NaN));
    }

    [Theory]
    [InlineData("at least two anchors", 0.0, 1.0)]
    [InlineData("values must rise", 0.0, 0.0, 0.0, 1.0)]
    [InlineData("not turn", 0.0, 0.0, 1.0, 1.0, 2.0, 0.5)]
    [InlineData("in [0, 1]", 0.0, 0.0, 1.0, 1.1)]
    [InlineData("finite", 0.0, 0.0, double.NaN, 1.0)]
    public void ValueFunction_BadAnchors_AreRefusedWithTheReason(string reason, params double[] flat)
    {
        var anchors = flat.Chunk(2).Select(pair => new Anchor(pair[0], pair[1]));

        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => new ValueFunction(anchors)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_BadOnes_AreAllListedWithTheirPath()
    {
        var raw = new Dictionary<CriterionId, double> { [Headroom.Id] = -1, [Distance.Id] = double.NaN, [new("colour")] = 2 };

        var refused = Assert.Throws<BadInputException>(() => Weights.Normalise(raw, [Headroom, Distance], "weights.yaml"));

        Assert.Equal(
            [("rank.unknown-criterion", "$.weights.colour"), ("rank.weight-negative", "$.weights.distance"), ("rank.weight-negative", "$.weights.headroom")],
            refused.Diagnostics.Select(problem => (problem.Code, problem.Where.Path!)));
    }

    [Fact]
    public void Weights_AllZero_AreRefused()
    {
        var raw = new Dictionary<CriterionId, double> { [Headroom.Id] = 0 };

        var refused = Assert.Throws<BadInputException>(() => Weights.Normalise(raw, [Headroom, Distance], "weights.yaml"));

        Assert.Equal("rank.weights-all-zero", Assert.Single(refused.Diagnostics).Code);
    }

    [Fact]
    public void Weights_HugeNumbers_StillSumToOne() =>
        Assert.Equal(1, Weigh(double.MaxValue, double.MaxValue).Shares.Values.Sum(), 1e-12);

    private static Gen<(string Id, double? Headroom, double? Distance)[]> GenSites =>
        Gen.Select(Gen.Double[-10, 250], Gen.Double[0, 60], Gen.Bool).Array[1, 8].Select(rows =>
            rows.Select((row, number) => ($"s{number}", (double?)row.Item1, row.Item3 ? (double?)row.Item2 : null)).ToArray());

    private static Weights Weigh(double headroom, double distance) => Weights.Normalise(
        new Dictionary<CriterionId, double> { [Headroom.Id] = headroom, [Distance.Id] = distance }, [Headroom, Distance], "test");

    private static SiteTable Table(params (string Id, double? Headroom, double? Distance)[] sites) => Table(null, sites);

    private static SiteTable Table(Dictionary<SiteId, string>? exclusions, params (string Id, double? Headroom, double? Distance)[] sites) => new(
        sites.Select(site => new SiteId(site.Id)),
        [CriterionColumn.From(Headroom, sites.Select(site => site.Headroom)), CriterionColumn.From(Distance, sites.Select(site => site.Distance))],
        exclusions);
}
