using System.Collections.Immutable;
using Planner.Domain.Sites;

namespace Planner.Solver.Siting;

/// <summary>The best plan and the other sets of sites that come close to it: what is really fixed and what is a matter of taste.</summary>
/// <param name="Best">The outcome of the study itself.</param>
/// <param name="Plans">Plans in the order of their objective, the best first; each another set of sites.</param>
/// <param name="Complete">True when it is proved that no other set comes as close.</param>
public sealed record PortfolioAlternatives(PortfolioOutcome Best, ImmutableArray<AlternativePlan> Plans, bool Complete)
{
    /// <summary>Sites that are in every plan listed.</summary>
    public IEnumerable<SiteId> InEveryPlan => Plans.Length == 0
        ? []
        : Plans.Select(plan => plan.Plan.Chosen.Select(chosen => chosen.Site)).Aggregate((common, next) => common.Intersect(next));

    /// <summary>Lists plans whose objective is within a share of the best one.</summary>
    /// <param name="study">The question.</param>
    /// <param name="within">Share of |best objective|; 0.05 is 5 %.</param>
    /// <param name="most">How many plans at most.</param>
    /// <param name="options">Limits of each single solve.</param>
    /// <param name="progress">Hears of rounds and better plans.</param>
    /// <param name="cancel">Stops; the plans found so far are kept.</param>
    public static PortfolioAlternatives List(
        PortfolioStudy study, double within, int most, PortfolioOptions options, IProgress<PortfolioProgress>? progress = null, CancellationToken cancel = default)
    {
        var best = PortfolioModel.Solve(study, options, progress, cancel);
        var plans = ImmutableArray.CreateBuilder<AlternativePlan>();
        var next = best;
        while (next is PortfolioOutcome.Optimal found && IsClose(best, found, within) && plans.Count < most)
        {
            plans.Add(new(found.Plan, found.Proof));
            study = study with { OtherThan = [.. study.OtherThan, found.Plan.Chosen.Select(chosen => chosen.Site).ToHashSet()] };
            next = PortfolioModel.Solve(study, options with { WithConflict = false }, progress, cancel);
        }

        var proved = next is PortfolioOutcome.Infeasible || (next is PortfolioOutcome.Optimal far && !IsClose(best, far, within));
        return new(best, plans.ToImmutable(), proved);
    }

    private static bool IsClose(PortfolioOutcome best, PortfolioOutcome.Optimal other, double within) =>
        best is PortfolioOutcome.Optimal { Proof.Objective: var objective }
        && Math.Abs(other.Proof.Objective - objective) <= (within * Math.Abs(objective)) + (1e-9 * Math.Max(1, Math.Abs(objective)));
}

public sealed record AlternativePlan(Portfolio Plan, Proof Proof);
