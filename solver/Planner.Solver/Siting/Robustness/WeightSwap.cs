using System.Collections.Immutable;

namespace Planner.Solver.Siting;

/// <summary>The smallest change of weights that makes two sites change places in a weighted sum.</summary>
/// <remarks>
/// With score differences dᵢ = v(upper)ᵢ − v(lower)ᵢ and D = Σ wᵢ dᵢ ≥ 0, moving weight from criterion i to the criterion
/// with the smallest d lowers D by dᵢ − min d per unit. Taking it from the largest dᵢ first reaches D = 0 with the least
/// weight moved, ½‖w′ − w‖₁: the linear program min ½‖w′ − w‖₁, w′·d ≤ 0, Σw′ = 1, w′ ≥ 0, solved by its greedy order.
/// At the new weights the two are level; any more of the same swaps them. Unknown values count 0, as in the ranking.
/// </remarks>
/// <param name="MovedWeight">Weight moved between criteria, 0 to 1.</param>
/// <param name="NewWeights">The weights at which the two are level, in the table's order.</param>
public sealed record WeightSwap(double MovedWeight, ImmutableArray<double> NewWeights)
{
    // Sites that are level score alike, and their differences still sum to a little beside 0.
    private const double Rounding = 1e-12;

    /// <summary>The change that lets <paramref name="lower"/> draw level with <paramref name="upper"/>, or null when no weights can.</summary>
    /// <param name="table">The sites.</param>
    /// <param name="weights">The weights now.</param>
    /// <param name="upper">Number of the site that scores at least as much now.</param>
    /// <param name="lower">Number of the other.</param>
    public static WeightSwap? Find(SiteTable table, Weights weights, int upper, int lower)
    {
        var stated = table.WeightVector(weights);
        var differences = Enumerable.Range(0, stated.Length).Select(criterion => Low(table, upper, criterion) - Low(table, lower, criterion)).ToArray();
        var lead = stated.Zip(differences, (weight, difference) => weight * difference).Sum();
        if (lead < -Rounding)
        {
            throw new ArgumentException($"{table.Sites[lower]} already scores more than {table.Sites[upper]}.");
        }

        return differences.Min() > 0 ? null : Move(stated, differences, lead);
    }

    private static WeightSwap Move(double[] stated, double[] differences, double lead)
    {
        var weights = (double[])stated.Clone();
        var target = Array.IndexOf(differences, differences.Min());
        var moved = 0.0;
        foreach (var source in Enumerable.Range(0, weights.Length).OrderByDescending(criterion => differences[criterion]))
        {
            var gain = differences[source] - differences[target];
            if (lead <= 0 || gain <= 0)
            {
                break;
            }

            var share = Math.Min(weights[source], lead / gain);
            weights[source] -= share;
            weights[target] += share;
            lead -= share * gain;
            moved += share;
        }

        return new(moved, [.. weights]);
    }

    private static double Low(SiteTable table, int site, int criterion) => table.FindScore(site, criterion) is { } score ? score : 0;
}
