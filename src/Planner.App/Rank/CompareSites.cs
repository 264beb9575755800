using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Domain.Sites;
using Planner.Solver.Siting;

namespace Planner.App.Rank;

/// <param name="Sites">2 to 4 sites.</param>
/// <param name="Weights">Null: the workspace's own.</param>
/// <param name="RequestedMw">Load asked for at every site; null: each site's own.</param>
public sealed record CompareQuestion(IReadOnlyList<string> Sites, IReadOnlyDictionary<string, double>? Weights = null, double? RequestedMw = null);

/// <summary>Each site against the next lower one, with the reason.</summary>
public sealed record CompareAnswer : Answer
{
    public required IReadOnlyList<ComparedPair> Pairs { get; init; }

    /// <summary>Sites of the question that are excluded, and why: they are in no pair.</summary>
    public required IReadOnlyList<ExcludedSite> Excluded { get; init; }
}

/// <param name="Upper">Ranks higher.</param>
/// <param name="Lower">Ranks lower.</param>
/// <param name="Lead">Difference of their scores.</param>
/// <param name="Text">The reason in words.</param>
/// <param name="Differences">Contribution of each criterion to the lead, largest first.</param>
/// <param name="Swap">The smallest change of weights that makes them level; null when none does.</param>
public sealed record ComparedPair(string Upper, string Lower, double Lead, string Text, IReadOnlyList<DifferenceLine> Differences, SwapLine? Swap);

public sealed record DifferenceLine(string Criterion, double Contribution);

public sealed record SwapLine(double MovedWeight, IReadOnlyDictionary<string, double> Weights);

public sealed record ExcludedSite(string Id, string Reason);

/// <summary>Compares a few sites.</summary>
public static class CompareSites
{
    /// <exception cref="BadInputException">Each problem with its path.</exception>
    public static CompareAnswer Run(OpenWorkspace open, CompareQuestion question)
    {
        var clock = Stopwatch.StartNew();
        var weights = Check(open, question);
        var judged = open.Judge(question.RequestedMw);
        var ranked = Ranking.Run(judged.Table, weights);
        var asked = question.Sites.Select(id => new SiteId(id)).ToHashSet();
        var excluded = ranked.Where(site => asked.Contains(site.Site) && site.ExclusionReason is not null).ToList();
        asked.ExceptWith(excluded.Select(site => site.Site));
        return new()
        {
            InputsHash = InputsHash.Of(question, open.StateHash, open.LawHash),
            Pairs = asked.Count < 2 ? [] : [.. SiteComparison.Of(ranked, asked).Select(pair => Line(judged.Table, ranked, weights, pair))],
            Excluded = [.. excluded.Select(site => new ExcludedSite(site.Site.Text, site.ExclusionReason!))],
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static ComparedPair Line(SiteTable table, RankedSites ranked, Weights weights, SiteComparison pair)
    {
        var number = ranked.ToDictionary(site => site.Site, site => site.SiteNumber);
        var swap = WeightSwap.Find(table, weights, number[pair.Upper], number[pair.Lower]);
        return new(
            pair.Upper.Text, pair.Lower.Text, pair.Lead, pair.Reason,
            [.. pair.Differences.Select(difference => new DifferenceLine(difference.Criterion.Name, difference.Contribution))],
            swap is null ? null : new(swap.MovedWeight, RankParts.ByCriterion(table, swap.NewWeights)));
    }

    private static Weights Check(OpenWorkspace open, CompareQuestion question)
    {
        var bag = new DiagnosticBag();
        RequestedLoad.Check(open, question.RequestedMw, bag);
        var weights = bag.Collect(() => RankSites.WeightsOf(open, question.Weights));
        RankParts.Require(question.Sites.Distinct().Count() is >= 2 and <= 4, $"{question.Sites.Count} sites are to be compared", "$.sites", "Name 2 to 4 different sites", bag);
        for (var number = 0; number < question.Sites.Count; number++)
        {
            RankParts.Site(open, question.Sites[number], $"$.sites[{number}]", bag);
        }

        bag.ThrowIfErrors();
        return weights!;
    }
}
