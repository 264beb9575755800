namespace Planner.Solver.Siting;

/// <summary>Ranks sites by weighted criteria.</summary>
/// <remarks>
/// A site with an unknown criterion has no single score but an interval: the low end takes the unknown as worth 0, the
/// high end as worth 1. Sites are ranked by the low end, the pessimistic reading: what nobody knows earns nothing. Equal
/// scores are ordered by site id, and equal inputs give equal bytes. Excluded sites stand last, without rank.
/// </remarks>
public static class Ranking
{
    public static RankedSites Run(SiteTable table, Weights weights, RankingMethod? method = null)
    {
        method ??= new RankingMethod.WeightedSum();
        var vector = table.WeightVector(weights);
        var (low, high) = method is RankingMethod.WeightedSum ? Sum(table, vector) : Score(table, vector, method);
        return new(table, vector, method, low, high, Order(table, low));
    }

    /// <summary>Column by column, so that 100,000 sites stay in the cache lines that one criterion needs.</summary>
    private static (double[] Low, double[] High) Sum(SiteTable table, double[] weights)
    {
        var low = new double[table.Sites.Length];
        var high = new double[table.Sites.Length];
        for (var criterion = 0; criterion < weights.Length; criterion++)
        {
            var weight = weights[criterion];
            if (weight == 0)
            {
                continue;
            }

            var scores = table.ScoreColumn(criterion);
            var known = table.KnownColumn(criterion);
            for (var site = 0; site < low.Length; site++)
            {
                // Unknown scores are stored as 0, the low end.
                low[site] += weight * scores[site];
                high[site] += weight * (known[site] ? scores[site] : 1);
            }
        }

        return (low, high);
    }

    private static (double[] Low, double[] High) Score(SiteTable table, double[] weights, RankingMethod method)
    {
        var low = new double[table.Sites.Length];
        var high = new double[table.Sites.Length];
        var row = new double[weights.Length];
        for (var site = 0; site < low.Length; site++)
        {
            low[site] = method.Score(weights, Row(table, site, 0, row));
            high[site] = method.Score(weights, Row(table, site, 1, row));
        }

        return (low, high);
    }

    internal static double[] Row(SiteTable table, int site, double unknown, double[] row)
    {
        for (var criterion = 0; criterion < row.Length; criterion++)
        {
            row[criterion] = table.KnownColumn(criterion)[site] ? table.ScoreColumn(criterion)[site] : unknown;
        }

        return row;
    }

    /// <summary>Site numbers, best first; excluded ones last, by id.</summary>
    private static int[] Order(SiteTable table, double[] low)
    {
        var order = new int[low.Length];
        var keys = new double[low.Length];
        for (var site = 0; site < order.Length; site++)
        {
            order[site] = site;
            keys[site] = table.Exclusions[site] is null ? -low[site] : double.PositiveInfinity;
        }

        Array.Sort(keys, order);
        SettleTies(keys, order, (left, right) => table.IdOrder[left].CompareTo(table.IdOrder[right]));
        return order;
    }

    /// <summary>Orders the stretches of equal keys anew; <see cref="Array.Sort(Array, Array)"/> leaves them in any order.</summary>
    internal static void SettleTies(double[] keys, int[] order, Comparison<int> compare)
    {
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort(compare);
            }

            start = end;
        }
    }
}
