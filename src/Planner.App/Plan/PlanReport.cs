using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>Says what the optimizer found, by the names of the workspace.</summary>
internal sealed class PlanReport(OpenWorkspace open, JudgedSites judged)
{
    public PlanAnswer Of(PortfolioOutcome outcome) => outcome switch
    {
        PortfolioOutcome.Optimal optimal => Found(outcome, optimal.Plan, optimal.Proof, "Proved: no other set scores more."),
        PortfolioOutcome.Feasible feasible => Found(
            outcome, feasible.Plan, feasible.Proof, $"Stopped before the proof ({feasible.Stopped}): the bound says how much better a set could be."),
        PortfolioOutcome.Infeasible infeasible => Empty(outcome, null, "Proved: no set of sites meets all demands.") with
        {
            Conflict = [.. infeasible.Conflict.Members.Select(member => member.Text)],
            Relaxations = [.. infeasible.Conflict.Relaxations.Select(relaxation => relaxation.Text)],
        },
        PortfolioOutcome.Unknown unknown => Empty(outcome, unknown.Bound, unknown.Reason),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is not an outcome."),
    };

    private PlanAnswer Found(PortfolioOutcome outcome, Portfolio plan, Proof proof, string note) =>
        Empty(outcome, proof.Bound, note) with
        {
            Objective = proof.Objective,
            Gap = proof.Gap,
            Chosen = [.. plan.Chosen.Select(Line)],
            BindingLimits = [.. plan.BindingLimits.Select(limit => new BindingLimit(
                "branch", limit.Branch.Number, limit.Name, limit.Flow.Value, limit.Rating.Value))],
        };

    private static PlanAnswer Empty(PortfolioOutcome outcome, double? bound, string note) => new()
    {
        InputsHash = "",
        Status = outcome.Status,
        Objective = null,
        Bound = bound,
        Gap = null,
        Backend = outcome.Evidence.Backend,
        Seed = outcome.Evidence.Seed,
        Chosen = [],
        BindingLimits = [],
        BaseOverloads = [.. outcome.Evidence.BaseOverloads.Select(limit => new BindingLimit(
            "branch", limit.Branch.Number, limit.Name, limit.Flow.Value, limit.Rating.Value))],
        LimitsWatched = outcome.Evidence.LimitsWatched,
        Conflict = [],
        Relaxations = [],
        Note = note + " Each site connects at its nearest point of interconnection, and one without any is left out; limits are N-0 in a DC power flow, "
            + "and generators serve the new load in proportion to their capacity.",
    };

    private Plan.ChosenSite Line(Solver.Siting.ChosenSite chosen)
    {
        var site = judged.Get(chosen.Site);
        var poi = chosen.Design.Poi!.Value;
        return new(
            chosen.Site.Text, site.Site.Name, site.Site.FeatureId, chosen.Design.Load.Value, poi.Number,
            open.StudiedGrid.Grid.GetBus(poi).Name, chosen.Design.Score, site.Status);
    }
}
