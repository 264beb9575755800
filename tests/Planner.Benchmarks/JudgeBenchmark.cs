using System.Globalization;
using Planner.App;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Geodata.Store;

namespace Planner.Benchmarks;

/// <summary>judge SITES: permit answer, time to power and headroom of every site at a load that nobody asked for before.</summary>
internal static class JudgeBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var count = RankBenchmark.Count(arguments, 0, "number of sites");
        using var open = OpenWorkspace.Open(null, new Progress<StepProgress>(), CancellationToken.None);
        var own = open.Sites.ToList();
        open.ChangeAddedSites(_ => Enumerable.Range(0, Math.Max(0, count - own.Count)).Select(number => Like(open, own[number % own.Count], number)));
        open.Judge(1);
        var load = 100.0;
        return new Measurement().With("benchmark", "judge").With("sites", open.Sites.Count)
            .Time(3, () => open.Judge(++load));
    }

    /// <summary>A site whose every measured number differs a little, so that no two are judged on equal facts.</summary>
    private static MeasuredSite Like(OpenWorkspace open, CandidateSite site, int number)
    {
        var factor = 1 + (0.3 * Math.Sin(number));
        var facts = open.FactsOf(site.Id).Listed.Aggregate(FactSheet.Empty, (sheet, pair) => sheet.With(pair.Key, Scaled(pair.Value, factor)));
        return new(site with { Id = new(string.Create(CultureInfo.InvariantCulture, $"copy-{number:000000}")) }, facts, "", []);
    }

    private static Fact Scaled(Fact fact, double factor) => fact is Fact.Known { Value: FactValue.Number number } known
        ? known with { Value = new FactValue.Number(number.Value * factor, number.Unit) } : fact;
}
