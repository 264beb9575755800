using System.CommandLine;
using Planner.App.Import;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class ImportCommand
{
    private static readonly Argument<string> Recipe = new("RECIPE")
    {
        Description = "The recipe (YAML): what to import, how to read it, what to measure.",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder that the recipe's files are in. Without it: PLANNER_SHARED_DATA, else the recipe's folder.",
        HelpName = "FOLDER",
    };

    private static readonly Option<string?> Candidates = new("--sites")
    {
        Description = "CSV or GeoJSON of your own candidate points or polygons, added to the recipe's.",
        HelpName = "FILE",
    };

    public static Command Create() =>
        new Command(
            "import",
            "Makes a workspace from a recipe. An error lists every problem and leaves the old workspace as it is.\n\n"
            + "Example: planner import geodata/recipes/texas.yaml --workspace texas.gpkg")
        {
            Recipe, Data, Candidates,
        }
        .Answers(
            asked => ImportData.Run(
                new ImportQuestion(
                    asked.Parsed.GetRequiredValue(Recipe),
                    asked.WorkspacePath,
                    asked.Parsed.GetValue(Data),
                    asked.Parsed.GetValue(Candidates)),
                asked.Progress,
                asked.Cancel),
            Print);

    private static void Print(IAnsiConsole console, ImportAnswer answer)
    {
        foreach (var note in answer.Diagnostics.Take(20))
        {
            console.WriteLine($"Note: {note.Where}: {note.What}. {note.Why}.");
        }

        if (answer.Diagnostics.Count > 20)
        {
            console.WriteLine($"... and {answer.Diagnostics.Count - 20} more notes; --json lists them.");
        }

        console.WriteLine($"{answer.Workspace}: {answer.RowsKept} of {answer.RowsRead} rows kept, {answer.SiteCount} candidate sites.");
        console.WriteLine($"Content {answer.ContentHash}");
    }
}
