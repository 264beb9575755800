using System.CommandLine;
using Planner.App.Grid;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class GridCommand
{
    private static readonly Argument<string?> Case = new("CASE")
    {
        Description = "A MATPOWER case (.m). Without it: the workspace's grid.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Convention = ConventionOption();

    private static readonly Option<bool> Outages = new("--n-1")
    {
        Description = "Keep every limit after the outage of any one branch too.",
    };

    public static Command Create()
    {
        var grid = new Command("grid", "Power flow and headroom.\n\nExample: planner grid headroom case.m --n-1 --json");
        grid.Add(Flow());
        grid.Add(Headroom());
        return grid;
    }

    private static Command Flow() =>
        new Command("flow", "DC power flow: MW and loading of every branch.\n\nExample: planner grid flow case.m --convention matpower")
        {
            Case, Convention,
        }
        .Answers(asked => Ask(asked, ExploreGrid.Flow), PrintFlow);

    private static Command Headroom() =>
        new Command("headroom", "Extra load that each bus can serve without redispatch, and what binds.\n\nExample: planner grid headroom --n-1")
        {
            Case, Convention, Outages,
        }
        .Answers(
            asked => Ask(asked, (grid, question) =>
                ExploreGrid.Headroom(grid, question with { Outages = asked.Parsed.GetValue(Outages) }, asked.Cancel)),
            PrintHeadroom);

    private static T Ask<T>(Asked asked, Func<StudiedGrid, GridQuestion, T> ask)
    {
        var question = new GridQuestion(asked.Parsed.GetValue(Convention)!);
        return asked.Parsed.GetValue(Case) is { } path
            ? ask(StudiedGrid.Read(path), question)
            : WithWorkspace.Run(asked, open => ask(open.StudiedGrid, question));
    }

    private static Option<string> ConventionOption()
    {
        var option = new Option<string>("--convention")
        {
            Description = "matpower: b = 1/(x·tap), shifts kept. powermodels: b = x/(r²+x²), taps and shifts ignored.",
            DefaultValueFactory = _ => GridQuestion.Matpower,
        };
        option.AcceptOnlyFromAmong(GridQuestion.Matpower, GridQuestion.PowerModels);
        return option;
    }

    private static void PrintFlow(IAnsiConsole console, FlowAnswer answer)
    {
        var table = Tables.New("branch", "name", "kV", "MW", "rating", "loading %");
        foreach (var branch in answer.Branches.OrderByDescending(branch => branch.LoadingPercent).Take(20))
        {
            table.AddRow(Tables.Cells(
                $"{branch.Id}", branch.Name, Tables.Number(branch.Kv), Tables.Number(branch.FlowMw),
                branch.RateMw is null ? "none stated" : Tables.Number(branch.RateMw), Tables.Number(branch.LoadingPercent)));
        }

        console.Write(table);
        console.WriteLine(
            $"{answer.Branches.Count} branches, load {answer.TotalLoadMw:0.0} MW, generation {answer.TotalGenerationMw:0.0} MW, "
            + $"{answer.OverloadedCount} above their rating; convention {answer.Convention}. The 20 heaviest are shown.");
        Say(console, answer.Adjustments);
    }

    private static void PrintHeadroom(IAnsiConsole console, HeadroomAnswer answer)
    {
        var table = Tables.New("bus", "name", "kV", "headroom MW", "binding branch", "outage");
        foreach (var bus in answer.Buses.OrderByDescending(bus => bus.InjectionMw).Take(20))
        {
            table.AddRow(Tables.Cells(
                $"{bus.Bus}", bus.BusName, Tables.Number(bus.Kv), bus.InjectionMw is null ? bus.Note ?? "no limit" : Tables.Number(bus.InjectionMw),
                bus.BindingBranch?.Name ?? "none", bus.Outage?.Name ?? "none"));
        }

        console.Write(table);
        console.WriteLine($"{answer.Security}, {answer.Participation}. The 20 largest of {answer.Buses.Count} buses are shown.");
        Say(console, answer.Adjustments);
    }

    private static void Say(IAnsiConsole console, IReadOnlyList<string> adjustments)
    {
        foreach (var adjustment in adjustments)
        {
            console.WriteLine($"Adjusted: {adjustment}");
        }
    }
}
