using System.Diagnostics;
using Planner.App.Answers;
using Planner.App.Grid;
using Planner.App.Technologies;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Solver.Scenario;

namespace Planner.App.Scenarios;

/// <summary>Runs a scenario hour by hour and keeps what every hour gave.</summary>
/// <remarks>What a run has solved when it is cut off is kept: the same question, asked again, goes on from there to the same answer.</remarks>
public static class RunScenario
{
    /// <summary>Runs a scenario file on its own case, or on the workspace's grid.</summary>
    /// <exception cref="BadInputException">Every problem of the scenario.</exception>
    public static ScenarioAnswer Run(StudiedGrid grid, ScenarioFile file, IProgress<StepProgress> progress, CancellationToken cancel) =>
        Run(grid, file, file.Files, progress, cancel);

    /// <summary>Runs a question that names no files.</summary>
    /// <exception cref="BadInputException">Every problem of the scenario.</exception>
    public static ScenarioAnswer Run(StudiedGrid grid, ScenarioQuestion question, IProgress<StepProgress> progress, CancellationToken cancel) =>
        Run(grid, question, new("question"), progress, cancel);

    /// <summary>Finds every problem of a question before anything runs.</summary>
    /// <exception cref="BadInputException">Every problem of the scenario.</exception>
    public static void Check(StudiedGrid grid, ScenarioQuestion question) => Prepare(grid, question, new("question"), []);

    private static ScenarioAnswer Run(StudiedGrid grid, ScenarioQuestion question, ScenarioFiles files, IProgress<StepProgress> progress, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var hash = InputsHash.Of(question, [grid.ContentHash, TechnologyTableFile.ShippedHash, .. new[] { files.LoadPath, files.AvailabilityPath }.OfType<string>().Where(File.Exists).Select(FileHash.Of)]);
        if (ScenarioStore.Find(hash) is { } done)
        {
            return done.Answer;
        }

        var evidence = new List<string>();
        var study = Prepare(grid, question, files, evidence);
        cancel.ThrowIfCancellationRequested();
        using var results = ScenarioStore.Begin(hash, study);
        var parts = ScenarioStore.PartsOf(hash);
        var step = parts.HasSome ? "Running the hours that a cut-off run left" : "Running the hours";
        progress.Report(new(step, 0));
        var answer = HourlyScenario.Run(study, results.Add, new HoursDone(step, progress), parts, cancel);
        var whole = results.Complete(Report(study, question, answer, hash, evidence) with { ElapsedSeconds = clock.Elapsed.TotalSeconds }, answer);
        parts.Forget();
        return whole;
    }

    private static HourlyStudy Prepare(StudiedGrid grid, ScenarioQuestion question, ScenarioFiles files, List<string> evidence)
    {
        var bag = new DiagnosticBag();
        CheckHours(question, files, bag);
        var built = bag.Collect(() => ScenarioBuilder.Build(grid.Grid, question, TechnologyTableFile.Shipped, files.Name));
        var profiles = ScenarioProfiles.Choose(grid.Series, question, files, evidence, bag);
        var priced = built is null ? null : AssumedCosts.Fill(built.Grid, TechnologyTableFile.Shipped, evidence, files.Name, bag);
        var window = profiles is null ? null : Window(question, profiles, files, bag);
        bag.ThrowIfErrors();
        evidence.AddRange(built!.Evidence);
        return new()
        {
            Grid = priced!,
            Profiles = ScenarioProfiles.Apply(profiles!, built),
            Convention = new GridQuestion(question.Convention).DcConvention,
            NewLoads = built.NewLoads,
            Storage = [.. grid.Series.Storage, .. built.Storage],
            Outages = built.Outages,
            HeatWaves = built.HeatWaves,
            Ratings = built.Ratings,
            Ramping = question.Ramping,
            UnservedUsdPerMwh = question.UnservedUsdPerMwh,
            EnforceLineLimits = question.LineLimits,
            Window = window,
        };
    }

    private static void CheckHours(ScenarioQuestion question, ScenarioFiles files, DiagnosticBag bag)
    {
        Require(question.FirstHour >= 0, "firstHour", $"{question.FirstHour}", "Hours count from 0");
        Require(question.Hours is null or > 0, "hours", $"{question.Hours}", "Run at least one hour");
        Require(question.UnservedUsdPerMwh is > 0 and <= 1e6, "unservedUsdPerMwh", FormattableString.Invariant($"{question.UnservedUsdPerMwh}"), "Give a price above every plant's, at most 1,000,000");

        void Require(bool holds, string member, string value, string remedy)
        {
            if (!holds)
            {
                bag.Error("scenario.bad-figure", $"{member} is {value}", new(files.Name, Path: $"$.{member}"), "No such scenario can be run", remedy);
            }
        }
    }

    private static (int First, int Count)? Window(ScenarioQuestion question, HourlyProfiles profiles, ScenarioFiles files, DiagnosticBag bag)
    {
        var count = question.Hours ?? (profiles.Hours - question.FirstHour);
        if (question.FirstHour >= 0 && count > 0 && question.FirstHour + (long)count <= profiles.Hours)
        {
            return (question.FirstHour, count);
        }

        bag.Error("scenario.bad-hours", $"Hours {question.FirstHour} to {question.FirstHour + (long)count} are asked for", new(files.Name, Path: "$.hours"), $"The profile has {profiles.Hours} hours", "Ask for hours within it");
        return null;
    }

    private static ScenarioAnswer Report(HourlyStudy study, ScenarioQuestion question, HourlyAnswer answer, string hash, IReadOnlyList<string> evidence) => new()
    {
        InputsHash = hash,
        Name = question.Name,
        Status = answer.NotSolved.Count == 0 ? "solved" : "partlySolved",
        Convention = question.Convention,
        FirstHour = answer.FirstHour,
        Hours = answer.Hours,
        Start = study.Profiles.FirstHour.AddHours(answer.FirstHour),
        DemandMwh = answer.DemandMw.Sum(),
        PeakDemandMw = answer.DemandMw.Max(),
        UnservedMwh = answer.UnservedMwh,
        UnservedHours = answer.UnservedMw.Count(mw => mw > Solver.Tolerances.AtLimitMw),
        CurtailedMwh = answer.CurtailedMw.Sum(),
        CostUsd = answer.CostUsdPerHour.Sum(),
        Overloads = [.. answer.Branches.Where(branch => branch.HoursAtLimit + branch.HoursOverloaded > 0)
            .OrderByDescending(branch => branch.OverloadMwh).ThenByDescending(branch => branch.HoursAtLimit).ThenBy(branch => branch.Branch)
            .Select(branch => new OverloadLine(StudiedGrid.NameOf(study.Grid, branch.Branch), branch.HoursAtLimit, branch.HoursOverloaded, branch.OverloadMwh, 100 * branch.MostShare))],
        Lmp = new(
            [.. answer.MeanPriceUsdPerMwh.Keys.Order().Select(bus => bus.Number)],
            [.. answer.MeanPriceUsdPerMwh.OrderBy(price => price.Key).Select(price => Math.Round(price.Value, 4))]),
        Evidence = [.. evidence, .. answer.Simplifications],
        NotSolved = answer.NotSolved,
        Backend = answer.Backend,
        SolveSeconds = answer.SolveSeconds,
    };

    private sealed class HoursDone(string step, IProgress<StepProgress> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new(step, value));
    }
}
