using System.Globalization;
using Planner.Domain.Sites;
using Planner.Solver.Siting;

namespace Planner.Benchmarks;

/// <summary>rank SITES CRITERIA: a new ranking after a change of weights, values and value functions unchanged.</summary>
internal static class RankBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var (sites, criteria) = (Count(arguments, 0, "number of sites"), Count(arguments, 1, "number of criteria"));
        var table = RandomTable(sites, criteria);
        var change = 0;
        RankedSites? ranked = null;
        return new Measurement().With("benchmark", "rank").With("sites", sites).With("criteria", criteria)
            .Time(20, () => ranked = Ranking.Run(table, Weigh(table, ++change)))
            .Time(3, () => Ranking.Run(table, Weigh(table, ++change), new RankingMethod.Topsis()), "topsisSeconds")
            .Time(3, () => Ranking.Run(table, Weigh(table, ++change), new RankingMethod.Owa(0.3)), "owaSeconds")
            .With("first", ranked![0].Site.Text);
    }

    public static int Count(Arguments arguments, int position, string what) =>
        int.Parse(arguments.Get(position, what), CultureInfo.InvariantCulture);

    /// <summary>Uniform values, one in twenty unknown, value functions of five anchors.</summary>
    public static SiteTable RandomTable(int sites, int criteria)
    {
        var random = new Random(1);
        var function = new ValueFunction([new(0, 0), new(10, 0.2), new(40, 0.5), new(80, 0.9), new(100, 1)]);
        return new(
            Enumerable.Range(0, sites).Select(number => new SiteId($"site-{number:000000}")),
            Enumerable.Range(0, criteria).Select(number => CriterionColumn.From(
                new(new($"c{number}"), "1", function),
                Enumerable.Range(0, sites).Select(_ => random.Next(20) == 0 ? null : (double?)(random.NextDouble() * 100)))));
    }

    private static Weights Weigh(SiteTable table, int change) => Weights.Normalise(
        table.Criteria.Select((criterion, number) => (criterion.Id, Weight: 1.0 + ((number * change) % 7))).ToDictionary(pair => pair.Id, pair => pair.Weight),
        table.Criteria, "benchmark");
}
