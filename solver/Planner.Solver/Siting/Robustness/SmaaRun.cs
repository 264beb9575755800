namespace Planner.Solver.Siting;

/// <summary>The counters of one robustness run.</summary>
internal sealed class SmaaRun
{
    private readonly SiteTable table;
    private readonly double[] stated;
    private readonly SmaaOptions options;
    private readonly SeededRandom random;
    private readonly int[] sites;
    private readonly double[][] known;
    private readonly int[][] unknown;
    private readonly double[] blurred;
    private readonly double[] weights;
    private readonly double[] scores;
    private readonly double[] keys;
    private readonly int[] order;
    private readonly int[,] counts;
    private readonly long[] rankSums;
    private readonly double[,] firstWeights;

    public SmaaRun(SiteTable table, double[] stated, SmaaOptions options)
    {
        this.table = table;
        this.stated = stated;
        this.options = options;
        random = new(options.Seed);
        // In the order of ids, so that equal scores fall to the smaller id, as in the ranking.
        sites = [.. Enumerable.Range(0, table.Sites.Length).Where(site => table.Exclusions[site] is null).OrderBy(site => table.IdOrder[site])];
        // 0 where unknown: the drawn value is added on top.
        known = [.. Enumerable.Range(0, stated.Length).Select(criterion => sites.Select(site => table.ScoreColumn(criterion)[site]).ToArray())];
        unknown = [.. Enumerable.Range(0, stated.Length).Select(UnknownPlaces)];
        blurred = new double[sites.Length];
        weights = new double[stated.Length];
        scores = new double[sites.Length];
        keys = new double[sites.Length];
        order = new int[sites.Length];
        counts = new int[sites.Length, Math.Max(1, options.Ranks)];
        rankSums = new long[sites.Length];
        firstWeights = new double[sites.Length, stated.Length];
    }

    public void Draw()
    {
        options.Spread.Draw(stated, random, weights);
        Array.Clear(scores);
        for (var criterion = 0; criterion < weights.Length; criterion++)
        {
            AddCriterion(criterion);
        }

        Count();
    }

    public SmaaResult Result() => new(
        [.. Enumerable.Range(0, sites.Length).OrderBy(place => sites[place]).Select(Robustness)], options.Draws, options.Seed);

    private void AddCriterion(int criterion)
    {
        var weight = weights[criterion];
        var values = Error(criterion) is { } deviation ? Blur(criterion, deviation) : known[criterion];
        for (var place = 0; place < scores.Length; place++)
        {
            scores[place] += weight * values[place];
        }

        foreach (var place in unknown[criterion])
        {
            scores[place] += weight * random.Uniform();
        }
    }

    private int[] UnknownPlaces(int criterion) =>
        [.. Enumerable.Range(0, sites.Length).Where(place => !table.KnownColumn(criterion)[sites[place]])];

    private double? Error(int criterion) =>
        options.StandardErrors is { } errors && errors.TryGetValue(table.Columns[criterion].Criterion.Id, out var deviation) ? deviation : null;

    private double[] Blur(int criterion, double deviation)
    {
        var column = table.Columns[criterion];
        for (var place = 0; place < sites.Length; place++)
        {
            blurred[place] = column.Find(sites[place]) is { } value ? column.Criterion.Value.Score(value + (deviation * random.Normal())) : 0;
        }

        return blurred;
    }

    private void Count()
    {
        for (var place = 0; place < order.Length; place++)
        {
            order[place] = place;
            keys[place] = -scores[place];
        }

        Array.Sort(keys, order);
        Ranking.SettleTies(keys, order, (left, right) => left.CompareTo(right));
        for (var rank = 0; rank < order.Length; rank++)
        {
            rankSums[order[rank]] += rank + 1;
        }

        for (var rank = 0; rank < Math.Min(order.Length, counts.GetLength(1)); rank++)
        {
            counts[order[rank], rank]++;
        }

        AddFirstWeights();
    }

    private void AddFirstWeights()
    {
        for (var criterion = 0; criterion < weights.Length && order.Length > 0; criterion++)
        {
            firstWeights[order[0], criterion] += weights[criterion];
        }
    }

    private SiteRobustness Robustness(int place)
    {
        var first = counts[place, 0];
        return new(
            table.Sites[sites[place]],
            sites[place],
            [.. Enumerable.Range(0, counts.GetLength(1)).Select(rank => counts[place, rank] / (double)options.Draws)],
            rankSums[place] / (double)options.Draws,
            first == 0 ? null : [.. Enumerable.Range(0, weights.Length).Select(criterion => firstWeights[place, criterion] / first)]);
    }
}
