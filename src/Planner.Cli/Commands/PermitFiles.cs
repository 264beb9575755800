using System.CommandLine;
using Planner.App.Permits;
using Planner.Permitting;
using Spectre.Console;

namespace Planner.Cli.Commands;

/// <summary>The permit commands that write and read files: store, replay, export, packs, schema.</summary>
internal static class PermitFiles
{
    private static readonly Argument<string> Stored = new("FILE") { Description = "A determination that 'permit store' wrote." };

    private static readonly Option<string> Out = new("--out") { Description = "File to write.", Required = true };

    private static readonly Option<string?> Folder = new("--folder") { Description = "Folder with facts.yaml and packs; without it the shipped packs." };

    private static readonly Argument<string> Name = new("NAME") { Description = $"One of {string.Join(", ", ListPacks.SchemaNames)}." };

    public static Command Store() => new Command(
        "store",
        "Check one project and keep the determination with its facts, packs, day and version.\n\nExample: planner permit store project.yaml --out determination.json")
    {
        PermitCommand.Project, PermitCommand.Site, PermitCommand.Regime, PermitCommand.AsOf, Out,
    }
    .Answers(
        asked => PermitCommand.AskEither(asked, StorePermits.Store, asked.Parsed.GetValue(Out)!),
        (console, answer) => console.WriteLine(answer.Path));

    public static Command Export() => new Command(
        "export",
        "One project by the federal NEPA and Permitting Data and Technology Standard (JSON).\n\nExample: planner permit export project.yaml --out nepa.json")
    {
        PermitCommand.Project, PermitCommand.Site, PermitCommand.Regime, PermitCommand.AsOf, Out,
    }
    .Answers(
        asked => PermitCommand.AskEither(asked, StorePermits.Export, asked.Parsed.GetValue(Out)!),
        (console, answer) => console.WriteLine(answer.Path));

    public static Command Replay() => new Command(
        "replay",
        "Evaluate a stored determination again and compare it byte by byte; says what differs.\n\nExample: planner permit replay determination.json")
    {
        Stored,
    }
    .Answers(asked => StorePermits.Replay(RuleLibrary.LoadShipped(), asked.Parsed.GetValue(Stored)!), Print);

    public static Command Packs() => new Command(
        "packs",
        "What the packs of a folder hold, or everything that is wrong with them.\n\nExample: planner permit packs --folder my-packs")
    {
        Folder,
    }
    .Answers(asked => ListPacks.Run(asked.Parsed.GetValue(Folder)), Print);

    public static Command Schema()
    {
        var command = new Command("schema", "The JSON Schema of a file that people write.\n\nExample: planner permit schema project > project.schema.json") { Name };
        command.SetAction(parsed =>
        {
            try
            {
                Console.Out.WriteLine(ListPacks.Schema(parsed.GetValue(Name)!));
                return ExitCode.Answered;
            }
            catch (Domain.Diagnostics.BadInputException refused)
            {
                return Answering.Fail(refused, parsed.GetValue(CommandLine.Json), CancellationToken.None);
            }
        });
        return command;
    }

    private static void Print(IAnsiConsole console, ReplayAnswer answer)
    {
        var replay = answer.Replay;
        console.WriteLine(replay.IsByteEqual
            ? $"{replay.Id}: byte-equal, sha256 {replay.ReplayedHash}"
            : $"{replay.Id}: differs, stored sha256 {replay.StoredHash}, now {replay.ReplayedHash}");
        foreach (var difference in replay.Differences)
        {
            console.WriteLine($"  {difference.Kind} {difference.Path}: {difference.Stored ?? "nothing"} -> {difference.Replayed ?? "nothing"}");
        }
    }

    private static void Print(IAnsiConsole console, PacksAnswer answer)
    {
        foreach (var pack in answer.Packs)
        {
            var states = pack.States.Count == 0 ? "federal" : string.Join(", ", pack.States);
            console.WriteLine($"{pack.Id} {pack.Version} ({states}): {pack.Title}. {pack.Rules} rules, {pack.Steps} steps, sha256 {pack.Hash}");
        }
    }
}
