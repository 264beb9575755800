using Planner.Permitting.Screening;
using Spectre.Console;

namespace Planner.Cli.Commands;

/// <summary>A determination for people: the answer first, then why, what follows and what is missing; the whole tree on request.</summary>
internal static class PermitText
{
    private const int MostListed = 8;

    public static void Print(IAnsiConsole console, Determination determination, bool explain)
    {
        console.WriteLine($"{determination.Id}: {LevelText(determination.ReviewLevel)}");
        console.WriteLine($"  law of {determination.AsOf:O} ({determination.Regime})");
        console.WriteLine(determination.Summary.En);
        PrintSteps(console, determination);
        PrintExclusions(console, determination);
        PrintPermits(console, determination);
        PrintMissing(console, determination);
        PrintGround(console, determination);
        if (explain)
        {
            var tree = new Tree("Every clause");
            AddChildren(tree, determination.Findings);
            console.Write(tree);
        }
        else
        {
            console.WriteLine("Every clause with its condition and facts: add --explain (or --json). How long it takes: planner permit timeline.");
        }

        console.WriteLine(determination.NotLegalAdvice);
    }

    private static string LevelText(ReviewLevel level) => level switch
    {
        ReviewLevel.None => "no federal environmental review",
        ReviewLevel.CE => "categorical exclusion (CE)",
        ReviewLevel.EA => "environmental assessment (EA)",
        ReviewLevel.EIS => "environmental impact statement (EIS)",
        ReviewLevel.EAorEIS => "EA or EIS, depending on significance",
        _ => "undetermined",
    };

    private static void PrintSteps(IAnsiConsole console, Determination determination)
    {
        console.WriteLine();
        console.WriteLine("The questions, in their order:");
        foreach (var step in determination.Findings.Take(5))
        {
            console.WriteLine($"  {Sign(step)} {step.Title}");
            foreach (var rule in step.Children.Where(rule => rule.Truth == step.Truth).Take(3))
            {
                console.WriteLine($"      {rule.Id} {rule.Title} [{Clause(rule)}]{Draft(rule.Confidence)}");
            }
        }
    }

    private static string Sign(Finding finding) => finding.Truth.IsTrue ? "yes    " : finding.Truth.IsFalse ? "no     " : "unknown";

    private static string Clause(Finding finding) => finding.Citation is { } citation
        ? string.Join(", ", new[] { citation.Title, citation.Clause }.Where(part => part.Length > 0)) : "";

    private static string Draft(Confidence confidence) => confidence == Confidence.Draft ? " (draft)" : "";

    private static void PrintExclusions(IAnsiConsole console, Determination determination)
    {
        var fitting = determination.CategoricalExclusions.Where(exclusion => exclusion.Truth.IsTrue).ToList();
        foreach (var exclusion in fitting.Take(MostListed))
        {
            console.WriteLine($"  fits: {exclusion.Citation} {exclusion.Title} (may be used here: {exclusion.Usable})");
        }
    }

    private static void PrintPermits(IAnsiConsole console, Determination determination)
    {
        var (needed, open) = (determination.Permits.Where(permit => permit.Truth.IsTrue).ToList(), determination.Permits.Where(permit => permit.Truth.IsUnknown).ToList());
        console.WriteLine();
        console.WriteLine($"Permits, consultations and notices: {needed.Count} needed, {open.Count} open");
        foreach (var permit in needed)
        {
            console.WriteLine($"  needed: {permit.Title} [{permit.Citation}]");
        }

        foreach (var permit in open.Take(MostListed))
        {
            console.WriteLine($"  open:   {permit.Title} [{permit.Citation}]");
        }

        Rest(console, open.Count);
    }

    private static void PrintMissing(IAnsiConsole console, Determination determination)
    {
        if (determination.MissingFacts.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.WriteLine($"Facts that could still change the answer ({determination.MissingFacts.Count}), the cheapest first:");
        foreach (var fact in determination.MissingFacts.Take(MostListed))
        {
            console.WriteLine($"  {fact.Id}: {fact.Title}. {char.ToUpperInvariant(fact.WhatToGet[0])}{fact.WhatToGet[1..]}");
        }

        Rest(console, determination.MissingFacts.Count);
    }

    private static void Rest(IAnsiConsole console, int count)
    {
        if (count > MostListed)
        {
            console.WriteLine($"  ... and {count - MostListed} more");
        }
    }

    private static void PrintGround(IAnsiConsole console, Determination determination)
    {
        console.WriteLine();
        foreach (var assumption in determination.Assumptions)
        {
            console.WriteLine($"Presumed: {assumption.FactId} is {assumption.Value}, since {assumption.Why}");
        }

        console.WriteLine($"Packs: {string.Join(", ", determination.Packs.Select(pack => $"{pack.Id} {pack.Version} ({pack.Hash[..12]})"))}");
    }

    private static void AddChildren(IHasTreeNodes parent, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var clause = Clause(finding) is { Length: > 0 } text ? $"  [{text}]" : "";
            var what = finding.Title.Length > 0 ? finding.Title : finding.Text;
            AddChildren(parent.AddNode(Markup.Escape($"{finding.Truth}: {what}{clause}{Draft(finding.Confidence)}")), finding.Children);
        }
    }
}
