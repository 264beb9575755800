using System.Collections.Immutable;
using Planner.Domain.Sites;

namespace Planner.Solver.Siting;

/// <summary>How a ranking holds when weights and data are uncertain (SMAA-2: Lahdelma and Salminen 2001).</summary>
/// <remarks>
/// Draws weights, and values where they are uncertain, and ranks by the weighted sum each time. An unknown value is drawn
/// uniformly over the whole score range 0..1: nothing is known of it. Rank acceptability bᵢʳ is the share of draws in which
/// site i gets rank r. Excluded sites take no part. With N draws a share p has the standard error √(p(1−p)/N): 0.005 at
/// most for 10,000. The same seed gives the same answer.
/// </remarks>
public static class Smaa
{
    public static SmaaResult Run(SiteTable table, Weights weights, SmaaOptions options, CancellationToken cancel = default)
    {
        var run = new SmaaRun(table, table.WeightVector(weights), options);
        for (var draw = 0; draw < options.Draws; draw++)
        {
            cancel.ThrowIfCancellationRequested();
            run.Draw();
        }

        return run.Result();
    }
}

/// <summary>What to draw.</summary>
/// <param name="Seed">Seed of all draws.</param>
/// <param name="Draws">How many.</param>
/// <param name="Spread">Which weights are possible.</param>
/// <param name="Ranks">For how many of the first ranks acceptabilities are kept.</param>
/// <param name="StandardErrors">Standard deviation of a criterion's values in its own unit, where the data have one.</param>
public sealed record SmaaOptions(
    long Seed,
    int Draws = 10_000,
    WeightSpread? Spread = null,
    int Ranks = 10,
    IReadOnlyDictionary<CriterionId, double>? StandardErrors = null)
{
    public WeightSpread Spread { get; } = Spread ?? new WeightSpread.Any();
}

/// <summary>Robustness of a ranking, per site that takes part, in the table's order.</summary>
/// <param name="Sites">The sites.</param>
/// <param name="Draws">Number of draws.</param>
/// <param name="Seed">Seed of the draws.</param>
public sealed record SmaaResult(ImmutableArray<SiteRobustness> Sites, int Draws, long Seed);

/// <param name="Site">The site.</param>
/// <param name="SiteNumber">Its place in the table.</param>
/// <param name="RankAcceptability">Share of draws with rank 1, 2, ...</param>
/// <param name="MeanRank">Mean rank over the draws.</param>
/// <param name="CentralWeights">Mean of the weights that put the site first: who would choose it. Null when none did.</param>
public sealed record SiteRobustness(
    SiteId Site,
    int SiteNumber,
    ImmutableArray<double> RankAcceptability,
    double MeanRank,
    ImmutableArray<double>? CentralWeights)
{
    /// <summary>Share of draws in which the site is first.</summary>
    public double FirstRankShare => RankAcceptability[0];
}
