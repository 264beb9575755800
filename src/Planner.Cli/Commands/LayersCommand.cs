using System.CommandLine;
using Planner.App.Sites;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class LayersCommand
{
    public static Command Create()
    {
        var command = new Command(
            "layers",
            "Lists what is in the workspace, with vintage, licence and coverage.\n\nExample: planner layers --json\nExample: planner layers kinds");
        command.Add(new Command("kinds", "Lists the kinds of layer that can be imported, what law and planning make of each, and the official data sets whose columns are known.\n\nExample: planner layers kinds --json")
            .Answers(_ => ListKinds.Run(), PrintKinds));
        return command.Answers(asked => WithWorkspace.Run(asked, ListLayers.Run), Print);
    }

    private static void PrintKinds(IAnsiConsole console, KindsAnswer answer)
    {
        foreach (var kind in answer.Kinds)
        {
            console.WriteLine($"{kind.Id} ({kind.Geometry}): {kind.Title.En}");
            console.WriteLine($"  {kind.Meaning.En}");
            foreach (var set in kind.DataSets)
            {
                console.WriteLine($"  {set.Id}: {set.Title.En}{(set.IsDraft ? " (columns not checked against a file: draft)" : "")}");
            }
        }
    }

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
