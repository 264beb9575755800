using System.Diagnostics;
using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>Solves a model in rounds: solve, check what was left out, add what the solution breaks, until the best plan is proved.</summary>
/// <remarks>
/// Every round is a relaxation of the study, so its bound holds for the study. A round's choice that breaks no grid limit is
/// a plan of the study, priced anew with its true cost of service; the search ends when the best plan meets the bound.
/// The linear relaxation goes through the rounds first: it is cheap and finds most of the rows that matter.
/// </remarks>
internal sealed class PortfolioSearch(
    PortfolioModel model, Baseline? baseline, PortfolioOptions options, IProgress<PortfolioProgress>? progress, Stopwatch watch)
{
    private const int LimitsPerRound = 50;

    /// <summary>Of each round's gap, the share that the solver may leave open; the rest is for what its plan costs once mended.</summary>
    private const double ShareOfGap = 0.5;
    private const int RelaxationRounds = 60;
    private const int LikedSitesMore = 6;

    /// <summary>A relaxation round that lifts the bound by less than this share is the last one.</summary>
    private const double WorthwhileLift = 1e-7;

    /// <summary>Plans this close to the bound are level with it: double arithmetic on sums of a thousand terms tells no more.</summary>
    private const double Level = 1e-9;

    /// <summary>With nothing left to add, the solver's own tolerance on whole numbers (1e-6) may stand between plan and bound; the gap says so.</summary>
    private const double SolverLevel = 1e-6;

    private double bound = double.NegativeInfinity;
    private double bestObjective = double.PositiveInfinity;
    private double[]? best;
    private int rounds;

    public PortfolioOutcome Run(CancellationToken cancel)
    {
        AddRelaxationRows(cancel);
        while (true)
        {
            if (cancel.IsCancellationRequested || Remaining() == TimeSpan.Zero)
            {
                return Ended(cancel.IsCancellationRequested ? SolveStatus.Interrupted : SolveStatus.TimeLimit);
            }

            OfferStart();
            var answer = Solve(options.RelativeGap * (model.HasDispatch ? ShareOfGap : 1), cancel);
            if (answer.Status == SolveStatus.Infeasible && best is null)
            {
                return new PortfolioOutcome.Infeasible(options.WithConflict ? Why(cancel) : Conflict.NotSought, Evidence());
            }

            var added = Learn(answer, cancel);
            var lastRound = answer.Status == SolveStatus.Optimal && added == 0;
            if (best is not null && IsLevel(lastRound ? SolverLevel : Level))
            {
                return new PortfolioOutcome.Optimal(Plan(), Proof(), Evidence());
            }

            if (answer.Status != SolveStatus.Optimal)
            {
                return Ended(answer.Status);
            }

            if (lastRound)
            {
                throw new SolverException($"{SolverSession.Backend} calls a plan optimal whose cost is {bestObjective}, but proves only {bound}.");
            }
        }
    }

    private Conflict Why(CancellationToken cancel) => new ConflictFinder(model, baseline, Remaining, options.Seed).Find(cancel);

    private bool IsLevel(double level) =>
        bestObjective - bound <= Math.Max(options.RelativeGap * Math.Abs(bestObjective), level * Math.Max(1, Math.Abs(bestObjective)));

    private TimeSpan Remaining()
    {
        var left = options.TimeLimit - watch.Elapsed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void AddRelaxationRows(CancellationToken cancel)
    {
        if (model.Grid is null && !model.HasService)
        {
            return;
        }

        model.AddFirstRows();
        if (model.FirstBound is { } first)
        {
            ShutHopelessSites(first, cancel);
        }

        model.Session.SetIntegers([]);
        for (var round = 0; round < RelaxationRounds && Solve(0, cancel) is { Status: SolveStatus.Optimal } answer; round++)
        {
            var lift = answer.Objective - bound;
            bound = Math.Max(bound, answer.Objective);
            if (AddBroken(answer.Columns) == 0 || lift <= WorthwhileLift * Math.Abs(bound))
            {
                break;
            }
        }

        model.Session.SetIntegers(model.Frame.Integers);
    }

    /// <summary>Finds a plan among the sites that the bound likes, and shuts every site whose use would cost more than that plan.</summary>
    private void ShutHopelessSites(ServiceBound first, CancellationToken cancel)
    {
        bound = first.BoundUsd;
        var liked = first.SiteValues.Select((value, site) => (value, site)).OrderBy(pair => pair.value).Select(pair => pair.site)
            .Take(first.Chosen.Length + Math.Max(LikedSitesMore, first.Chosen.Length)).ToHashSet();
        var others = Enumerable.Range(0, first.SiteValues.Length).Where(site => !liked.Contains(site)).ToList();
        others.ForEach(site => model.SetOpenable(site, false));
        var among = Solve(Math.Max(options.RelativeGap, 1e-4), cancel);
        // The bound of this solve holds among the liked sites only.
        Learn(among with { Bound = double.NegativeInfinity }, cancel);
        foreach (var site in others.Where(site => first.BoundAgainst(site) <= bestObjective + (Level * Math.Max(1, Math.Abs(bestObjective)))))
        {
            model.SetOpenable(site, true);
        }
    }

    /// <summary>Takes over the bound and, when it breaks no grid limit, the plan of a round; adds the rows that it breaks.</summary>
    private int Learn(SolveAnswer answer, CancellationToken cancel)
    {
        bound = Math.Max(bound, answer.Bound);
        if (!answer.HasSolution)
        {
            return 0;
        }

        var columns = model.Frame.Rounded(answer.Columns);
        if (BrokenLimits(columns).Count == 0)
        {
            Keep(columns);
            return AddBroken(columns);
        }

        return AddBroken(columns) + (model.HasDispatch ? Mend(columns, cancel) : 0);
    }

    /// <summary>Keeps the whole choices of a plan that breaks limits and looks for the cheapest dispatch that breaks none.</summary>
    private int Mend(double[] columns, CancellationToken cancel)
    {
        var added = 0;
        model.Frame.FixIntegers(columns);
        while (Solve(0, cancel) is { Status: SolveStatus.Optimal } answer)
        {
            var mended = model.Frame.Rounded(answer.Columns);
            var news = AddBroken(mended);
            added += news;
            if (news == 0)
            {
                Keep(mended);
                break;
            }
        }

        model.Frame.FreeIntegers();
        return added;
    }

    private void Keep(double[] columns)
    {
        var objective = model.Price(columns);
        if (objective < bestObjective)
        {
            (best, bestObjective) = (columns, objective);
        }
    }

    /// <summary>A known plan helps the solver, as long as no columns have joined the model since.</summary>
    private void OfferStart()
    {
        if (model.HasDispatch && best?.Length == model.Session.ColumnCount)
        {
            model.Session.SetStart(best);
        }
    }

    private SolveAnswer Solve(double gap, CancellationToken cancel)
    {
        rounds++;
        progress?.Report(new(rounds, model.Grid?.Limits.Count ?? 0, best is null ? null : model.Objective(bestObjective), KnownBound()));
        return model.Session.Solve(
            new(Remaining(), gap, Seed: options.Seed),
            (objective, proved) => progress?.Report(new(rounds, (model.Grid?.Limits.Count ?? 0), model.Objective(objective), model.Objective(Math.Max(bound, proved)))),
            cancel);
    }

    private IReadOnlyList<BrokenLimit> BrokenLimits(double[] columns) => model.Grid?.ListBroken(columns) ?? [];

    private int AddBroken(double[] columns)
    {
        var broken = BrokenLimits(columns);
        var news = broken.Where(flow => !model.Grid!.HasLimit(flow.Limit)).Take(LimitsPerRound).ToList();
        if (news.Count == 0 && broken.Count > 0 && !model.Study.Upgrades.Any(upgrade => upgrade.Kind == UpgradeKind.NewCircuit))
        {
            throw new SolverException($"{SolverSession.Backend} called a solution feasible that breaks a limit of its own model by {broken[0].ExcessMw} MW.");
        }

        news.ForEach(flow => model.Grid!.AddLimit(flow.Limit));
        return news.Count + model.AddServiceRows(columns);
    }

    private Portfolio Plan() => model.ReadPlan(best!, LimitsUsed(best!), ShadowPrices.Of(model, best!, Remaining()));

    // Summing anew may move the objective past the bound in the last digits; a bound is never better than a plan.
    private Proof Proof() => new(model.Objective(bestObjective), double.IsFinite(bound) ? model.Objective(Math.Min(bound, bestObjective)) : null);

    private PortfolioOutcome Ended(SolveStatus status) => best is null
        ? new PortfolioOutcome.Unknown(
            LocalizedText.Of($"{Ending(status).En}, before any plan was found that keeps the grid limits.", $"{Ending(status).Zh}，此前未找到满足电网限值的方案。"),
            KnownBound(), Evidence())
        : new PortfolioOutcome.Feasible(Plan(), Proof(), status == SolveStatus.Interrupted ? StopReason.Cancelled : StopReason.TimeLimit, Evidence());

    private IEnumerable<LimitUse> LimitsUsed(double[] columns) => model.Grid is not { } grid
        ? []
        : grid.Limits.Select(limit => grid.Use(limit, columns)).OrderByDescending(use => use.LoadingPercent).ThenBy(use => use.Branch);

    private SolveEvidence Evidence() => new(
        SolverSession.Backend, options.Seed, rounds, model.Grid?.Limits.Count ?? 0, model.Grid?.LimitCount ?? 0,
        model.Grid is { } grid ? [.. grid.BaseOverloads.OrderByDescending(use => use.LoadingPercent)] : []);

    private double? KnownBound() => double.IsFinite(bound) ? model.Objective(bound) : null;

    private static LocalizedText Ending(SolveStatus status) => status switch
    {
        SolveStatus.TimeLimit => new("The time limit came first", "先到达时间上限"),
        SolveStatus.Interrupted => new("Cancelled", "已取消"),
        _ => LocalizedText.Of($"{SolverSession.Backend} gave up on this model", $"{SolverSession.Backend} 未能求解此模型"),
    };
}
