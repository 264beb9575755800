using CsCheck;
using Planner.Domain.Sites;
using Planner.Solver.Siting;

namespace Planner.Tests.Solver.Siting;

public sealed class RobustnessTests
{
    private static readonly Criterion[] Criteria = [.. "abc".Select(letter => new Criterion(new($"{letter}"), "1", new([new(0, 0), new(1, 1)])))];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>With two criteria and opposite scores the first site leads exactly when w₁ &gt; 2/3: a third of the simplex.</summary>
    [Fact]
    public void Smaa_TwoCriteria_MatchesTheShareOfTheSimplex()
    {
        var table = Table([[0.5, 0, 0], [0, 1, 0]], criteria: 2);

        var result = Smaa.Run(table, Weights.Equal(Criteria[..2]), new(Seed: 1, Draws: 20_000), Stop);

        Assert.Equal(1 / 3.0, result.Sites[0].FirstRankShare, 0.01);
        Assert.Equal(2 / 3.0, result.Sites[1].FirstRankShare, 0.01);
        Assert.Equal(result.Sites[0].FirstRankShare, result.Sites[1].RankAcceptability[1], 1e-12);
        Assert.Equal(5 / 6.0, result.Sites[0].CentralWeights!.Value[0], 0.01);
        Assert.Equal(2 - result.Sites[0].FirstRankShare, result.Sites[0].MeanRank, 1e-12);
    }

    [Fact]
    public void Smaa_SameSeed_SameAnswerAndOtherSeedOtherDraws()
    {
        var table = Table([[0.5, 0.1, null], [0.2, 0.9, 0.3], [0.4, 0.4, 0.4]]);
        var shares = new long[] { 3, 3, 4 }.Select(seed => Shares(Smaa.Run(table, Weights.Equal(Criteria), new(seed, 500), Stop))).ToList();

        Assert.Equal(shares[0], shares[1]);
        Assert.NotEqual(shares[0], shares[2]);
    }

    [Fact]
    public void Smaa_RankSharesOfAnySite_SumToOneAndSoDoThoseOfAnyRank() =>
        GenTable.Sample(table =>
        {
            var result = Smaa.Run(table, Weights.Equal(Criteria), new(9, 50, Ranks: table.Sites.Length), Stop);
            Assert.All(result.Sites, site => Assert.Equal(1, site.RankAcceptability.Sum(), 1e-9));
            Assert.All(Enumerable.Range(0, table.Sites.Length), rank => Assert.Equal(1, result.Sites.Sum(site => site.RankAcceptability[rank]), 1e-9));
        });

    [Fact]
    public void Smaa_WeightsHeldAndDataKnown_IsTheRankingItself() =>
        GenTable.Where(table => table.Columns.All(column => Enumerable.Range(0, column.Count).All(column.IsKnown))).Sample(table =>
        {
            var first = Ranking.Run(table, Weights.Equal(Criteria))[0].Site;
            var result = Smaa.Run(table, Weights.Equal(Criteria), new(9, 20, new WeightSpread.Around(0)), Stop);
            Assert.Equal(1, result.Sites.Single(site => site.Site == first).FirstRankShare);
        });

    /// <summary>A difference of 0.1 with standard error 0.1 on each side: P = Φ(0.1 / (0.1 √2)) = Φ(0.7071) = 0.7602.</summary>
    [Fact]
    public void Smaa_DataError_GivesTheNormalProbability()
    {
        var table = Table([[0.55, 0, 0], [0.45, 0, 0]], criteria: 1);
        var errors = new Dictionary<CriterionId, double> { [Criteria[0].Id] = 0.1 };

        var result = Smaa.Run(table, Weights.Equal(Criteria[..1]), new(5, 20_000, new WeightSpread.Around(0), StandardErrors: errors), Stop);

        Assert.Equal(0.7602, result.Sites[0].FirstRankShare, 0.01);
    }

    [Fact]
    public void Smaa_ExcludedSite_TakesNoPart()
    {
        var table = Table([[1, 1, 1], [0, 0, 0]], excluded: "s0");

        Assert.Equal("s1", Assert.Single(Smaa.Run(table, Weights.Equal(Criteria), new(1, 10), Stop).Sites).Site.Text);
    }

    /// <summary>The oracle tries every pair of criteria to move weight between on a grid: no cheaper change may level the two.</summary>
    [Fact]
    public void WeightSwap_AnyTwoSites_LevelsThemWithTheLeastWeightMoved() =>
        Gen.Select(GenTable, Gen.Double[0.01, 1].Array[3]).Sample((table, raw) =>
        {
            var weights = Weights.Normalise(Criteria.Zip(raw).ToDictionary(pair => pair.First.Id, pair => pair.Second), Criteria, "test");
            var ranked = Ranking.Run(table, weights);
            if (ranked.Count < 2)
            {
                return;
            }

            var (upper, lower) = (ranked[0].SiteNumber, ranked[1].SiteNumber);
            var differences = Enumerable.Range(0, 3).Select(criterion => (table.FindScore(upper, criterion) ?? 0) - (table.FindScore(lower, criterion) ?? 0)).ToArray();
            var stated = Criteria.Select(criterion => weights[criterion.Id]).ToArray();
            var swap = WeightSwap.Find(table, weights, upper, lower);
            if (swap is null)
            {
                Assert.All(differences, difference => Assert.True(difference > 0));
                return;
            }

            Assert.Equal(1, swap.NewWeights.Sum(), 1e-9);
            Assert.All(swap.NewWeights, weight => Assert.True(weight >= -1e-12));
            Assert.Equal(0, swap.NewWeights.Zip(differences, (weight, difference) => weight * difference).Sum(), 1e-9);
            Assert.Equal(swap.MovedWeight, swap.NewWeights.Zip(stated, (now, before) => Math.Abs(now - before)).Sum() / 2, 1e-9);
            Assert.True(LeastMoveOnAGrid(stated, differences) >= swap.MovedWeight - 1e-9);
        });

    [Fact]
    public void WeightSwap_SitesThatAreLevelButForRounding_NeedsNoWeightMoved()
    {
        var table = Table([[0.1, 0.2, 0.3], [0.3, 0.1, 0.2]]);

        foreach (var (upper, lower) in new[] { (0, 1), (1, 0) })
        {
            Assert.Equal(0, WeightSwap.Find(table, Weights.Equal(Criteria), upper, lower)!.MovedWeight, 1e-12);
        }
    }

    [Fact]
    public void ParetoFront_AnyTable_SplitsByDominance() =>
        GenTable.Sample(table =>
        {
            var result = ParetoFront.Find(table);
            Assert.Equal(table.Sites.Length, result.Front.Length + result.Dominated.Length);
            var number = table.Sites.Select((site, place) => (site, place)).ToDictionary(pair => pair.site, pair => pair.place);
            Assert.All(result.Dominated, site => Assert.True(Dominates(table, number[site.By], number[site.Site])));
            Assert.All(result.Front, site => Assert.DoesNotContain(number.Values, other => Dominates(table, other, number[site])));
        });

    [Fact]
    public void ParetoFront_DominatedSite_SaysByWhomAndWhy()
    {
        var result = ParetoFront.Find(Table([[0.9, 0.5, 0.5], [0.2, 0.5, 0.5], [0.1, 0.6, null]]));

        Assert.Equal(["s0", "s2"], result.Front.Select(site => site.Text));
        Assert.Equal("s0 is at least as good on every criterion and better on a (0.9 against 0.2 1)", Assert.Single(result.Dominated).Because);
    }

    [Fact]
    public void CorrelatedCriteria_TwoThatSayTheSame_AreWarnedOf()
    {
        var table = Table([.. Enumerable.Range(0, 12).Select(site => new double?[] { site / 12.0, (site / 24.0) + 0.1, site * 5 % 12 / 12.0 })]);

        var pair = Assert.Single(CorrelatedCriteria.List(table));

        Assert.Equal(("a", "b", 12), (pair.First.Name, pair.Second.Name, pair.Sites));
        Assert.Equal(1, pair.Correlation, 1e-9);
    }

    [Fact]
    public void SiteComparison_TwoSites_StatesWhatBringsTheLead()
    {
        var ranked = Ranking.Run(Table([[0.9, 0.3, 0.5], [0, 0.9, 0.5], [0, 0, 0]]), Weights.Equal(Criteria));

        var comparison = Assert.Single(SiteComparison.Of(ranked, [new("s1"), new("s0")]));

        Assert.Equal("s0 leads s1 by 0.100: ahead on a (+0.300); behind on b (-0.200)", comparison.Reason);
        Assert.Equal(comparison.Lead, comparison.Differences.Sum(difference => difference.Contribution), 1e-12);
    }

    private static Gen<SiteTable> GenTable =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 9], (score, known) => known > 0 ? (double?)(score / 4.0) : null).Array[3].Array[1, 6].Select(rows => Table(rows));

    private static SiteTable Table(IReadOnlyList<double?[]> scores, int criteria = 3, string? excluded = null) => new(
        scores.Select((_, site) => new SiteId($"s{site}")),
        Criteria[..criteria].Select((criterion, number) => CriterionColumn.From(criterion, scores.Select(row => row[number]))),
        excluded is null ? null : new Dictionary<SiteId, string> { [new(excluded)] = "out" });

    private static string Shares(SmaaResult result) => string.Join(' ', result.Sites.Select(site => site.FirstRankShare));

    private static bool Dominates(SiteTable table, int better, int worse)
    {
        var pairs = Enumerable.Range(0, 3).Select(criterion => (Low: table.FindScore(better, criterion) ?? 0, High: table.FindScore(worse, criterion) ?? 1)).ToList();
        return better != worse && pairs.All(pair => pair.Low >= pair.High) && pairs.Any(pair => pair.Low > pair.High);
    }

    private static double LeastMoveOnAGrid(double[] stated, double[] differences) => (
        from first in Enumerable.Range(0, 21)
        from second in Enumerable.Range(0, 21 - first)
        let weights = new[] { first / 20.0, second / 20.0, (20 - first - second) / 20.0 }
        where weights.Zip(differences, (weight, difference) => weight * difference).Sum() <= 1e-12
        select weights.Zip(stated, (now, before) => Math.Abs(now - before)).Sum() / 2).DefaultIfEmpty(double.PositiveInfinity).Min();
}
