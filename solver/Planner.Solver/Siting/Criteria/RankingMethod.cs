namespace Planner.Solver.Siting;

/// <summary>How the scores by criterion become one score. Every method is monotone: a better criterion never lowers it.</summary>
public abstract record RankingMethod
{
    private RankingMethod()
    {
    }

    /// <summary>The word of the command line and JSON.</summary>
    public abstract string Name { get; }

    /// <summary>Score of one site from weights and scores, both in 0..1.</summary>
    internal abstract double Score(ReadOnlySpan<double> weights, ReadOnlySpan<double> scores);

    /// <summary>What each criterion brings to the score; the parts sum to it.</summary>
    internal abstract void Contribute(ReadOnlySpan<double> weights, ReadOnlySpan<double> scores, Span<double> contributions);

    /// <summary>Additive value: score = Σ wᵢ vᵢ (Keeney and Raiffa 1976). Good and bad criteria offset each other.</summary>
    public sealed record WeightedSum : RankingMethod
    {
        public override string Name => "weighted-sum";

        internal override double Score(ReadOnlySpan<double> weights, ReadOnlySpan<double> scores)
        {
            var sum = 0.0;
            for (var criterion = 0; criterion < weights.Length; criterion++)
            {
                sum += weights[criterion] * scores[criterion];
            }

            return sum;
        }

        internal override void Contribute(ReadOnlySpan<double> weights, ReadOnlySpan<double> scores, Span<double> contributions)
        {
            for (var criterion = 0; criterion < weights.Length; criterion++)
            {
                contributions[criterion] = weights[criterion] * scores[criterion];
            }
        }
    }

    /// <summary>Closeness to the ideal: d⁻ / (d⁺ + d⁻) with d⁺ = ‖w(1 − v)‖, d⁻ = ‖w v‖ (Hwang and Yoon 1981).</summary>
    /// <remarks>
    /// The ideal and the anti-ideal are the anchors' ends (1 and 0 throughout), not the best and worst site at hand, so that
    /// adding a site reorders nobody. The contribution of a criterion is its share of (d⁻)² times the score: an attribution,
    /// as closeness is no sum.
    /// </remarks>
    public sealed record Topsis : RankingMethod
    {
        public override string Name => "topsis";

        internal override double Score(ReadOnlySpan<double> weights, ReadOnlySpan<double> scores)
        {
            double toIdeal = 0, toWorst = 0;
            for (var criterion = 0; criterion < weights.Length; criterion++)
            {
                toWorst += Square(weights[criterion] * scores[criterion]);
                toIdeal += Square(weights[criterion] * (1 - scores[criterion]));
            }

            return Math.Sqrt(toWorst) / (Math.Sqrt(toIdeal) + Math.Sqrt(toWorst));
        }

        internal override void Contribute(ReadOnlySpan<double> weights, ReadOnlySpan<double> scores, Span<double> contributions)
        {
            var score = Score(weights, scores);
            var toWorst = 0.0;
            for (var criterion = 0; criterion < weights.Length; criterion++)
            {
                contributions[criterion] = Square(weights[criterion] * scores[criterion]);
                toWorst += contributions[criterion];
            }

            for (var criterion = 0; criterion < weights.Length; criterion++)
            {
                contributions[criterion] *= toWorst > 0 ? score / toWorst : 0;
            }
        }

        private static double Square(double value) => value * value;
    }

    /// <summary>Ordered weighted average guided by the quantifier Q(t) = t^α, α = (1 − orness) / orness (Yager 1988, 1996).</summary>
    /// <remarks>
    /// With the criteria sorted from best to worst score and Sⱼ the sum of the first j weights, criterion j counts
    /// Q(Sⱼ) − Q(Sⱼ₋₁). Orness 0.5 is the weighted sum; towards 0 the worst criteria decide, towards 1 the best.
    /// </remarks>
    public sealed record Owa : RankingMethod
    {
        private readonly double exponent;

        /// <exception cref="ArgumentOutOfRangeException">Orness is not inside (0, 1).</exception>
        public Owa(double orness)
        {
            Orness = orness is > 0 and < 1
                ? orness
                : throw new ArgumentOutOfRangeException(nameof(orness), orness, "Orness must lie inside (0, 1).");
            exponent = (1 - orness) / orness;
        }

        public double Orness { get; }

        public override string Name => "owa";

        internal override double Score(ReadOnlySpan<double> weights, ReadOnlySpan<double> scores)
        {
            Span<double> contributions = stackalloc double[weights.Length];
            Contribute(weights, scores, contributions);
            var sum = 0.0;
            foreach (var contribution in contributions)
            {
                sum += contribution;
            }

            return sum;
        }

        internal override void Contribute(ReadOnlySpan<double> weights, ReadOnlySpan<double> scores, Span<double> contributions)
        {
            Span<double> worst = stackalloc double[scores.Length];
            Span<int> order = stackalloc int[scores.Length];
            for (var criterion = 0; criterion < scores.Length; criterion++)
            {
                (worst[criterion], order[criterion]) = (-scores[criterion], criterion);
            }

            worst.Sort(order);
            double sum = 0, before = 0;
            foreach (var criterion in order)
            {
                sum += weights[criterion];
                var after = Math.Pow(Math.Min(sum, 1), exponent);
                contributions[criterion] = (after - before) * scores[criterion];
                before = after;
            }
        }
    }
}
