using System.Collections.Immutable;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>Total score against fixed cost: plans of which none is better in both, from cheapest to best scored.</summary>
/// <remarks>
/// Epsilon-constraint method (Haimes, Lasdon and Wismer 1971): for a row of budgets the best score, then for that score the
/// least cost, so that each point is efficient and not only weakly so. The knee is the point farthest above the line between
/// the two ends, both axes scaled to 0..1 (Das 1999).
/// </remarks>
/// <param name="Plans">Efficient plans by rising cost and score.</param>
/// <param name="KneeNumber">Number of the knee among the plans; null when there are fewer than three.</param>
/// <param name="Stopped">The outcome that ended the sweep early; null when it went through.</param>
public sealed record ParetoSweep(ImmutableArray<AlternativePlan> Plans, int? KneeNumber, PortfolioOutcome? Stopped)
{
    // Above the solver's row tolerance, so that the second solve of a point can keep the score of the first.
    private const double ScoreSlack = 1e-6;

    /// <param name="study">A study without service; its own objective is not used.</param>
    /// <param name="points">Number of budgets, the two ends included; at least 2.</param>
    /// <param name="options">Limits of each single solve.</param>
    /// <param name="cancel">Stops; the points found so far are kept.</param>
    /// <exception cref="ArgumentException">The study has demand to serve, or fewer than 2 points are asked.</exception>
    public static ParetoSweep Run(PortfolioStudy study, int points, PortfolioOptions options, CancellationToken cancel = default)
    {
        if (study.Service is not null || points < 2)
        {
            throw new ArgumentException("A sweep needs a study without service and at least 2 points.");
        }

        var cheapest = PortfolioModel.Solve(study with { Objective = PortfolioObjective.MinimiseCost }, options, null, cancel);
        var (dearest, _) = Efficient(study, null, options, cancel);
        if (cheapest is not PortfolioOutcome.Optimal low || dearest is not PortfolioOutcome.Optimal high)
        {
            return new([], null, cheapest is PortfolioOutcome.Optimal ? dearest : cheapest);
        }

        return Between(study, low.Plan.TotalCost, high, points, options, cancel);
    }

    private static ParetoSweep Between(
        PortfolioStudy study, UsDollars least, PortfolioOutcome.Optimal high, int points, PortfolioOptions options, CancellationToken cancel)
    {
        var plans = new List<AlternativePlan>();
        for (var point = 0; point < points - 1; point++)
        {
            var budget = least + ((high.Plan.TotalCost - least) * (point / (points - 1.0)));
            var (outcome, score) = Efficient(study, budget, options, cancel);
            if (outcome is not PortfolioOutcome.Optimal found)
            {
                return new([.. plans], null, outcome);
            }

            Add(plans, new(found.Plan, score!));
        }

        Add(plans, new(high.Plan, new(high.Plan.TotalScore, high.Plan.TotalScore)));
        return new([.. plans], Knee(plans), null);
    }

    private static void Add(List<AlternativePlan> plans, AlternativePlan next)
    {
        if (plans.Count == 0 || next.Plan.TotalScore > plans[^1].Plan.TotalScore + ScoreSlack)
        {
            plans.Add(next);
        }
    }

    /// <summary>The best score within a budget, at the least cost that has it.</summary>
    private static (PortfolioOutcome Outcome, Proof? Score) Efficient(
        PortfolioStudy study, UsDollars? budget, PortfolioOptions options, CancellationToken cancel)
    {
        var within = study with { Objective = PortfolioObjective.MaximiseScore, MaxFixedCost = Tighter(study.MaxFixedCost, budget) };
        var best = PortfolioModel.Solve(within, options, null, cancel);
        if (best is not PortfolioOutcome.Optimal scored)
        {
            return (best, null);
        }

        var least = within with { Objective = PortfolioObjective.MinimiseCost, MinScore = scored.Proof.Objective - ScoreSlack };
        return (PortfolioModel.Solve(least, options, null, cancel), scored.Proof);
    }

    private static UsDollars? Tighter(UsDollars? stated, UsDollars? budget) =>
        stated is null || budget < stated ? budget ?? stated : stated;

    private static int? Knee(List<AlternativePlan> plans)
    {
        if (plans.Count < 3)
        {
            return null;
        }

        var (first, last) = (plans[0].Plan, plans[^1].Plan);
        return Enumerable.Range(1, plans.Count - 2).MaxBy(number =>
            ((plans[number].Plan.TotalScore - first.TotalScore) / (last.TotalScore - first.TotalScore))
            - ((plans[number].Plan.TotalCost - first.TotalCost).Value / (last.TotalCost - first.TotalCost).Value));
    }
}
