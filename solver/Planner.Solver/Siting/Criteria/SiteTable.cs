using System.Collections.Immutable;
using Planner.Domain.Sites;

namespace Planner.Solver.Siting;

/// <summary>Sites and their scores per criterion: what stays the same when only the weights change.</summary>
/// <remarks>
/// The value functions are applied once, when the table is made; a new ranking of 100,000 sites by 20 criteria is then a
/// weighted sum over columns. Immutable; thread-safe.
/// </remarks>
public sealed class SiteTable
{
    private readonly double[][] scores;
    private readonly bool[][] known;
    private readonly int[] idOrder;

    /// <param name="sites">Ids, each once.</param>
    /// <param name="columns">One per criterion, each as long as <paramref name="sites"/>.</param>
    /// <param name="exclusions">Why a site is out, for the sites that are; such a site gets no rank.</param>
    /// <exception cref="ArgumentException">A site or criterion stands twice, a length differs, or an excluded site is not in the table.</exception>
    public SiteTable(
        IEnumerable<SiteId> sites, IEnumerable<CriterionColumn> columns, IReadOnlyDictionary<SiteId, string>? exclusions = null)
    {
        Sites = [.. sites];
        Columns = [.. columns];
        RequireMatching();
        Exclusions = Place(exclusions ?? new Dictionary<SiteId, string>());
        scores = [.. Columns.Select(column => column.Scores())];
        known = [.. Columns.Select(column => column.KnownMask())];
        idOrder = OrderOfIds();
    }

    public ImmutableArray<SiteId> Sites { get; }

    public ImmutableArray<CriterionColumn> Columns { get; }

    public IEnumerable<Criterion> Criteria => Columns.Select(column => column.Criterion);

    /// <summary>Reason per site number, null for a site that is in.</summary>
    public ImmutableArray<string?> Exclusions { get; }

    /// <summary>The score of a site by one criterion, 0 to 1, or null when the value is unknown.</summary>
    public double? FindScore(int site, int criterion) => known[criterion][site] ? scores[criterion][site] : null;

    internal double[] ScoreColumn(int criterion) => scores[criterion];

    internal bool[] KnownColumn(int criterion) => known[criterion];

    /// <summary>Place of each site when the ids are sorted: how equal scores are ordered.</summary>
    internal int[] IdOrder => idOrder;

    internal double[] WeightVector(Weights weights) => [.. Columns.Select(column => weights[column.Criterion.Id])];

    private void RequireMatching()
    {
        foreach (var column in Columns.Where(column => column.Count != Sites.Length))
        {
            throw new ArgumentException($"{column.Criterion.Id} has {column.Count} values for {Sites.Length} sites.");
        }

        if (Columns.Select(column => column.Criterion.Id).Distinct().Count() != Columns.Length)
        {
            throw new ArgumentException("A criterion stands twice in the table.");
        }

        if (Sites.Distinct().Count() != Sites.Length)
        {
            throw new ArgumentException("A site stands twice in the table.");
        }
    }

    private ImmutableArray<string?> Place(IReadOnlyDictionary<SiteId, string> exclusions)
    {
        var placed = Sites.Select(site => exclusions.TryGetValue(site, out var reason) ? reason : null).ToImmutableArray();
        return placed.Count(reason => reason is not null) == exclusions.Count
            ? placed
            : throw new ArgumentException("An excluded site is not in the table.");
    }

    private int[] OrderOfIds()
    {
        var sorted = Enumerable.Range(0, Sites.Length).ToArray();
        Array.Sort(sorted, (left, right) => Sites[left].CompareTo(Sites[right]));
        var order = new int[sorted.Length];
        for (var place = 0; place < sorted.Length; place++)
        {
            order[sorted[place]] = place;
        }

        return order;
    }
}
