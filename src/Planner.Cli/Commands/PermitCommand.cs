using System.CommandLine;
using System.Globalization;
using Planner.App.Permits;
using Planner.Permitting;
using Planner.Permitting.Screening;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class PermitCommand
{
    internal static readonly Argument<string?> Project = new("PROJECT")
    {
        Description = "Project file: YAML or JSON for one project, .jsonl for one a line.",
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

    public static Command Create()
    {
        var permit = new Command("permit", "What the law in force says about a project.\n\nExample: planner permit check --site tn-01 --json");
        permit.Add(new Command(
            "check",
            "Review level, exclusions, permits and what is unknown, clause by clause.\n\nExample: planner permit check project.yaml --as-of 2026-11-23")
        {
            Project, Site, Regime, AsOf,
        }
        .Answers(Ask, Print));
        permit.Add(PermitTimeline.Create());
        permit.Add(PermitStudies.Compare());
        permit.Add(PermitStudies.WhatIf());
        permit.Add(PermitStudies.BackTest());
        return permit;
    }

    private static PermitAnswer Ask(Asked asked)
    {
        var question = Question(asked);
        return question.Site is null
            ? CheckPermits.Run(RuleLibrary.LoadShipped(), question)
            : WithWorkspace.Run(asked, open => CheckPermits.Run(open, question));
    }

    internal static PermitQuestion Question(Asked asked) => new(
        asked.Parsed.GetValue(Project),
        asked.Parsed.GetValue(Site),
        asked.Parsed.GetValue(Regime),
        asked.Parsed.GetValue(AsOf));

    internal static DateOnly? ParseDay(string text, Action<string> refuse)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        refuse($"'{text}' is not a day. Write it as year-month-day, e.g. 2026-11-23.");
        return null;
    }

    private static void Print(IAnsiConsole console, PermitAnswer answer)
    {
        foreach (var determination in answer.Determinations)
        {
            Print(console, determination);
        }
    }

    private static void Print(IAnsiConsole console, Determination determination)
    {
        console.WriteLine($"{determination.Id}: {determination.ReviewLevel} ({determination.Regime}, as of {determination.AsOf:O})");
        console.WriteLine(determination.Summary.En);
        var tree = new Tree("Findings");
        AddChildren(tree, determination.Findings);
        console.Write(tree);
        foreach (var missing in determination.MissingFacts)
        {
            console.WriteLine($"Unknown: {missing.Title} ({missing.Id}). Get: {missing.WhatToGet}");
        }

        console.WriteLine(determination.NotLegalAdvice);
    }

    private static void AddChildren(IHasTreeNodes parent, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var clause = finding.Citation is { } citation
                ? $"  [{string.Join(", ", new[] { citation.Title, citation.Clause }.Where(part => part.Length > 0))}]"
                : "";
            var what = finding.Title.Length > 0 ? finding.Title : finding.Text;
            var draft = finding.Confidence == Confidence.Draft ? " (draft: not read against the law yet)" : "";
            AddChildren(
                parent.AddNode(Markup.Escape($"{finding.Truth}: {what}{clause}{draft}")), finding.Children);
        }
    }
}
