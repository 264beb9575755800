using System.CommandLine;
using Planner.App.Grid;

namespace Planner.Cli.Commands;

internal static class GridCommand
{
    private static readonly Argument<string?> Case = new("CASE")
    {
        Description = "A MATPOWER case (.m), or an RTS-GMLC, PyPSA or plain CSV folder. Without it: the workspace's grid.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Convention = ConventionOption();

    private static readonly Option<bool> Outages = new("--n-1")
    {
        Description = "Keep every limit after the outage of any one branch or generator too.",
    };

    private static readonly Option<bool> Redispatch = new("--redispatch")
    {
        Description = "Also the load that a bus can take when every generator may move (one linear program per bus).",
    };

    private static readonly Option<string?> List = new("--list")
    {
        Description = "A contingency list: a MATPOWER change table (.m), or YAML with contingencies: [{name, branches, generators}].",
        HelpName = "FILE",
    };

    private static readonly Option<int> Top = new("--top")
    {
        Description = "Violations to list, worst first.",
        DefaultValueFactory = _ => ScreenOutages.DefaultTop,
    };

    public static Command Create()
    {
        var grid = new Command("grid", "Power flow, dispatch, outages and headroom.\n\nExample: planner grid headroom case.m --n-1 --json");
        grid.Add(Flow());
        grid.Add(Opf());
        grid.Add(Contingencies());
        grid.Add(Headroom());
        return grid;
    }

    private static Command Flow() =>
        new Command("flow", "DC power flow: MW and loading of every branch.\n\nExample: planner grid flow case.m --convention matpower")
        {
            Case, Convention,
        }
        .Answers(asked => Ask(asked, ExploreGrid.Flow), GridText.PrintFlow);

    private static Command Opf() =>
        new Command("opf", "DC optimal power flow: the cheapest dispatch within all limits, with prices.\n\nExample: planner grid opf case.m --convention powermodels --json")
        {
            Case, Convention,
        }
        .Answers(asked => Ask(asked, (grid, question) => DispatchGrid.Run(grid, question, asked.Cancel)), GridText.PrintDispatch);

    private static Command Contingencies() =>
        new Command("contingencies", "Flows after the outage of every branch and generator, or of a list.\n\nExample: planner grid contingencies case.m --list contab.m")
        {
            Case, Convention, List, Top,
        }
        .Answers(
            asked => Ask(asked, (grid, question) =>
                ScreenOutages.Run(grid, question, asked.Parsed.GetValue(List), asked.Parsed.GetValue(Top), asked.Cancel)),
            GridText.PrintOutages);

    private static Command Headroom() =>
        new Command("headroom", "Extra load that each bus can serve, and what binds.\n\nExample: planner grid headroom --n-1")
        {
            Case, Convention, Outages, Redispatch,
        }
        .Answers(
            asked => Ask(asked, (grid, question) => ExploreGrid.Headroom(
                grid,
                question with { Outages = asked.Parsed.GetValue(Outages), Redispatch = asked.Parsed.GetValue(Redispatch) },
                asked.Cancel)),
            GridText.PrintHeadroom);

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
}
