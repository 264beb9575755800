using Planner.App.Grid;
using Planner.Domain.Texts;
using Spectre.Console;

namespace Planner.Cli.Commands;

/// <summary>Grid answers for people: the heaviest, the dearest, the worst, and what was adjusted.</summary>
internal static class GridText
{
    private const int Shown = 20;

    public static void PrintFlow(IAnsiConsole console, FlowAnswer answer)
    {
        var table = Tables.New("branch", "name", "kV", "MW", "rating", "loading %");
        foreach (var branch in answer.Branches.OrderByDescending(branch => branch.LoadingPercent).Take(Shown))
        {
            table.AddRow(Tables.Cells(
                $"{branch.Id}", branch.Name, Tables.Number(branch.Kv), Tables.Number(branch.FlowMw),
                branch.RateMw is null ? "none stated" : Tables.Number(branch.RateMw), Tables.Number(branch.LoadingPercent)));
        }

        console.Write(table);
        console.WriteLine(
            $"{answer.Branches.Count} branches, load {answer.TotalLoadMw:0.0} MW, generation {answer.TotalGenerationMw:0.0} MW, "
            + $"{answer.OverloadedCount} above their rating; convention {answer.Convention}. The {Shown} heaviest are shown.");
        Say(console, answer.Adjustments);
    }

    public static void PrintDispatch(IAnsiConsole console, DispatchReport report)
    {
        if (report.Objective is not { } cost)
        {
            console.WriteLine($"{report.Status}: {report.Reason}");
            return;
        }

        var table = Tables.New("binding branch", "MW", "limit", "$/MWh per MW");
        foreach (var limit in report.BindingLimits.Take(Shown))
        {
            table.AddRow(Tables.Cells(limit.Branch.Name, Tables.Number(limit.FlowMw), Tables.Number(limit.LimitMw), Tables.Number(limit.ShadowPriceUsdPerMwh, "0.00")));
        }

        console.Write(table);
        var prices = report.Buses.Select(bus => bus.LmpUsdPerMwh).ToArray();
        console.WriteLine(
            $"Cost {cost:0.00} $/h (proved within {cost - report.Bound:0.######}); prices {prices.Min():0.00} to {prices.Max():0.00} $/MWh; "
            + $"{report.Backend}, {report.Form} form, {report.SolveSeconds:0.000} s; convention {report.Convention}.");
        Say(console, report.Adjustments);
    }

    public static void PrintOutages(IAnsiConsole console, OutagesAnswer answer)
    {
        var table = Tables.New("branch", "after the outage of", "MW", "emergency rating", "loading %");
        foreach (var violation in answer.Worst.Take(Shown))
        {
            table.AddRow(Tables.Cells(
                violation.Name, violation.Outage.Name, Tables.Number(violation.FlowMw), Tables.Number(violation.RateMw), Tables.Number(violation.LoadingPercent)));
        }

        console.Write(table);
        console.WriteLine(
            $"{answer.Screened} outages screened, {answer.ViolationCount} violations, {answer.Splitting} outages split the grid, "
            + $"{answer.Skipped.Count} skipped; {answer.Participation}; convention {answer.Convention}.");
        foreach (var skipped in answer.Skipped.Take(Shown))
        {
            console.WriteLine($"Skipped: {skipped.Outage.Name}: {skipped.Reason}");
        }

        Say(console, answer.Adjustments);
    }

    public static void PrintHeadroom(IAnsiConsole console, HeadroomAnswer answer)
    {
        var table = Tables.New("bus", "name", "kV", "headroom MW", "redispatch MW", "binding branch", "outage");
        foreach (var bus in answer.Buses.OrderByDescending(bus => bus.InjectionMw).Take(Shown))
        {
            table.AddRow(Tables.Cells(
                $"{bus.Bus}", bus.BusName, Tables.Number(bus.Kv), bus.InjectionMw is null ? bus.Note?.En ?? "no limit" : Tables.Number(bus.InjectionMw),
                bus.RedispatchMw is null ? "not asked" : Tables.Number(bus.RedispatchMw), bus.BindingBranch?.Name ?? "none", bus.Outage?.Name ?? "none"));
        }

        console.Write(table);
        console.WriteLine($"{answer.Security}, {answer.Participation}. The {Shown} largest of {answer.Buses.Count} buses are shown.");
        if (answer.RedispatchParticipation is { } rule)
        {
            console.WriteLine($"With redispatch, when a unit is lost: {rule}.");
        }

        Say(console, answer.Adjustments);
    }

    private static void Say(IAnsiConsole console, IReadOnlyList<LocalizedText> adjustments)
    {
        foreach (var adjustment in adjustments)
        {
            console.WriteLine($"Adjusted: {adjustment}");
        }
    }
}
