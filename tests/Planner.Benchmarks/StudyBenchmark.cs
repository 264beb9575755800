using Planner.App;
using Planner.App.Plan;
using Planner.Domain.Diagnostics;
using Planner.Solver.Siting;

namespace Planner.Benchmarks;

/// <summary>study STUDY.yaml [WORKSPACE] [--baselines]: a user's study on a workspace, by default the shipped sample; with --baselines also two simpler ways.</summary>
internal static class StudyBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var path = arguments.Get(0, "a study file");
        using var open = OpenWorkspace.Open(arguments.Find(1), new Progress<StepProgress>(), CancellationToken.None);
        PortfolioTask? task = null;
        PortfolioOutcome? outcome = null;
        var measured = new Measurement().With("benchmark", "study").With("study", Path.GetFileName(path))
            .Time(1, () => task = PlanPortfolio.TaskOf(open, StudyFile.Read(path)), "judgeAndBuildSeconds");
        var study = task!.WholeStudy();
        measured.With("candidates", study.Sites.Count).Time(1, () => outcome = PortfolioModel.Solve(study, task.Options, new Trace(arguments.Has("--trace"))));
        var (plan, proof) = outcome!.Found();
        measured.With("status", outcome.Status).With("objective", proof?.Objective).With("bound", proof?.Bound).With("gap", proof?.Gap)
            .With("chosen", plan?.Chosen.Select(chosen => chosen.Site.Text)).With("limitsWatched", outcome.Evidence.LimitsWatched)
            .With("rounds", outcome.Evidence.Rounds).With("backend", outcome.Evidence.Backend);
        return arguments.Has("--baselines") ? SimplerWays.Measure(measured, study, task.Options, proof) : measured;
    }
}
