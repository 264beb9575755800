using System.Collections.Immutable;

namespace Planner.Permitting.Pathways;

/// <summary>How long a step takes, as a distribution in calendar days.</summary>
/// <remarks>A forecast from what was observed or planned; a statutory cap is a <see cref="Cap"/> and never a forecast.</remarks>
public abstract record Duration
{
    /// <summary>Word of the pack: "pert", "triangular", "uniform", "logNormal", "fixed" or "discrete".</summary>
    public abstract string Shape { get; }

    /// <summary>Shortest, days; for a log-normal the value that 5 percent stay under.</summary>
    public abstract double MinDays { get; }

    /// <summary>Most likely, days; for a log-normal the median, for a uniform or discrete one the mean.</summary>
    public abstract double LikelyDays { get; }

    /// <summary>Longest, days; for a log-normal the value that 95 percent stay under.</summary>
    public abstract double MaxDays { get; }

    public abstract double MeanDays { get; }

    /// <summary>Variance, days squared.</summary>
    public abstract double Variance { get; }

    internal abstract double Draw(ref DrawStream stream);

    /// <summary>Beta on [min, max] with the mean (min + 4 likely + max) / 6 (Malcolm and others 1959; Vose 2008, lambda 4).</summary>
    public sealed record Pert(double Min, double Likely, double Max) : Duration
    {
        private double AlphaShape => Max > Min ? 1 + (4 * (Likely - Min) / (Max - Min)) : 1;

        private double BetaShape => Max > Min ? 1 + (4 * (Max - Likely) / (Max - Min)) : 1;

        public override string Shape => "pert";

        public override double MinDays => Min;

        public override double LikelyDays => Likely;

        public override double MaxDays => Max;

        public override double MeanDays => (Min + (4 * Likely) + Max) / 6;

        /// <summary>Exact for the beta: (mean - min)(max - mean) / 7.</summary>
        public override double Variance => (MeanDays - Min) * (Max - MeanDays) / 7;

        internal override double Draw(ref DrawStream stream)
        {
            var (first, second) = (stream.NextGamma(AlphaShape), stream.NextGamma(BetaShape));
            return Min + ((Max - Min) * first / (first + second));
        }
    }

    public sealed record Triangular(double Min, double Likely, double Max) : Duration
    {
        public override string Shape => "triangular";

        public override double MinDays => Min;

        public override double LikelyDays => Likely;

        public override double MaxDays => Max;

        public override double MeanDays => (Min + Likely + Max) / 3;

        public override double Variance =>
            ((Min * Min) + (Likely * Likely) + (Max * Max) - (Min * Likely) - (Min * Max) - (Likely * Max)) / 18;

        internal override double Draw(ref DrawStream stream)
        {
            var u = stream.NextUnit();
            var below = (Likely - Min) * (Max - Min);
            return u * (Max - Min) < Likely - Min
                ? Min + Math.Sqrt(u * below)
                : Max - Math.Sqrt((1 - u) * (Max - Likely) * (Max - Min));
        }
    }

    public sealed record Uniform(double Min, double Max) : Duration
    {
        public override string Shape => "uniform";

        public override double MinDays => Min;

        public override double LikelyDays => MeanDays;

        public override double MaxDays => Max;

        public override double MeanDays => (Min + Max) / 2;

        public override double Variance => (Max - Min) * (Max - Min) / 12;

        internal override double Draw(ref DrawStream stream) => Min + ((Max - Min) * stream.NextUnit());
    }

    /// <summary>Median and the standard deviation of the logarithm: for steps of which only a median was observed.</summary>
    public sealed record LogNormal(double Median, double Sigma) : Duration
    {
        /// <summary>Quantile of the standard normal at 0.95.</summary>
        private const double NinetyFifth = 1.6448536269514722;

        public override string Shape => "logNormal";

        public override double MinDays => Median * Math.Exp(-NinetyFifth * Sigma);

        public override double LikelyDays => Median;

        public override double MaxDays => Median * Math.Exp(NinetyFifth * Sigma);

        public override double MeanDays => Median * Math.Exp(Sigma * Sigma / 2);

        public override double Variance => MeanDays * MeanDays * (Math.Exp(Sigma * Sigma) - 1);

        internal override double Draw(ref DrawStream stream) => Median * Math.Exp(Sigma * stream.NextNormal());
    }

    public sealed record Fixed(double Days) : Duration
    {
        public override string Shape => "fixed";

        public override double MinDays => Days;

        public override double LikelyDays => Days;

        public override double MaxDays => Days;

        public override double MeanDays => Days;

        public override double Variance => 0;

        internal override double Draw(ref DrawStream stream) => Days;
    }

    /// <summary>A few values with their chances (which sum to 1).</summary>
    public sealed record Discrete(ImmutableArray<(double Days, double Chance)> Values) : Duration
    {
        public override string Shape => "discrete";

        public override double MinDays => Values.Min(value => value.Days);

        public override double LikelyDays => MeanDays;

        public override double MaxDays => Values.Max(value => value.Days);

        public override double MeanDays => Values.Sum(value => value.Days * value.Chance);

        public override double Variance => Values.Sum(value => value.Chance * Math.Pow(value.Days - MeanDays, 2));

        internal override double Draw(ref DrawStream stream)
        {
            var left = stream.NextUnit();
            foreach (var (days, chance) in Values)
            {
                left -= chance;
                if (left < 0)
                {
                    return days;
                }
            }

            return Values[^1].Days;
        }
    }
}
