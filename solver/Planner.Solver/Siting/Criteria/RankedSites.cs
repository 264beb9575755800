using System.Collections;
using Planner.Domain.Sites;

namespace Planner.Solver.Siting;

/// <summary>Sites in the order of a ranking, best first, excluded ones last. Immutable; thread-safe.</summary>
/// <remarks>Contributions are computed when asked, so that a re-ranking of many sites stays cheap.</remarks>
public sealed class RankedSites : IReadOnlyList<RankedSite>
{
    private readonly double[] weights;
    private readonly double[] low;
    private readonly double[] high;
    private readonly int[] order;

    internal RankedSites(SiteTable table, double[] weights, RankingMethod method, double[] low, double[] high, int[] order)
    {
        Table = table;
        Method = method;
        this.weights = weights;
        this.low = low;
        this.high = high;
        this.order = order;
    }

    public SiteTable Table { get; }

    public RankingMethod Method { get; }

    public int Count => order.Length;

    /// <summary>The site at a place, from 0.</summary>
    public RankedSite this[int place]
    {
        get
        {
            var site = order[place];
            var reason = Table.Exclusions[site];
            return new(Table.Sites[site], site, reason is null ? place + 1 : null, low[site], high[site], reason);
        }
    }

    /// <summary>What each criterion brings to the low end of a site's score; null where the value is unknown, which brings 0.</summary>
    /// <remarks>In the order of the table's columns; the known ones sum to <see cref="RankedSite.Score"/>.</remarks>
    public IReadOnlyList<double?> Contributions(int siteNumber)
    {
        var parts = new double[weights.Length];
        Method.Contribute(weights, Ranking.Row(Table, siteNumber, 0, new double[weights.Length]), parts);
        return [.. parts.Select((part, criterion) => Table.FindScore(siteNumber, criterion) is null ? (double?)null : part)];
    }

    /// <summary>The criteria with weight whose value is unknown for a site: what keeps its score from being one number.</summary>
    public IEnumerable<CriterionId> UnknownCriteria(int siteNumber) =>
        Enumerable.Range(0, weights.Length)
            .Where(criterion => weights[criterion] > 0 && Table.FindScore(siteNumber, criterion) is null)
            .Select(criterion => Table.Columns[criterion].Criterion.Id);

    public IEnumerator<RankedSite> GetEnumerator() => Enumerable.Range(0, Count).Select(place => this[place]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>One site of a ranking.</summary>
/// <param name="Site">Its id.</param>
/// <param name="SiteNumber">Its place in the table, for <see cref="RankedSites.Contributions"/>.</param>
/// <param name="Rank">From 1; null when the site is excluded.</param>
/// <param name="Score">Low end of the score, 0 to 1: every unknown criterion taken as worth nothing.</param>
/// <param name="ScoreHigh">High end: every unknown criterion taken as worth 1. Equal to the low end when all is known.</param>
/// <param name="ExclusionReason">Why the site is out; null when it is in.</param>
public readonly record struct RankedSite(
    SiteId Site, int SiteNumber, int? Rank, double Score, double ScoreHigh, string? ExclusionReason);
