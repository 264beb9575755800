using System.CommandLine;
using Planner.App.Grid;
using Planner.App.Scenarios;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class ScenarioCommand
{
    private const int Shown = 20;

    private static readonly Argument<string> File = new("FILE")
    {
        Description = "Scenario file (YAML or JSON): case, year, profile, hours, changes. Schema: Scenarios/scenario.schema.json beside the program.",
    };

    public static Command Create()
    {
        var scenario = new Command("scenario", "Hourly grid-load scenarios.\n\nExample: planner scenario run scenario.yaml --json");
        scenario.Add(new Command(
            "run",
            "Runs a scenario hour by hour: unserved energy, overload hours, prices; every hour is kept as Parquet. A run that is cut off goes on where it was when it is asked again.\n\nExample: planner scenario run scenario.yaml --json")
        {
            File,
        }
        .Answers(Run, Print, "Cancelled. The hours solved so far are kept: asked again, the run goes on from there."));
        return scenario;
    }

    private static ScenarioAnswer Run(Asked asked)
    {
        var file = ScenarioFile.Read(asked.Parsed.GetValue(File)!);
        return file.CasePath is { } path
            ? RunScenario.Run(StudiedGrid.Read(path), file, asked.Progress, asked.Cancel)
            : WithWorkspace.Run(asked, open => RunScenario.Run(open.StudiedGrid, file, asked.Progress, asked.Cancel));
    }

    private static void Print(IAnsiConsole console, ScenarioAnswer answer)
    {
        var table = Tables.New("branch", "hours at limit", "hours overloaded", "overload MWh", "most loading %");
        foreach (var line in answer.Overloads.Take(Shown))
        {
            table.AddRow(Tables.Cells(
                line.Branch.Name, $"{line.HoursAtLimit}", $"{line.HoursOverloaded}", Tables.Number(line.OverloadMwh), Tables.Number(line.MostLoadingPercent)));
        }

        console.Write(table);
        console.WriteLine(
            $"{answer.Hours} hours, {answer.DemandMwh:0} MWh, peak {answer.PeakDemandMw:0.0} MW; unserved {answer.UnservedMwh:0.##} MWh in {answer.UnservedHours} hours; "
            + $"cost {answer.CostUsd:0} $; {answer.Status}, {answer.Backend}, {answer.SolveSeconds:0.0} s.");
        foreach (var line in answer.Evidence)
        {
            console.WriteLine($"Rests on: {line}");
        }

        console.WriteLine($"Every hour: {answer.Results}");
    }
}
