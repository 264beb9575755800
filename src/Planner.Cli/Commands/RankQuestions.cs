using System.CommandLine;
using Planner.App.Rank;
using Spectre.Console;

namespace Planner.Cli.Commands;

/// <summary>What can be asked about a ranking: how sure it is, why one site leads, which sites nobody beats, what stands near.</summary>
internal static class RankQuestions
{
    private static readonly Option<string?> Weights = new("--weights") { Description = "YAML or JSON file with a weight per criterion.", HelpName = "FILE" };
    private static readonly Option<double?> Mw = new("--mw") { Description = "Load asked for at every site, in MW." };
    private static readonly Option<int> Draws = new("--draws") { Description = "How many draws.", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of the draws.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double?> Spread = new("--spread") { Description = "Each weight up to this share larger or smaller; without it any weights at all." };
    private static readonly Option<string?> Errors = new("--errors") { Description = "YAML or JSON file with a standard error per criterion, in its unit.", HelpName = "FILE" };
    private static readonly Argument<string[]> Sites = new("SITE") { Description = "2 to 4 site ids.", Arity = ArgumentArity.OneOrMore };
    private static readonly Argument<string> Site = new("SITE") { Description = "Id of the site that failed." };
    private static readonly Option<double> Within = new("--within") { Description = "How far away, in km.", DefaultValueFactory = _ => 100 };
    private static readonly Option<string[]> Criteria = new("--criteria") { Description = "The objectives; without it all criteria.", AllowMultipleArgumentsPerToken = true };

    public static IEnumerable<Command> All() =>
    [
        new Command("robustness", "How often each site is first when weights and data vary (SMAA-2).\n\nExample: planner rank robustness --spread 0.2 --json") { Weights, Mw, Draws, Seed, Spread, Errors }
            .Answers(asked => WithWorkspace.Run(asked, open => RankRobustness.Run(open, Robustness(asked), asked.Cancel)), Print),
        new Command("compare", "Why one site ranks above another, and what change of weights would level them.\n\nExample: planner rank compare TN-03 ID-01") { Sites, Weights, Mw }
            .Answers(asked => WithWorkspace.Run(asked, open => CompareSites.Run(open, new(asked.Parsed.GetValue(Sites)!, WeightsOf(asked), asked.Parsed.GetValue(Mw)))), Print),
        new Command("pareto", "The sites that no other site beats on every criterion.\n\nExample: planner rank pareto --criteria headroom") { Criteria, Mw }
            .Answers(asked => WithWorkspace.Run(asked, open => RankPareto.Run(open, new(CriteriaOf(asked), asked.Parsed.GetValue(Mw)))), Print),
        new Command("near", "Sites near one that failed, best first.\n\nExample: planner rank near TN-03 --within 80") { Site, Within, Weights, Mw }
            .Answers(asked => WithWorkspace.Run(asked, open => AlternativesNear.Run(open, new(asked.Parsed.GetValue(Site)!, asked.Parsed.GetValue(Within), WeightsOf(asked), asked.Parsed.GetValue(Mw)))), Print),
    ];

    private static RobustnessQuestion Robustness(Asked asked) => new()
    {
        Weights = WeightsOf(asked),
        RequestedMw = asked.Parsed.GetValue(Mw),
        Draws = asked.Parsed.GetValue(Draws),
        Seed = asked.Parsed.GetValue(Seed),
        Spread = asked.Parsed.GetValue(Spread),
        StandardErrors = asked.Parsed.GetValue(Errors) is { } file ? WeightsFile.Read(file) : null,
    };

    private static IReadOnlyDictionary<string, double>? WeightsOf(Asked asked) =>
        asked.Parsed.GetValue(Weights) is { } file ? WeightsFile.Read(file) : null;

    private static string[]? CriteriaOf(Asked asked) => asked.Parsed.GetValue(Criteria) is { Length: > 0 } named ? named : null;

    private static void Print(IAnsiConsole console, RobustnessAnswer answer)
    {
        var table = Tables.New("site", "name", "first", "in first ten", "mean rank");
        foreach (var site in answer.Sites.Take(25))
        {
            table.AddRow(Tables.Cells(
                site.Id, site.Name, Tables.Number(site.FirstRankShare, "0.0%"), Tables.Number(site.RankAcceptability.Sum(), "0.0%"), Tables.Number(site.MeanRank)));
        }

        console.Write(table);
        console.WriteLine($"{answer.Draws} draws, seed {answer.Seed}.");
        foreach (var pair in answer.Correlated)
        {
            console.WriteLine(pair.Text);
        }
    }

    private static void Print(IAnsiConsole console, CompareAnswer answer)
    {
        foreach (var pair in answer.Pairs)
        {
            console.WriteLine(pair.Text);
            console.WriteLine(pair.Swap is { } swap
                ? $"  Level when {swap.MovedWeight:0.0%} of the weight moves: {string.Join(", ", swap.Weights.Select(weight => $"{weight.Key} {weight.Value:0.###}"))}"
                : "  No weights level them.");
        }

        foreach (var site in answer.Excluded)
        {
            console.WriteLine($"{site.Id} is excluded: {site.Reason}");
        }
    }

    private static void Print(IAnsiConsole console, RankParetoAnswer answer)
    {
        console.WriteLine($"Nobody beats: {string.Join(", ", answer.Front)}");
        foreach (var site in answer.Dominated.Take(25))
        {
            console.WriteLine($"{site.Id}: {site.Because}");
        }
    }

    private static void Print(IAnsiConsole console, AlternativesAnswer answer)
    {
        console.WriteLine($"{answer.Site}: {answer.StatusReason}");
        var table = Tables.New("#", "site", "name", "km", "score", "headroom MW", "permit");
        foreach (var site in answer.Sites.Take(25))
        {
            table.AddRow(Tables.Cells(
                $"{site.Rank}", site.Id, site.Name, Tables.Number(site.DistanceKm), Tables.Number(site.Score, "0.000"), Tables.Number(site.HeadroomMw), site.Status.ToString().ToLowerInvariant()));
        }

        console.Write(table);
    }
}
