using System.CommandLine;
using System.Globalization;
using Planner.App;
using Planner.App.Permits;
using Planner.Permitting;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class PermitCommand
{
    internal static readonly Argument<string?> Project = new("PROJECT")
    {
        Description = "Project file: YAML or JSON for one project, .jsonl for one a line; or a shipped one, e.g. examples/abilene-like.yaml.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    internal static readonly Option<string?> Site = new("--site")
    {
        Description = "A candidate site of the workspace instead of a project file; with both, the file's facts win.",
        HelpName = "ID",
    };

    internal static readonly Option<string?> Regime = new("--regime")
    {
        Description = "Policy regime, e.g. us-federal-2026. Without it: the one in force on the as-of date.",
    };

    internal static readonly Option<DateOnly?> AsOf = new("--as-of")
    {
        Description = "Day whose law is applied, e.g. 2025-07-23. Without it: the workspace's day.",
        CustomParser = result => ParseDay(result.Tokens[0].Value, result.AddError),
    };

    private static readonly Option<bool> Explain = new("--explain") { Description = "Print every clause with its condition, not only the answer." };

    public static Command Create()
    {
        var permit = new Command("permit", "What the law in force says about a project.\n\nExample: planner permit check --site tn-01 --json");
        permit.Add(new Command(
            "check",
            "Review level, exclusions, permits and what is unknown, clause by clause.\n\nExample: planner permit check examples/abilene-like.yaml --as-of 2026-11-23")
        {
            Project, Site, Regime, AsOf, Explain,
        }
        .Answers(Ask, (console, answer, parsed) => Print(console, answer, parsed.GetValue(Explain))));
        permit.Add(PermitTimeline.Create());
        permit.Add(PermitStudies.Compare());
        permit.Add(PermitStudies.WhatIf());
        permit.Add(PermitStudies.BackTest());
        permit.Add(PermitFiles.Store());
        permit.Add(PermitFiles.Replay());
        permit.Add(PermitFiles.Export());
        permit.Add(PermitFiles.Packs());
        permit.Add(PermitFiles.Schema());
        return permit;
    }

    private static PermitAnswer Ask(Asked asked)
    {
        var question = Question(asked);
        return question.Site is null
            ? CheckPermits.Run(RuleLibrary.LoadShipped(), question)
            : WithWorkspace.Run(asked, open => CheckPermits.Run(open, question));
    }

    private static void Print(IAnsiConsole console, PermitAnswer answer, bool explain)
    {
        foreach (var determination in answer.Determinations)
        {
            PermitText.Print(console, determination, explain);
        }
    }

    internal static PermitQuestion Question(Asked asked) => new(
        ProjectPath(asked.Parsed.GetValue(Project)),
        asked.Parsed.GetValue(Site),
        asked.Parsed.GetValue(Regime),
        asked.Parsed.GetValue(AsOf));

    /// <summary>examples/NAME means a shipped example where no such file is near.</summary>
    internal static string? ProjectPath(string? written)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, written ?? "");
        var isExample = written?.StartsWith("examples/", StringComparison.Ordinal) is true && !File.Exists(written) && File.Exists(shipped);
        return isExample ? shipped : written;
    }

    internal static DateOnly? ParseDay(string text, Action<string> refuse)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        refuse($"'{text}' is not a day. Write it as year-month-day, e.g. 2026-11-23.");
        return null;
    }

    /// <summary>Asks with the shipped packs, or with the workspace where a site is named.</summary>
    public static T AskEither<T>(Asked asked, Func<RuleLibrary, OpenWorkspace?, PermitQuestion, string, T> ask, string path)
    {
        var question = Question(asked);
        return question.Site is null
            ? ask(RuleLibrary.LoadShipped(), null, question, path)
            : WithWorkspace.Run(asked, open => ask(open.Library, open, question, path));
    }
}
