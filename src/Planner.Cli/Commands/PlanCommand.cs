using System.CommandLine;
using Planner.App.Plan;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class PlanCommand
{
    private static readonly Argument<string?> Study = new("STUDY")
    {
        Description = "Study file (YAML or JSON): siteCount, requestedMw, allowUndetermined, minSpacingKm, weights.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create() =>
        new Command("plan", "Chooses the best set of sites that the grid carries together.\n\nExample: planner plan study.yaml --json")
        {
            Study,
        }
        .Answers(
            asked => WithWorkspace.Run(
                asked, open => PlanPortfolio.Run(open, Question(asked), asked.Progress, asked.Cancel)),
            Print);

    private static PlanQuestion Question(Asked asked) =>
        asked.Parsed.GetValue(Study) is { } file ? StudyFile.Read(file) : new PlanQuestion();

    private static void Print(IAnsiConsole console, PlanAnswer answer)
    {
        var table = Tables.New("site", "name", "MW", "bus", "score", "permit");
        foreach (var site in answer.Chosen)
        {
            table.AddRow(Tables.Cells(
                site.Site, site.Name, Tables.Number(site.RequestedMw), site.PoiName, Tables.Number(site.Score, "0.000"),
                site.Status.ToString().ToLowerInvariant()));
        }

        console.Write(table);
        console.WriteLine(
            $"{answer.Status}: objective {Tables.Number(answer.Objective, "0.0000")}, bound {Tables.Number(answer.Bound, "0.0000")}, "
            + $"gap {Tables.Number(answer.Gap, "0.00%")}; {answer.Backend}. {answer.Note}");
        foreach (var limit in answer.BindingLimits)
        {
            console.WriteLine($"Binds: {limit.Name}, {limit.FlowMw:0.0} of {limit.RateMw:0.0} MW");
        }

        foreach (var demand in answer.Conflict)
        {
            console.WriteLine($"Can't be met together: {demand}");
        }

        foreach (var change in answer.Relaxations)
        {
            console.WriteLine($"Would make it possible: {change}");
        }
    }
}
