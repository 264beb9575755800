using System.CommandLine;
using Planner.Cli.Commands;

namespace Planner.Cli;

/// <summary>The <c>planner</c> command: its options, its subcommands and its exit codes.</summary>
public static class CommandLine
{
    public static Option<string?> Workspace { get; } = new("--workspace", "-w")
    {
        Description = "The workspace to use: a file (.gpkg), or postgresql://USER@HOST/DATABASE?schema=NAME. Without it: the shipped sample.",
        HelpName = "PATH|URL",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document on standard output and nothing else.",
        Recursive = true,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Run the same command with --help to see what it takes, with an example.");
            return ExitCode.BadInput;
        }

        // Ours is the only handler of faults: it knows bad input from a bug.
        return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(
            "Planner: may we build here, under which review, by when; will the grid carry it; which set of sites is best.\n"
            + "It proposes, it never grants, and it is no legal advice.\n\nExample: planner rank --json");
        root.Add(Workspace);
        root.Add(Json);
        foreach (var command in Subcommands())
        {
            root.Add(command);
        }

        return root;
    }

    private static IEnumerable<Command> Subcommands() =>
    [
        ServeCommand.Create(),
        ImportCommand.Create(),
        LayersCommand.Create(),
        SitesCommand.Create(),
        ScreenCommand.Create(),
        ExportCommand.Create(),
        PermitCommand.Create(),
        RankCommand.Create(),
        GridCommand.Create(),
        ScenarioCommand.Create(),
        PlanCommand.Create(),
        SolveCommand.Create(),
        SynthGridCommand.Create(),
        ReportCommand.Create(),
        KeysCommand.Create(),
        OpenApiCommand.Create(),
    ];
}

/// <summary>Exit codes of every command. "Infeasible" and "undetermined" are answers.</summary>
public static class ExitCode
{
    public const int Answered = 0;
    public const int Fault = 1;
    public const int BadInput = 2;
    public const int Cancelled = 130;
}
