using System.CommandLine;
using Planner.App.Import;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class ImportCommand
{
    private static readonly Argument<string> Recipe = new("RECIPE|KIND")
    {
        Description = "The recipe (YAML): what to import, how to read it, what to measure. Or the kind of single data sets: a kind or data set of the layer catalogue, or auto.",
    };

    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Data sets to import without a recipe: CSV, GeoJSON, Shapefile (.zip too), GeoPackage, GeoParquet, KML/KMZ, XLSX.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Vintage = new("--vintage")
    {
        Description = "Date or edition of the data sets, kept with them.",
        HelpName = "TEXT",
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
            + "Example: planner import geodata/recipes/texas.yaml --workspace texas.gpkg\n"
            + "Example: planner import nwi wetlands.zip --vintage 2024-10 --workspace wetlands.gpkg\n"
            + "Example: planner import nfhl flood.zip --workspace texas.gpkg   (adds a layer to a workspace that is there, or replaces one that was added)")
        {
            Recipe, Paths, Data, Candidates, Vintage,
        }
        .Answers(
            asked => asked.Parsed.GetValue(Paths) is { Length: > 0 } paths
                ? ImportData.RunFiles(
                    new ImportFilesQuestion(asked.Parsed.GetRequiredValue(Recipe), paths, asked.WorkspacePath, asked.Parsed.GetValue(Vintage), Today()),
                    asked.Progress,
                    asked.Cancel)
                : ImportData.Run(
                    new ImportQuestion(
                        asked.Parsed.GetRequiredValue(Recipe),
                        asked.WorkspacePath,
                        asked.Parsed.GetValue(Data),
                        asked.Parsed.GetValue(Candidates)),
                    asked.Progress,
                    asked.Cancel),
            Print);

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

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
