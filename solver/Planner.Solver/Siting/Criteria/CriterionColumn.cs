using System.Collections.Immutable;

namespace Planner.Solver.Siting;

/// <summary>The values of one criterion for all sites, with a mask that says which are known.</summary>
/// <remarks>An unknown value is marked, never encoded as NaN or 0. Immutable by contract: the arrays are not copied.</remarks>
public sealed class CriterionColumn
{
    private readonly double[] values;
    private readonly bool[] known;

    /// <param name="criterion">What the values measure.</param>
    /// <param name="values">One per site, in the table's order; ignored where not known.</param>
    /// <param name="known">Whether each value is known.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a known value is not finite.</exception>
    public CriterionColumn(Criterion criterion, double[] values, bool[] known)
    {
        Criterion = criterion;
        this.values = values;
        this.known = known;
        if (values.Length != known.Length)
        {
            throw new ArgumentException($"{criterion.Id}: {values.Length} values but {known.Length} marks of what is known.");
        }

        for (var site = 0; site < values.Length; site++)
        {
            if (known[site] && !double.IsFinite(values[site]))
            {
                throw new ArgumentException($"{criterion.Id}: the known value of site number {site} is {values[site]}, not a finite number.");
            }
        }
    }

    public Criterion Criterion { get; }

    public int Count => values.Length;

    /// <summary>A column from values of which null is unknown.</summary>
    public static CriterionColumn From(Criterion criterion, IEnumerable<double?> values)
    {
        var listed = values.ToImmutableArray();
        return new(
            criterion,
            [.. listed.Select(value => value is { } known ? known : 0)],
            [.. listed.Select(value => value.HasValue)]);
    }

    public bool IsKnown(int site) => known[site];

    /// <summary>The value in the criterion's unit, or null when it is unknown.</summary>
    public double? Find(int site) => known[site] ? values[site] : null;

    /// <summary>Sites whose known value lies beyond the end anchors, so that the score is the end anchor's.</summary>
    public IEnumerable<int> ListBeyondAnchors() =>
        Enumerable.Range(0, Count).Where(site => known[site] && Criterion.Value.IsBeyondAnchors(values[site]));

    /// <summary>Score of each site by the value function; 0 where unknown, where the mask must be asked.</summary>
    internal double[] Scores()
    {
        var scores = new double[values.Length];
        for (var site = 0; site < values.Length; site++)
        {
            scores[site] = known[site] ? Criterion.Value.Score(values[site]) : 0;
        }

        return scores;
    }

    internal bool[] KnownMask() => known;
}
