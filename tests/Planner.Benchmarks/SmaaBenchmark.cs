using Planner.Solver.Siting;

namespace Planner.Benchmarks;

/// <summary>smaa SITES CRITERIA DRAWS: rank acceptabilities over the whole weight simplex.</summary>
internal static class SmaaBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var sites = RankBenchmark.Count(arguments, 0, "number of sites");
        var criteria = RankBenchmark.Count(arguments, 1, "number of criteria");
        var draws = RankBenchmark.Count(arguments, 2, "number of draws");
        var table = RankBenchmark.RandomTable(sites, criteria);
        SmaaResult? result = null;
        return new Measurement().With("benchmark", "smaa").With("sites", sites).With("criteria", criteria).With("draws", draws)
            .Time(2, () => result = Smaa.Run(table, Weights.Equal(table.Criteria), new(Seed: 1, draws)))
            .With("largestFirstRankShare", result!.Sites.Max(site => site.FirstRankShare));
    }
}
