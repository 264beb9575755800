using System.CommandLine;
using Planner.App.Sites;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class SitesCommand
{
    public static Command Create() =>
        new Command("sites", "Lists the candidate sites and their nearest points of interconnection.\n\nExample: planner sites --json")
            .Answers(asked => WithWorkspace.Run(asked, ListSites.Run), Print);

    private static void Print(IAnsiConsole console, SitesAnswer answer)
    {
        var table = Tables.New("site", "name", "lon", "lat", "ha", "nearest bus", "kV", "km");
        foreach (var site in answer.Sites)
        {
            var poi = site.Pois.Count > 0 ? site.Pois[0] : null;
            table.AddRow(Tables.Cells(
                site.Id, site.Name, $"{site.Lon:0.0000}", $"{site.Lat:0.0000}", Tables.Number(site.AreaHa),
                poi?.BusName ?? "none in reach", Tables.Number(poi?.Kv), Tables.Number(poi?.DistanceKm)));
        }

        console.Write(table);
    }
}
