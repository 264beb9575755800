using System.CommandLine;
using Planner.App.Sites;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class ScreenCommand
{
    private static readonly Option<string?> Sites = new("--sites")
    {
        Description = "CSV or GeoJSON of your own points or polygons to measure instead of the workspace's candidates.",
        HelpName = "FILE",
    };

    public static Command Create() =>
        new Command("screen", "Measures every site against every layer.\n\nExample: planner screen --sites mine.csv --json")
        {
            Sites,
        }
        .Answers(
            asked => WithWorkspace.Run(asked, open => ScreenSites.Run(open, asked.Parsed.GetValue(Sites), asked.Cancel)), Print);

    private static void Print(IAnsiConsole console, ScreenAnswer answer)
    {
        foreach (var site in answer.Sites)
        {
            console.WriteLine($"{site.Id} {site.Name}");
            foreach (var fact in site.Facts.Values)
            {
                console.WriteLine(fact.Value is null
                    ? $"  {fact.Id}: unknown, {fact.Reason}; get: {fact.WhatToGet}"
                    : $"  {fact.Id}: {fact.Value}  [{fact.Source!.DataSet}, {fact.Source.Vintage}; {fact.Source.Detail}]");
            }
        }
    }
}
