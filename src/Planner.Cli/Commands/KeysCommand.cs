using System.CommandLine;
using Planner.App.Access;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Spectre.Console;

namespace Planner.Cli.Commands;

/// <summary>Makes, lists and revokes the access keys of a server.</summary>
internal static class KeysCommand
{
    private static readonly Option<string> File = new("--file")
    {
        Description = "The file of keys; the access file of 'planner serve --access' names it.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "keys.json",
        Recursive = true,
    };

    private static readonly Option<string> Name = new("--name") { Description = "Whose key it is.", Required = true };

    private static readonly Option<Role> Role = new("--role")
    {
        Description = "viewer: look; analyst: add sites and run studies too; admin: all.",
        DefaultValueFactory = _ => Planner.App.Access.Role.Viewer,
    };

    private static readonly Argument<string> Id = new("ID") { Description = "The key's public part, from 'planner keys list'." };

    public static Command Create()
    {
        var command = new Command(
            "keys", "Access keys of a server, kept hashed.\n\nExample: planner keys add --file keys.json --name \"Ana\" --role analyst")
        {
            File,
        };
        command.Add(new Command("add", "Makes a key and shows it once.") { Name, Role }.Answers(Add, PrintNew));
        command.Add(new Command("list", "Lists the keys, without their secrets.").Answers(List, PrintAll));
        command.Add(new Command("revoke", "Ends a key at once, also on a running server.") { Id }.Answers(Revoke, PrintAll));
        return command;
    }

    private static KeyFile FileOf(Asked asked) => new(asked.Parsed.GetValue(File)!);

    private static NewKeyAnswer Add(Asked asked)
    {
        var (key, text) = AccessKey.Create(
            asked.Parsed.GetRequiredValue(Name), asked.Parsed.GetValue(Role), TimeProvider.System.GetUtcNow());
        FileOf(asked).Add(key);
        return new() { InputsHash = InputsHash.Of(key.Id), Key = text, Line = KeyLine.Of(key) };
    }

    private static KeysAnswer List(Asked asked) =>
        new() { InputsHash = InputsHash.Of("keys"), Keys = [.. FileOf(asked).List().Select(KeyLine.Of)] };

    private static KeysAnswer Revoke(Asked asked)
    {
        var id = asked.Parsed.GetRequiredValue(Id);
        return FileOf(asked).Revoke(id, TimeProvider.System.GetUtcNow())
            ? List(asked)
            : throw new BadInputException(new(
                "keys.unknown", Severity.Error, $"There is no key '{id}'", new(asked.Parsed.GetValue(File)!),
                "Nothing was revoked, and whoever has the key still comes in", "List the keys with 'planner keys list'"));
    }

    private static void PrintNew(IAnsiConsole console, NewKeyAnswer answer)
    {
        console.WriteLine(answer.Key);
        console.WriteLine($"This key of {answer.Line.Name} ({answer.Line.Role.ToString().ToLowerInvariant()}) is shown once. Keep it as you keep a password.");
    }

    private static void PrintAll(IAnsiConsole console, KeysAnswer answer)
    {
        var table = Tables.New("id", "name", "role", "made", "revoked");
        foreach (var key in answer.Keys)
        {
            table.AddRow(Tables.Cells(
                key.Id, key.Name, key.Role.ToString().ToLowerInvariant(), $"{key.CreatedAt:yyyy-MM-dd}", key.RevokedAt is { } day ? $"{day:yyyy-MM-dd}" : "-"));
        }

        console.Write(table);
    }

    /// <summary>A key as it is listed: nothing that lets anybody in.</summary>
    private sealed record KeyLine(string Id, string Name, Role Role, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
    {
        public static KeyLine Of(AccessKey key) => new(key.Id, key.Name, key.Role, key.CreatedAt, key.RevokedAt);
    }

    private sealed record NewKeyAnswer : Answer
    {
        public required string Key { get; init; }

        public required KeyLine Line { get; init; }
    }

    private sealed record KeysAnswer : Answer
    {
        public required IReadOnlyList<KeyLine> Keys { get; init; }
    }
}
