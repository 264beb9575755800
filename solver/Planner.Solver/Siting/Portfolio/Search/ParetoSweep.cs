using System.Collections.Immutable;

namespace Planner.Solver.Siting;

/// <summary>Two objectives against each other: plans of which none is better in both, from the least of the second to the best of the first.</summary>
/// <remarks>
/// Epsilon-constraint method (Haimes, Lasdon and Wismer 1971): for a row of ends of the second objective the best of the first,
/// then for that the best of the second, so that each point is efficient and not only weakly so. The knee is the point farthest
/// above the line between the two ends, both axes scaled to 0..1 (Das 1999).
/// </remarks>
/// <param name="Plans">Efficient plans by rising second and ever better first objective.</param>
/// <param name="KneeNumber">Number of the knee among the plans; null when there are fewer than three.</param>
/// <param name="Stopped">The outcome that ended the sweep early; null when it went through.</param>
public sealed record ParetoSweep(ImmutableArray<AlternativePlan> Plans, int? KneeNumber, PortfolioOutcome? Stopped)
{
    // Relative to the figure: above the solver's row tolerance, so that the second solve of a point can keep the first's.
    private const double Slack = 1e-6;

    /// <param name="study">A study without service; its own objective is not used.</param>
    /// <param name="objectives">The first objective, and the second that is held at a row of ends.</param>
    /// <param name="points">Number of ends, the two extremes included; at least 2.</param>
    /// <param name="options">Limits of each single solve.</param>
    /// <param name="progress">Hears of rounds and better plans.</param>
    /// <param name="cancel">Stops; the points found so far are kept.</param>
    /// <exception cref="ArgumentException">The study has demand to serve, or fewer than 2 points are asked.</exception>
    public static ParetoSweep Run(
        PortfolioStudy study, (PortfolioObjective First, PortfolioObjective Second) objectives, int points, PortfolioOptions options,
        IProgress<PortfolioProgress>? progress = null, CancellationToken cancel = default)
    {
        if (study.Service is not null || points < 2)
        {
            throw new ArgumentException("A sweep needs a study without service and at least 2 points.");
        }

        return new Sweep(study, objectives.First, objectives.Second, options, progress, cancel).Run(points);
    }

    private sealed class Sweep(
        PortfolioStudy study, PortfolioObjective first, PortfolioObjective second, PortfolioOptions options, IProgress<PortfolioProgress>? progress, CancellationToken cancel)
    {
        private readonly List<AlternativePlan> plans = [];

        public ParetoSweep Run(int points)
        {
            var least = Solve(study with { Objective = second });
            var (best, _) = Efficient(study);
            if (least is not PortfolioOutcome.Optimal low || best is not PortfolioOutcome.Optimal high)
            {
                return new([], null, least is PortfolioOutcome.Optimal ? best : least);
            }

            var (from, to) = (low.Proof.Objective, high.Proof.Objective);
            for (var point = 0; point < points - 1; point++)
            {
                var end = new ObjectiveLimit(second, Loosened(second, from + ((to - from) * point / (points - 1.0))));
                var (outcome, proof) = Efficient(study with { ObjectiveLimits = [.. study.ObjectiveLimits, end] });
                if (outcome is not PortfolioOutcome.Optimal found)
                {
                    return new([.. plans], null, outcome);
                }

                Add(new(found.Plan, proof!));
            }

            Add(new(high.Plan, new(high.Plan.ValueOf(first), high.Plan.ValueOf(first))));
            return new([.. plans], Knee(), null);
        }

        private void Add(AlternativePlan next)
        {
            if (plans.Count == 0 || IsBetter(next.Plan.ValueOf(first), plans[^1].Plan.ValueOf(first)))
            {
                plans.Add(next);
            }
        }

        private bool IsBetter(double value, double other) =>
            Objectives.Sign(first) * (other - value) > Slack * Math.Max(1, Math.Abs(other));

        /// <summary>The best of the first objective, at the least of the second that has it.</summary>
        private (PortfolioOutcome Outcome, Proof? Proof) Efficient(PortfolioStudy within)
        {
            var outcome = Solve(within with { Objective = first });
            if (outcome is not PortfolioOutcome.Optimal best)
            {
                return (outcome, null);
            }

            var keep = new ObjectiveLimit(first, Loosened(first, best.Proof.Objective));
            return (Solve(within with { Objective = second, ObjectiveLimits = [.. within.ObjectiveLimits, keep] }), best.Proof);
        }

        private static double Loosened(PortfolioObjective objective, double value) =>
            value + (Objectives.Sign(objective) * Slack * Math.Max(1, Math.Abs(value)));

        private PortfolioOutcome Solve(PortfolioStudy one) => PortfolioModel.Solve(one, options, progress, cancel);

        private int? Knee()
        {
            if (plans.Count < 3)
            {
                return null;
            }

            return Enumerable.Range(1, plans.Count - 2).MaxBy(number => Share(first, number) - Share(second, number));
        }

        private double Share(PortfolioObjective objective, int number)
        {
            var (start, end) = (plans[0].Plan.ValueOf(objective), plans[^1].Plan.ValueOf(objective));
            return (plans[number].Plan.ValueOf(objective) - start) / (end - start);
        }
    }
}
