using System.CommandLine;
using Planner.App.Sites;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class LayersCommand
{
    public static Command Create() =>
        new Command("layers", "Lists what is in the workspace, with vintage, licence and coverage.\n\nExample: planner layers --json")
            .Answers(asked => WithWorkspace.Run(asked, ListLayers.Run), Print);

    private static void Print(IAnsiConsole console, LayersAnswer answer)
    {
        var table = Tables.New("layer", "kind", "features", "vintage", "licence", "coverage");
        foreach (var layer in answer.Layers)
        {
            table.AddRow(Tables.Cells(
                layer.Id, layer.Kind, $"{layer.FeatureCount}", layer.Vintage, layer.Licence, layer.Coverage.Description));
        }

        console.Write(table);
        Tables.SayIllustrative(console, answer.Illustrative);
    }
}
