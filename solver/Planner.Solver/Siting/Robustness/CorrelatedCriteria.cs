using System.Collections.Immutable;
using System.Globalization;

namespace Planner.Solver.Siting;

/// <summary>Two criteria that say nearly the same of these sites, so that their weights count one thing twice.</summary>
/// <param name="First">One criterion.</param>
/// <param name="Second">The other.</param>
/// <param name="Correlation">Pearson's r of their scores, −1 to 1.</param>
/// <param name="Sites">Sites with both values known.</param>
public sealed record CorrelatedCriteria(CriterionId First, CriterionId Second, double Correlation, int Sites)
{
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{First} and {Second} go together on these {Sites} sites (r = {Correlation:0.00}): their weights largely count one thing twice");

    /// <summary>Every pair of criteria with r at or above the threshold, strongest first.</summary>
    /// <remarks>Only positive r double-counts; opposed criteria trade off, which is what weights are for.</remarks>
    public static ImmutableArray<CorrelatedCriteria> List(SiteTable table, double threshold = 0.9, int minSites = 10) =>
    [.. (from first in Enumerable.Range(0, table.Columns.Length)
         from second in Enumerable.Range(first + 1, table.Columns.Length - first - 1)
         let pair = Measure(table, first, second)
         where pair is not null && pair.Sites >= minSites && pair.Correlation >= threshold
         orderby pair.Correlation descending
         select pair)];

    private static CorrelatedCriteria? Measure(SiteTable table, int first, int second)
    {
        var sites = Enumerable.Range(0, table.Sites.Length)
            .Where(site => table.Exclusions[site] is null && table.KnownColumn(first)[site] && table.KnownColumn(second)[site]).ToArray();
        if (sites.Length < 2)
        {
            return null;
        }

        var (x, y) = (Centred(table.ScoreColumn(first), sites), Centred(table.ScoreColumn(second), sites));
        var spread = Math.Sqrt(Dot(x, x) * Dot(y, y));
        return spread == 0 ? null : new(table.Columns[first].Criterion.Id, table.Columns[second].Criterion.Id, Dot(x, y) / spread, sites.Length);
    }

    private static double[] Centred(double[] scores, int[] sites)
    {
        var mean = sites.Average(site => scores[site]);
        return [.. sites.Select(site => scores[site] - mean)];
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
