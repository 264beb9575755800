using System.CommandLine;
using Planner.App.Plan;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class PlanCommand
{
    private static readonly Argument<string?> Study = new("STUDY")
    {
        Description = "Study file (YAML or JSON); see src/Planner.App/examples/studies and --schema. Without it: the best three sites.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Schema = new("--schema") { Description = "Print the JSON Schema of a study file and end." };

    public static Command Create()
    {
        var command = new Command(
            "plan", "Chooses the best set of sites, years and upgrades that grid, permits and resources carry together.\n\nExample: planner plan src/Planner.App/examples/studies/two-campuses.yaml --json")
        {
            Study, Schema,
        }
        .Answers(
            asked => WithWorkspace.Run(
                asked, open => PlanPortfolio.Run(open, Question(asked), asked.Progress, asked.Cancel)),
            PlanText.Print);
        return command.PrintsInstead(Schema, () => StudyFile.Schema().ToJsonString(new() { WriteIndented = true }));
    }

    private static PlanQuestion Question(Asked asked) =>
        asked.Parsed.GetValue(Study) is { } file ? StudyFile.Read(file) : new PlanQuestion();
}

/// <summary>A plan in a terminal.</summary>
internal static class PlanText
{
    public static void Print(IAnsiConsole console, PlanAnswer answer)
    {
        PrintChosen(console, answer);
        console.WriteLine(
            $"{answer.Status}: objective {Tables.Number(answer.Objective, "#,0.####")}, bound {Tables.Number(answer.Bound, "#,0.####")}, "
            + $"gap {Tables.Number(answer.Gap, "0.00%")}; {answer.Backend}, {answer.Rounds} rounds, {answer.LimitsAdded} of {answer.LimitsWatched} grid limits. {answer.Note}");
        PrintParts(console, answer);
        PrintLimits(console, answer);
        PrintOthers(console, answer);
        PrintConflict(console, answer);
    }

    private static void PrintChosen(IAnsiConsole console, PlanAnswer answer)
    {
        var table = Tables.New("site", "name", "year", "MW", "design", "bus", "score", "permit");
        foreach (var site in answer.Chosen)
        {
            table.AddRow(Tables.Cells(
                site.Site, site.Name, site.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-", Tables.Number(site.RequestedMw), site.Design,
                site.PoiName, Tables.Number(site.Score, "0.000"), site.Status.ToString().ToLowerInvariant()));
        }

        console.Write(table);
    }

    private static void PrintParts(IAnsiConsole console, PlanAnswer answer)
    {
        foreach (var cost in answer.Costs)
        {
            console.WriteLine($"Costs: {cost.Kind} {Tables.Number(cost.Usd, "#,0")} USD");
        }

        foreach (var year in answer.Years)
        {
            console.WriteLine($"Year {year.Year}: {Tables.Number(year.LoadMw)} MW, capital {Tables.Number(year.CapitalUsd, "#,0")} USD");
        }

        foreach (var upgrade in answer.Upgrades)
        {
            console.WriteLine($"Upgrade: {upgrade.Name} ({upgrade.Kind}), {upgrade.Year}, {Tables.Number(upgrade.CostUsd, "#,0")} USD");
        }

        foreach (var built in answer.Built)
        {
            console.WriteLine($"Builds: {built.Id} ({built.Technology}), {Tables.Number(built.Mw)} MW, {built.Year}");
        }

        foreach (var kept in answer.Deferred)
        {
            console.WriteLine($"Keeps: {kept.Name} at bus {kept.Bus} until {kept.UntilYear}");
        }
    }

    private static void PrintLimits(IAnsiConsole console, PlanAnswer answer)
    {
        foreach (var limit in answer.BindingLimits.Take(10))
        {
            var when = string.Join(' ', new[] { limit.OutageName is null ? "" : $"after {limit.OutageName}", limit.Snapshot, $"{limit.Year}" }.Where(part => part?.Length > 0));
            console.WriteLine($"Binds: {limit.Name}, {limit.FlowMw:0.0} of {limit.RateMw:0.0} MW {when}".TrimEnd());
        }

        foreach (var binding in answer.Binding.OrderByDescending(line => Math.Abs(line.ShadowPrice)).Take(10))
        {
            console.WriteLine($"Price {binding.ShadowPrice:#,0.##} per {binding.Unit}: {binding.Text}");
        }
    }

    private static void PrintOthers(IAnsiConsole console, PlanAnswer answer)
    {
        foreach (var other in answer.Alternatives ?? [])
        {
            console.WriteLine($"Close: {other.Objective:#,0.####} ({other.GapToBest:0.00%} off), {string.Join(", ", other.Sites)}");
        }

        foreach (var point in answer.Pareto ?? [])
        {
            console.WriteLine($"Efficient: {point.Objective:#,0.####} against {point.Against:#,0.####}{(point.IsKnee ? " (knee)" : "")}, {string.Join(", ", point.Sites)}");
        }
    }

    private static void PrintConflict(IAnsiConsole console, PlanAnswer answer)
    {
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
