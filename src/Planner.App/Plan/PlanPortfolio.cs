using System.Diagnostics;
using Planner.App.Answers;
using Planner.App.Plan.Solving;
using Planner.App.Technologies;
using Planner.Domain.Diagnostics;
using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>Chooses the best set of sites that grid, permits and resources carry together.</summary>
public static class PlanPortfolio
{
    /// <summary>Finds every problem of the question that shows without judging the sites, before any solving.</summary>
    /// <exception cref="BadInputException">Something can't be used; each problem with its path.</exception>
    public static void Check(OpenWorkspace open, PlanQuestion question)
    {
        var bag = new DiagnosticBag();
        new QuestionCheck(open, question, bag).Run();
        bag.ThrowIfErrors();
    }

    /// <summary>The optimizer's task of a question.</summary>
    /// <exception cref="BadInputException">See <see cref="Check"/>; also what only the judged sites and the grid can tell.</exception>
    internal static PortfolioTask TaskOf(OpenWorkspace open, PlanQuestion question)
    {
        Check(open, question);
        return TaskOf(open, question, open.Judge(question.RequestedMw, question.Facility), new SiteMonths(open, question));
    }

    /// <summary>Judges, builds the task, and solves it in a process of its own where the planner program is at hand.</summary>
    /// <exception cref="BadInputException">See <see cref="Check"/>; also what only the judged sites and the grid can tell.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before any set was found.</exception>
    /// <exception cref="SolverProcessException">The solver's process ended without an answer.</exception>
    public static PlanAnswer Run(
        OpenWorkspace open, PlanQuestion question, IProgress<StepProgress> progress, CancellationToken cancel)
    {
        Check(open, question);
        var clock = Stopwatch.StartNew();
        progress.Report(new("Judging the sites", null));
        var judged = open.Judge(question.RequestedMw, question.Facility);
        var months = new SiteMonths(open, question);
        var task = TaskOf(open, question, judged, months);
        cancel.ThrowIfCancellationRequested();
        var rounds = new PlanRounds(progress, clock);
        var program = SolverProcess.Find();
        var result = program is { } found ? SolverProcess.Solve(task, found, rounds, cancel) : task.Run(rounds, cancel);
        return new PlanReport(open, question, judged, months, program is not null).Of(result) with
        {
            InputsHash = InputsHash.Of(question, open.StateHash, open.LawHash, TechnologyTableFile.ShippedHash),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static PortfolioTask TaskOf(OpenWorkspace open, PlanQuestion question, JudgedSites judged, SiteMonths months)
    {
        var bag = new DiagnosticBag();
        var task = new StudyBuilder(open, question, judged, months, bag).Build();
        bag.ThrowIfErrors();
        return task;
    }
}

/// <summary>Says how far the optimizer is.</summary>
internal sealed class PlanRounds(IProgress<StepProgress> progress, Stopwatch clock) : IProgress<PortfolioProgress>
{
    public void Report(PortfolioProgress value) => progress.Report(new(
        FormattableString.Invariant($"Round {value.Round}, {value.LimitsAdded} grid limits: best {value.Incumbent:0.####}, bound {value.Bound:0.####}"), null)
    {
        Search = new(value.Round, value.LimitsAdded, value.Incumbent, value.Bound, clock.Elapsed.TotalSeconds),
    });
}
