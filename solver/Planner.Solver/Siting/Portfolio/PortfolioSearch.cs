using System.Diagnostics;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>Solves a model in rounds: solve, check all grid limits, add the broken ones, until none is broken.</summary>
/// <remarks>
/// The linear relaxation is run through the rounds first: it is cheap and finds most of the limits that matter. Every round
/// is a relaxation of the study, so its bound holds for the study; the first integer solution that breaks no limit is the
/// study's optimum within the gap.
/// </remarks>
internal sealed class PortfolioSearch(PortfolioModel model, PortfolioOptions options, IProgress<PortfolioProgress>? progress)
{
    private const int LimitsPerRound = 50;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private double bound = double.NegativeInfinity;
    private int rounds;

    public PortfolioOutcome Run(CancellationToken cancel)
    {
        AddRelaxationLimits(cancel);
        while (true)
        {
            if (cancel.IsCancellationRequested || Remaining() == TimeSpan.Zero)
            {
                return Ended(cancel.IsCancellationRequested ? SolveStatus.Interrupted : SolveStatus.TimeLimit);
            }

            var answer = Solve(options.RelativeGap, cancel);
            if (answer.Status == SolveStatus.Infeasible)
            {
                return new PortfolioOutcome.Infeasible(new ConflictFinder(model, Remaining, options.Seed).Find(cancel), Evidence());
            }

            bound = Math.Max(bound, answer.Bound);
            if (!answer.HasSolution)
            {
                return Ended(answer.Status);
            }

            var columns = model.RoundChoices(answer.Columns);
            var broken = Broken(columns);
            if (broken.Count == 0)
            {
                return Outcome(answer, columns);
            }

            if (answer.Status != SolveStatus.Optimal)
            {
                return Ended(answer.Status, $"; the best plan so far breaks {broken.Count} grid limits");
            }

            AddLimits(broken);
        }
    }

    private TimeSpan Remaining()
    {
        var left = options.TimeLimit - watch.Elapsed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void AddRelaxationLimits(CancellationToken cancel)
    {
        if (model.Study.Grid is null)
        {
            return;
        }

        model.Session.SetIntegers([]);
        while (Solve(0, cancel) is { Status: SolveStatus.Optimal } answer && Broken(answer.Columns) is { Count: > 0 } broken)
        {
            bound = Math.Max(bound, answer.Objective);
            AddLimits(broken);
        }

        model.Session.SetIntegers(model.Binaries);
    }

    private SolveAnswer Solve(double gap, CancellationToken cancel)
    {
        rounds++;
        progress?.Report(new(rounds, model.LimitsAdded.Count, null, KnownBound()));
        return model.Session.Solve(
            new(Remaining(), gap, Seed: options.Seed),
            (objective, proved) => progress?.Report(new(rounds, model.LimitsAdded.Count, model.Objective(objective), model.Objective(Math.Max(bound, proved)))),
            cancel);
    }

    private IReadOnlyList<LimitFlow> Broken(double[] columns) =>
        model.Study.Grid?.ListViolations(model.Loads(columns), SitingTolerances.FlowMw) ?? [];

    private void AddLimits(IReadOnlyList<LimitFlow> broken)
    {
        var news = broken.Where(flow => !model.HasLimit(flow.Limit)).Take(LimitsPerRound).ToList();
        if (news.Count == 0)
        {
            throw new SolverException($"{SolverSession.Backend} called a solution feasible that breaks a limit of its own model by {broken[0].ExcessMw} MW.");
        }

        news.ForEach(flow => model.AddLimit(flow.Limit));
    }

    private PortfolioOutcome Outcome(SolveAnswer answer, double[] columns)
    {
        var plan = model.ReadPlan(columns, LimitsUsed(columns));
        var objective = model.Study.Objective == PortfolioObjective.MaximiseScore ? plan.TotalScore : plan.TotalCost.Value;
        // Rounding and summing anew may move the objective past the bound in the last digits; a bound is never better than a plan.
        bound = Math.Min(bound, model.Objective(objective));
        var proof = new Proof(objective, KnownBound());
        return answer.Status == SolveStatus.Optimal
            ? new PortfolioOutcome.Optimal(plan, proof, Evidence())
            : new PortfolioOutcome.Feasible(plan, proof, Stopped(answer.Status), Evidence());
    }

    private PortfolioOutcome.Unknown Ended(SolveStatus status, string more = "") => new(Ending(status) + more, KnownBound(), Evidence());

    private IEnumerable<LimitUse> LimitsUsed(double[] columns)
    {
        var loads = model.Loads(columns).ToList();
        return model.LimitsAdded
            .Select(limit => Use(limit, model.Study.Grid!.FlowMw(limit, loads)))
            .OrderByDescending(use => use.LoadingPercent).ThenBy(use => use.Branch);
    }

    private LimitUse Use(BranchLimit limit, double flowMw)
    {
        var branch = model.Study.Grid!.Branches[limit.Branch];
        var outage = model.Study.Grid.OutagedBranch(limit);
        return new(branch.Id, branch.Name, outage?.Id, outage?.Name, new Megawatts(flowMw), new Megawatts(limit.StatedMw));
    }

    private SolveEvidence Evidence()
    {
        var grid = model.Study.Grid;
        var overloads = grid?.ListBaseOverloads(SitingTolerances.FlowMw).Select(flow => Use(flow.Limit, flow.FlowMw)) ?? [];
        return new(
            SolverSession.Backend, options.Seed, rounds, model.LimitsAdded.Count, grid?.LimitCount ?? 0,
            [.. overloads.OrderByDescending(use => use.LoadingPercent)]);
    }

    private double? KnownBound() => double.IsFinite(bound) ? model.Objective(bound) : null;

    private static StopReason Stopped(SolveStatus status) =>
        status == SolveStatus.Interrupted ? StopReason.Cancelled : StopReason.TimeLimit;

    private static string Ending(SolveStatus status) => status switch
    {
        SolveStatus.TimeLimit => "the time limit came first",
        SolveStatus.Interrupted => "cancelled",
        _ => $"{SolverSession.Backend} gave up on this model",
    };
}
