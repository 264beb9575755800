using System.CommandLine;
using Planner.App.SynthGrid;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class SynthGridCommand
{
    private static readonly Option<string> Cities = new("--cities")
    {
        Description = "Table of cities (CSV): name, state, interconnection, population, lat, lon.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> Plants = new("--plants")
    {
        Description = "Table of generating plants (CSV): name, state, interconnection, fuel, capacity_mw, lat, lon.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string[]> Switchyards = new("--switchyards")
    {
        Description = "Table of places with a substation but no load or plant (CSV): name, state, interconnection, lat, lon, former_mw. May be given several times.",
        HelpName = "FILE",
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Seed of everything that is drawn: the same tables and seed give the same grid.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder for grid.m (MATPOWER), bus-coordinates.csv and branch-names.csv.",
        HelpName = "FOLDER",
        Required = true,
    };

    public static Command Create() =>
        new Command(
            "synth-grid",
            "Makes a synthetic transmission grid of the lower 48 states from cities and plants. No line of it is a real one.\n\n"
            + "Example: planner synth-grid --cities cities.csv --plants plants.csv --seed 1 --out grid")
        {
            Cities, Plants, Switchyards, Seed, Out,
        }
        .Answers(
            asked => MakeSynthGrid.Run(
                new SynthGridQuestion(
                    asked.Parsed.GetRequiredValue(Cities),
                    asked.Parsed.GetRequiredValue(Plants),
                    asked.Parsed.GetValue(Switchyards) ?? [],
                    asked.Parsed.GetValue(Seed),
                    asked.Parsed.GetRequiredValue(Out)),
                asked.Progress,
                asked.Cancel),
            Print);

    private static void Print(IAnsiConsole console, SynthGridAnswer answer)
    {
        var table = Tables.New("interconnection", "substations", "buses", "branches", "load MW", "neighbours", "highest loading %");
        foreach (var grid in answer.Interconnections)
        {
            table.AddRow(Tables.Cells(
                grid.Interconnection, $"{grid.Substations}", $"{grid.Buses}", $"{grid.Branches}", Tables.Number(grid.LoadMw),
                Tables.Number(grid.MeanDegree, "0.00"), Tables.Number(100 * grid.HighestLoading)));
        }

        console.Write(table);
        foreach (var file in answer.Files)
        {
            console.WriteLine(file);
        }

        Tables.SayIllustrative(console, answer.Illustrative);
    }
}
