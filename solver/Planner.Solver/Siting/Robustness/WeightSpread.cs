namespace Planner.Solver.Siting;

/// <summary>Which weights a robustness analysis takes as possible.</summary>
public abstract record WeightSpread
{
    private WeightSpread()
    {
    }

    internal abstract void Draw(ReadOnlySpan<double> stated, SeededRandom random, Span<double> weights);

    /// <summary>Any weights at all: uniform over the simplex Σw = 1, w ≥ 0 (normalised exponentials; Tervonen and Lahdelma 2007).</summary>
    public sealed record Any : WeightSpread
    {
        internal override void Draw(ReadOnlySpan<double> stated, SeededRandom random, Span<double> weights)
        {
            for (var criterion = 0; criterion < weights.Length; criterion++)
            {
                weights[criterion] = random.Exponential();
            }

            Normalise(weights);
        }
    }

    /// <summary>Each stated weight up to a share larger or smaller, uniformly, then normalised again.</summary>
    /// <param name="Share">0 to 1; 0.2 means ±20 %.</param>
    public sealed record Around(double Share) : WeightSpread
    {
        public double Share { get; } = Share is >= 0 and <= 1
            ? Share
            : throw new ArgumentOutOfRangeException(nameof(Share), Share, "Must lie in [0, 1].");

        internal override void Draw(ReadOnlySpan<double> stated, SeededRandom random, Span<double> weights)
        {
            for (var criterion = 0; criterion < weights.Length; criterion++)
            {
                weights[criterion] = stated[criterion] * (1 + (Share * ((2 * random.Uniform()) - 1)));
            }

            Normalise(weights);
        }
    }

    private static void Normalise(Span<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        for (var criterion = 0; criterion < weights.Length; criterion++)
        {
            weights[criterion] /= sum;
        }
    }
}
