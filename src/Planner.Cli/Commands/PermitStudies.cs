using System.CommandLine;
using System.Globalization;
using Planner.App.Permits;
using Planner.Permitting;
using Planner.Permitting.Counterfactuals;
using Spectre.Console;

namespace Planner.Cli.Commands;

/// <summary>The permit commands that ask about the law itself: against published determinations, other days, other facts.</summary>
internal static class PermitStudies
{
    private static readonly Argument<string> File = new("FILE") { Description = "JSON lines, one published determination a line." };

    private static readonly Argument<string> Project = new("PROJECT") { Description = "Project file: YAML, JSON or .jsonl." };

    private static readonly Option<string> First = new("--regime") { Description = "Regime or day, e.g. us-federal-2024 or 2025-04-10.", Required = true };

    private static readonly Option<string> Second = new("--with") { Description = "The other regime or day.", Required = true };

    private static readonly Option<string?> Law = new("--regime") { Description = "Regime or day; without it the project's or the newest." };

    public static Command BackTest() => new Command(
        "backtest",
        "The packs against published determinations, each at its own date.\n\nExample: planner permit backtest determinations.jsonl --json")
    {
        File,
    }
    .Answers(asked => BackTestPermits.Run(RuleLibrary.LoadShipped(), asked.Parsed.GetValue(File)!), Print);

    public static Command Compare() => new Command(
        "compare",
        "What changed for a project between two regimes or days, by which clause.\n\nExample: planner permit compare project.yaml --regime 2025-04-10 --with 2025-04-12")
    {
        Project, First, Second,
    }
    .Answers(
        asked => ComparePermits.Run(RuleLibrary.LoadShipped(), PermitCommand.ProjectPath(asked.Parsed.GetValue(Project))!, asked.Parsed.GetValue(First)!, asked.Parsed.GetValue(Second)!),
        Print);

    public static Command WhatIf() => new Command(
        "what-if",
        "The smallest changes of facts that flip the answer.\n\nExample: planner permit what-if project.yaml --regime us-federal-2026")
    {
        Project, Law,
    }
    .Answers(asked => ComparePermits.WhatIf(RuleLibrary.LoadShipped(), PermitCommand.ProjectPath(asked.Parsed.GetValue(Project))!, asked.Parsed.GetValue(Law)), Print);

    private static void Print(IAnsiConsole console, BackTestAnswer answer)
    {
        foreach (var record in answer.Records)
        {
            console.WriteLine($"{record.Verdict}: {record.Id} {record.ReviewLevel} (agency: {record.Expected}) {string.Join(", ", record.CategoricalExclusions)}");
        }

        var summary = answer.Summary;
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.WithFacts} records with facts: {summary.RightShare:P1} right, {summary.WrongShare:P1} wrong, {summary.UndeterminedShare:P1} undetermined."));
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.WithCodes} with printed codes: {summary.OverlapShare:P1} overlap, {summary.ExactShare:P1} exact."));
    }

    private static void Print(IAnsiConsole console, CompareAnswer answer)
    {
        foreach (var change in answer.Changes.SelectMany(project => project.Comparison.Changes))
        {
            console.WriteLine($"{change.RuleId ?? "level"}: {change.Before} -> {change.After}  {change.Title}  [{change.Citation}] {change.Because}");
        }
    }

    private static void Print(IAnsiConsole console, WhatIfAnswer answer)
    {
        foreach (var flip in answer.Changes.SelectMany(project => project.Flips))
        {
            var about = flip.RuleId is { } permit ? $"{permit} needed" : "level";
            console.WriteLine($"{about}: {flip.Before} -> {flip.After} when {string.Join(" and ", flip.Changes.Select(Text))}  ({flip.Lever})  [{string.Join("; ", flip.Clauses)}]");
        }
    }

    private static string Text(FactChange change) => $"{change.FactId} is {change.To} (now {change.From?.ToString() ?? "unknown"})";
}
