using Planner.Domain.Texts;
using Planner.Domain.Units;
using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>Says what the optimizer found, by the names of the workspace.</summary>
internal sealed class PlanReport(OpenWorkspace open, PlanQuestion question, JudgedSites judged, SiteMonths permits, bool inOwnProcess)
{
    public PlanAnswer Of(PortfolioResult result)
    {
        var answer = result.Outcome switch
        {
            PortfolioOutcome.Optimal optimal => Found(optimal, optimal.Plan, optimal.Proof, new("Proved: no plan is better by more than the gap.", "已证明：没有任何方案能优于该差距。")),
            PortfolioOutcome.Feasible feasible => Found(
                feasible, feasible.Plan, feasible.Proof, new("Stopped before the proof: the bound says how much better a plan could be.", "证明完成前已停止：界限说明方案最多还能改进多少。")) with
            {
                Stopped = feasible.Stopped == StopReason.Cancelled ? "cancelled" : "timeLimit",
            },
            PortfolioOutcome.Infeasible infeasible => Empty(infeasible, null, new("Proved: no plan meets all demands.", "已证明：没有方案能同时满足全部要求。")) with
            {
                Conflict = [.. infeasible.Conflict.Members.Select(member => member.Text)],
                ConflictMembers = [.. infeasible.Conflict.Members.Select(member => new ConflictLine(member.Kind, member.Text, member.Branch?.Number))],
                Relaxations = [.. infeasible.Conflict.Relaxations.Select(relaxation => relaxation.Text)],
            },
            PortfolioOutcome.Unknown unknown => Empty(unknown, unknown.Bound, unknown.Reason),
            _ => throw new InvalidOperationException($"{result.Outcome.GetType().Name} is not an outcome."),
        };
        return WithMore(answer, result);
    }

    private PlanAnswer Found(PortfolioOutcome outcome, Portfolio plan, Proof proof, LocalizedText note) => Empty(outcome, proof.Bound, Joined(note, OfWhat(proof))) with
    {
        Objective = proof.Objective,
        Gap = proof.Gap,
        Chosen = [.. plan.Chosen.Select(Line)],
        TotalScore = plan.TotalScore,
        TotalCostUsd = plan.TotalCost.Value,
        Costs = [.. plan.Costs.Select(cost => new CostLine(Word(cost.Kind), cost.Cost.Value))],
        Years = [.. plan.Years.Select(year => new PlanYearLine(year.Year, year.Load.Value, year.Capital.Value, year.EmissionsTonsPerYear, year.LostLoadMwhPerYear))],
        Upgrades = [.. plan.Upgrades.Select(Line)],
        Built = [.. plan.Built.Select(built => new BuiltLine(
            built.Build.Id, built.Build.Technology, built.Build.Bus.Number, built.Units, built.Units * built.Build.UnitSize.Value, built.Year))],
        Deferred = [.. plan.Deferred.Select(kept => new DeferredLine(kept.Unit.Generator?.Number, kept.Unit.Name, kept.Unit.Bus.Number, kept.LastYear))],
        Service = [.. plan.Service.Select(share => new ServiceLine(share.Region, share.Site.Text, share.Share))],
        BindingLimits = [.. plan.BindingLimits.Select(Line)],
        Binding = [.. plan.Binding.Select(binding => new BindingLine(binding.Kind, binding.Text, binding.Unit, binding.ShadowPrice, binding.Branch?.Number))],
    };

    /// <summary>Beside the dispatch of a whole grid sites cost little: a small share of it may be much of theirs.</summary>
    private LocalizedText? OfWhat(Proof proof) => question is { Dispatch: not null, CountsCost: true } && proof.Bound is { } bound
        ? LocalizedText.Of(
            $" The gap is a share of all cost, the dispatch of the whole grid included; it is {Math.Abs(proof.Objective - bound):#,0} USD.",
            $"该差距以包括全网调度在内的总成本计，为 {Math.Abs(proof.Objective - bound):#,0} 美元。")
        : null;

    private PlanAnswer Empty(PortfolioOutcome outcome, double? bound, LocalizedText note) => new()
    {
        InputsHash = "",
        Status = outcome.Status,
        ObjectiveKind = question.Objective,
        Objective = null,
        Bound = bound,
        Gap = null,
        Backend = outcome.Evidence.Backend,
        Seed = outcome.Evidence.Seed,
        Rounds = outcome.Evidence.Rounds,
        LimitsAdded = outcome.Evidence.LimitsAdded,
        LimitsWatched = outcome.Evidence.LimitsWatched,
        Stopped = null,
        Chosen = [],
        TotalScore = null,
        TotalCostUsd = null,
        Costs = [],
        Years = [],
        Upgrades = [],
        Built = [],
        Deferred = [],
        Service = [],
        BindingLimits = [],
        Binding = [],
        BaseOverloads = [.. outcome.Evidence.BaseOverloads.Select(Line)],
        Alternatives = null,
        AlternativesComplete = null,
        InEveryPlan = [],
        Pareto = null,
        Conflict = [],
        ConflictMembers = [],
        Relaxations = [],
        InOwnProcess = inOwnProcess,
        Note = Joined(note, Scope()),
    };

    private LocalizedText Scope() => Joined(
        LocalizedText.Of(
            $" A site without a bus in reach is left out. Limits are {(question.WithOutages ? "N-0 and N-1" : "N-0")} in a DC power flow, ",
            $"附近没有可接入母线的场址不计入。限值为直流潮流中的 {(question.WithOutages ? "N-0 与 N-1" : "N-0")}，"),
        question.Dispatch is null
            ? new("and generators serve the new load in proportion to their capacity.", "新增负荷由各机组按容量比例供应。")
            : new("with generation dispatched at least cost in every snapshot, without unit commitment.", "各时刻按最低成本调度发电，不计机组启停。"));

    private static LocalizedText Joined(LocalizedText first, LocalizedText? then) => new(first.En + then?.En, first.Zh + then?.Zh);

    private PlanAnswer WithMore(PlanAnswer answer, PortfolioResult result)
    {
        var best = answer.Chosen.Select(site => site.Site).ToList();
        return answer with
        {
            Alternatives = result.Alternatives?.Plans.Skip(1).Select(plan => Line(plan, answer.Objective!.Value, best)).ToList(),
            AlternativesComplete = result.Alternatives?.Complete,
            InEveryPlan = [.. result.Alternatives?.InEveryPlan.Select(site => site.Text) ?? []],
            Pareto = result.Pareto?.Plans.Select((plan, number) => Line(plan.Plan, number == result.Pareto.KneeNumber)).ToList(),
        };
    }

    private static AlternativeLine Line(AlternativePlan plan, double best, List<string> bestSites)
    {
        var sites = Sites(plan.Plan);
        return new(
            plan.Proof.Objective, Math.Abs(plan.Proof.Objective - best) / Math.Max(Math.Abs(best), 1e-10), sites, [.. sites.Except(bestSites)], [.. bestSites.Except(sites)]);
    }

    private ParetoLine Line(Portfolio plan, bool isKnee) => new(
        plan.TotalScore, plan.TotalCost.Value, plan.ValueOf(StudyBuilder.ObjectiveOf(question.Pareto!.Best)),
        plan.ValueOf(StudyBuilder.ObjectiveOf(question.Pareto.Against)), isKnee, Sites(plan));

    private static List<string> Sites(Portfolio plan) => [.. plan.Chosen.Select(chosen => chosen.Site.Text)];

    private ChosenSite Line(Solver.Siting.ChosenSite chosen)
    {
        var site = judged.Get(chosen.Site);
        var poi = chosen.Design.Poi!.Value;
        var option = site.Site.Pois.FirstOrDefault(known => known.Bus == poi);
        var line = option is null ? null : TieLineCost.Of(question.Connection, option);
        var months = permits.Of(site);
        return new(
            chosen.Site.Text, site.Site.Name, site.Site.FeatureId, chosen.Design.Load.Value, poi.Number,
            open.StudiedGrid.Grid.GetBus(poi).Name, chosen.Design.Score, site.Status, chosen.Design.Id, chosen.Year, chosen.Design.Cost.Value,
            option?.Route?.Length.Value ?? option?.Distance.Value, months?.P50, months?.P90)
        {
            ConnectionUsd = line?.Usd,
            ConnectionBasis = line?.Basis,
        };
    }

    private UpgradeLine Line(BuiltUpgrade built)
    {
        var (option, branch) = (built.Upgrade, open.StudiedGrid.Grid.GetBranch(built.Upgrade.Branch));
        var isTwin = option.Kind == UpgradeKind.NewCircuit;
        Megawatts? added = branch.Rating.Normal is { } rating ? rating * (isTwin ? 1 : option.RatingFactor - 1) : null;
        return new(
            option.Branch.Number, open.StudiedGrid.NameOf(option.Branch).Name, isTwin ? PlanUpgradeKind.NewCircuit : PlanUpgradeKind.Reconductor,
            built.Year, option.Cost.Value, added?.Value);
    }

    private static BindingLimit Line(LimitUse limit) => new(
        "branch", limit.Branch.Number, limit.Name, limit.Flow.Value, limit.Rating.Value, limit.Outage?.Number, limit.OutageName, limit.Year, limit.Snapshot);

    private static string Word(Measure measure) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(measure.ToString());
}
