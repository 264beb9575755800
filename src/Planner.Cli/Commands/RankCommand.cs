using System.CommandLine;
using Planner.App.Rank;
using Spectre.Console;

namespace Planner.Cli.Commands;

internal static class RankCommand
{
    private static readonly Option<string?> Weights = new("--weights")
    {
        Description = "YAML or JSON file with a weight per criterion, e.g. 'headroom: 40'. Without it: the workspace's own.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Method = new("--method")
    {
        Description = "How criteria become a score: " + string.Join(", ", RankSites.Methods) + ".",
    };

    private static readonly Option<double?> Mw = new("--mw") { Description = "Load asked for at every site, in MW." };

    public static Command Create()
    {
        var command = new Command("rank", "Ranks the candidate sites.\n\nExample: planner rank --weights weights.yaml --mw 300 --json")
        {
            Weights, Method, Mw,
        }
        .Answers(asked => WithWorkspace.Run(asked, open => RankSites.Run(open, Question(asked))), Print);
        RankQuestions.All().ToList().ForEach(command.Add);
        return command;
    }

    private static RankQuestion Question(Asked asked) => new(
        asked.Parsed.GetValue(Weights) is { } file ? WeightsFile.Read(file) : null,
        asked.Parsed.GetValue(Method),
        asked.Parsed.GetValue(Mw));

    private static string Range(double? low, double? high) =>
        low == high ? Tables.Number(low, "0.000") : $"{Tables.Number(low, "0.000")}-{Tables.Number(high, "0.000")}";

    private static void Print(IAnsiConsole console, RankAnswer answer)
    {
        var table = Tables.New("#", "site", "name", "score", "MW", "headroom MW", "permit");
        table.Columns[1].NoWrap();
        foreach (var site in answer.Sites.Take(25))
        {
            table.AddRow(Tables.Cells(
                site.Rank is { } rank ? $"{rank}" : "-", site.Id, site.Name, Range(site.Score, site.ScoreHigh),
                Tables.Number(site.RequestedMw), Tables.Number(site.HeadroomMw),
                site.Status.ToString().ToLowerInvariant()));
        }

        console.Write(table);
        console.WriteLine($"{answer.Sites.Count} sites, {answer.Method}. The score is a range where a criterion is unknown. Why a permit state: planner permit check --site SITE.");
    }
}
