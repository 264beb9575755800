using System.CommandLine;
using Planner.App.Export;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class ExportCommand
{
    private static readonly Argument<string> Layer = new("LAYER") { Description = "Layer to write; 'planner layers' lists them." };

    private static readonly Option<string> Format = new("--format")
    {
        Description = $"One of {string.Join(", ", ExportLayer.Formats)}.",
        DefaultValueFactory = _ => "geojson",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "File to write; one that is there is replaced. Without it: the layer's name, here.",
        HelpName = "FILE",
    };

    public static Command Create() =>
        new Command("export", "Writes a layer to a file, in degrees on WGS 84.\n\nExample: planner export site --format gpkg --out sites.gpkg")
        {
            Layer, Format, Out,
        }
        .Answers(
            asked => WithWorkspace.Run(asked, open => ExportLayer.Run(
                open,
                new(asked.Parsed.GetRequiredValue(Layer), asked.Parsed.GetValue(Format)!, asked.Parsed.GetValue(Out)),
                asked.Cancel)),
            (console, answer) => console.WriteLine($"{answer.Path}: {answer.Features} features."));
}
