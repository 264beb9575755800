using System.Diagnostics;
using Planner.App.Answers;
using Planner.App.Rank;
using Planner.Domain.Diagnostics;
using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>Chooses the set of sites with the highest total score that the grid carries together.</summary>
public static class PlanPortfolio
{
    /// <summary>Finds every problem of the question before any solving.</summary>
    /// <exception cref="BadInputException">A figure can't be used; each problem with its path.</exception>
    public static void Check(OpenWorkspace open, PlanQuestion question)
    {
        var bag = new DiagnosticBag();
        RequestedLoad.Check(open, question.RequestedMw, bag);
        RequireAbove(question.SiteCount, 0, "siteCount", "A plan chooses at least one site", bag);
        RequireAbove(question.MinSpacingKm ?? 1, 0, "minSpacingKm", "A spacing is a distance between two sites", bag);
        bag.Collect(() => RankSites.WeightsOf(open, question.Weights));
        bag.ThrowIfErrors();
    }

    /// <exception cref="BadInputException">See <see cref="Check"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before any set was found.</exception>
    public static PlanAnswer Run(
        OpenWorkspace open, PlanQuestion question, IProgress<StepProgress> progress, CancellationToken cancel)
    {
        Check(open, question);
        var clock = Stopwatch.StartNew();
        progress.Report(new("Judging the sites", null));
        var judged = open.Judge(question.RequestedMw);
        var study = new StudyBuilder(open, question, judged).Build();
        cancel.ThrowIfCancellationRequested();
        var outcome = PortfolioModel.Solve(study, PortfolioOptions.Default, new Rounds(progress), cancel);
        return new PlanReport(open, judged).Of(outcome) with
        {
            InputsHash = InputsHash.Of(question, open.StateHash, open.LawHash),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static void RequireAbove(double value, double limit, string member, string why, DiagnosticBag bag)
    {
        if (!(value > limit && double.IsFinite(value)))
        {
            bag.Error(
                "plan.bad-figure", FormattableString.Invariant($"{member} is {value}"), new("question", Path: $"$.{member}"),
                why, FormattableString.Invariant($"Give a number above {limit}"));
        }
    }

    private sealed class Rounds(IProgress<StepProgress> progress) : IProgress<PortfolioProgress>
    {
        public void Report(PortfolioProgress value) => progress.Report(new(
            FormattableString.Invariant(
                $"Round {value.Round}, {value.LimitsAdded} grid limits: best {value.Incumbent:0.0000}, bound {value.Bound:0.0000}"),
            null));
    }
}
