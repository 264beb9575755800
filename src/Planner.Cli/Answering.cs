using System.CommandLine;
using System.Text.Json;
using Planner.App.Answers;
using Planner.App.Plan.Solving;
using Planner.Domain.Diagnostics;
using Spectre.Console;

namespace Planner.Cli;

/// <summary>What a command gets from the command line to do its work.</summary>
/// <param name="Parsed">The options and arguments.</param>
/// <param name="Progress">Where long work says how far it is.</param>
/// <param name="Cancel">Set by Ctrl-C.</param>
internal sealed record Asked(ParseResult Parsed, IProgress<StepProgress> Progress, CancellationToken Cancel)
{
    public string? WorkspacePath => Parsed.GetValue(CommandLine.Workspace);
}

/// <summary>Runs a command's work and turns its end into output and an exit code.</summary>
internal static class Answering
{
    private const int PipedWidth = 10_000;

    private const string Cancelled = "Cancelled. Nothing was changed.";

    /// <summary>Makes <paramref name="command"/> answer with <paramref name="ask"/>, printed for people by <paramref name="print"/>; <paramref name="onCancel"/> is said of work that was cancelled.</summary>
    public static Command Answers<T>(this Command command, Func<Asked, T> ask, Action<IAnsiConsole, T> print, string onCancel = Cancelled)
        where T : Answer => command.Answers(ask, (console, answer, _) => print(console, answer), onCancel);

    /// <summary>The same, where what is printed depends on an option too.</summary>
    public static Command Answers<T>(this Command command, Func<Asked, T> ask, Action<IAnsiConsole, T, ParseResult> print, string onCancel = Cancelled)
        where T : Answer
    {
        command.SetAction((parsed, cancel) => RunAsync(parsed, ask, print, onCancel, cancel));
        return command;
    }

    /// <summary>Makes an option print a text and do nothing else.</summary>
    public static Command PrintsInstead(this Command command, Option<bool> option, Func<string> text)
    {
        var otherwise = (System.CommandLine.Invocation.AsynchronousCommandLineAction)command.Action!;
        command.SetAction(async (parsed, cancel) =>
        {
            if (!parsed.GetValue(option))
            {
                return await otherwise.InvokeAsync(parsed, cancel);
            }

            await Console.Out.WriteLineAsync(text());
            return ExitCode.Answered;
        });
        return command;
    }

    private static async Task<int> RunAsync<T>(
        ParseResult parsed, Func<Asked, T> ask, Action<IAnsiConsole, T, ParseResult> print, string onCancel, CancellationToken cancel)
        where T : Answer
    {
        var json = parsed.GetValue(CommandLine.Json);
        try
        {
            var answer = await ProgressDisplay.ShowAsync(progress => ask(new(parsed, progress, cancel)), cancel);
            Print(json, answer, (console, one) => print(console, one, parsed));
            // Work that was cancelled may still have an answer, such as the best plan found by then.
            return cancel.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Answered;
        }
        catch (Exception fault)
        {
            return Fail(fault, json, cancel, onCancel);
        }
    }

    private static void Print<T>(bool json, T answer, Action<IAnsiConsole, T> print)
        where T : Answer
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, AnswerJson.Options));
        }
        else
        {
            AnsiConsole.Profile.Width = Width();
            print(AnsiConsole.Console, answer);
        }
    }

    // What is piped on is searched by line: one row, one line, unless COLUMNS asks for a page.
    private static int Width() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0 ? columns
        : Console.IsOutputRedirected ? PipedWidth
        : AnsiConsole.Profile.Width;

    /// <summary>Says what went wrong on standard error (and, asked for JSON, on standard output) and gives the exit code.</summary>
    public static int Fail(Exception fault, bool json, CancellationToken cancel, string onCancel = Cancelled)
    {
        switch (fault)
        {
            case BadInputException refused:
                Refuse(refused, json);
                return ExitCode.BadInput;
            case OperationCanceledException when cancel.IsCancellationRequested:
                Console.Error.WriteLine(onCancel);
                return ExitCode.Cancelled;
            case SolverProcessException ended:
                Console.Error.WriteLine(ended.Message);
                return ExitCode.Fault;
            default:
                Console.Error.WriteLine($"A fault of Planner, not of your input; please report it:\n{fault}");
                return ExitCode.Fault;
        }
    }

    private static void Refuse(BadInputException refused, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(Refusal.Of(refused), AnswerJson.Options));
            return;
        }

        foreach (var diagnostic in refused.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error))
        {
            Console.Error.WriteLine(diagnostic);
        }

        Console.Error.WriteLine($"{refused.ErrorCount} problem(s). Nothing was changed.");
    }
}
