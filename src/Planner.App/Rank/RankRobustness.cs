using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Solver.Siting;

namespace Planner.App.Rank;

/// <summary>How a ranking holds when weights and data are uncertain.</summary>
public sealed record RobustnessQuestion
{
    public IReadOnlyDictionary<string, double>? Weights { get; init; }

    public double? RequestedMw { get; init; }

    /// <summary>1 to 1,000,000.</summary>
    public int Draws { get; init; } = 10_000;

    public int Seed { get; init; } = 1;

    /// <summary>Each weight up to this share larger or smaller, 0 to 1; null: any weights at all.</summary>
    public double? Spread { get; init; }

    /// <summary>Standard deviation of a criterion's values, in its own unit, where the data have one.</summary>
    public IReadOnlyDictionary<string, double>? StandardErrors { get; init; }
}

/// <summary>Rank acceptabilities (SMAA-2) and criteria that count one thing twice.</summary>
public sealed record RobustnessAnswer : Answer
{
    public required int Draws { get; init; }

    public required int Seed { get; init; }

    /// <summary>By share of first ranks, largest first.</summary>
    public required IReadOnlyList<RobustSite> Sites { get; init; }

    public required IReadOnlyList<CorrelationLine> Correlated { get; init; }
}

/// <param name="Id">The site.</param>
/// <param name="Name">Its name.</param>
/// <param name="FirstRankShare">Share of draws in which it is first.</param>
/// <param name="RankAcceptability">Share of draws with rank 1, 2, ... 10.</param>
/// <param name="MeanRank">Mean over the draws.</param>
/// <param name="CentralWeights">Mean of the weights that put it first; null when none did.</param>
public sealed record RobustSite(
    string Id, string Name, double FirstRankShare, IReadOnlyList<double> RankAcceptability, double MeanRank, IReadOnlyDictionary<string, double>? CentralWeights);

public sealed record CorrelationLine(string First, string Second, double Correlation, string Text);

/// <summary>Samples weights and data errors.</summary>
public static class RankRobustness
{
    private const int MostDraws = 1_000_000;

    /// <exception cref="BadInputException">A figure can't be used; each problem with its path.</exception>
    public static RobustnessAnswer Run(OpenWorkspace open, RobustnessQuestion question, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var weights = Check(open, question);
        var judged = open.Judge(question.RequestedMw);
        var errors = question.StandardErrors?.ToDictionary(pair => new CriterionId(pair.Key), pair => pair.Value);
        var spread = question.Spread is { } share ? new WeightSpread.Around(share) : (WeightSpread)new WeightSpread.Any();
        var result = Smaa.Run(judged.Table, weights, new(question.Seed, question.Draws, spread, StandardErrors: errors), cancel);
        return new()
        {
            InputsHash = InputsHash.Of(question, open.StateHash, open.LawHash),
            Draws = question.Draws,
            Seed = question.Seed,
            Sites = [.. result.Sites.OrderByDescending(site => site.FirstRankShare).ThenBy(site => site.MeanRank).ThenBy(site => site.Site).Select(site => Line(judged, site))],
            Correlated = [.. CorrelatedCriteria.List(judged.Table).Select(pair => new CorrelationLine(pair.First.Name, pair.Second.Name, pair.Correlation, pair.Text))],
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static RobustSite Line(JudgedSites judged, SiteRobustness site) => new(
        site.Site.Text, judged.Sites[site.SiteNumber].Site.Name, site.FirstRankShare, site.RankAcceptability, site.MeanRank,
        site.CentralWeights is { } central ? RankParts.ByCriterion(judged.Table, central) : null);

    private static Weights Check(OpenWorkspace open, RobustnessQuestion question)
    {
        var bag = new DiagnosticBag();
        RequestedLoad.Check(open, question.RequestedMw, bag);
        var weights = bag.Collect(() => RankSites.WeightsOf(open, question.Weights));
        RankParts.Require(question.Draws is >= 1 and <= MostDraws, $"draws is {question.Draws}", "$.draws", $"Give 1 to {MostDraws}", bag);
        RankParts.Require(question.Spread is null or (>= 0 and <= 1), FormattableString.Invariant($"spread is {question.Spread}"), "$.spread", "Give a share from 0 to 1, or leave it out for any weights", bag);
        foreach (var (criterion, deviation) in question.StandardErrors ?? new Dictionary<string, double>())
        {
            RankParts.Criterion(open, criterion, $"$.standardErrors.{criterion}", bag);
            RankParts.Require(deviation >= 0 && double.IsFinite(deviation), FormattableString.Invariant($"the standard error of {criterion} is {deviation}"), $"$.standardErrors.{criterion}", "Give 0 or more", bag);
        }

        bag.ThrowIfErrors();
        return weights!;
    }
}

/// <summary>What the questions about a ranking share.</summary>
internal static class RankParts
{
    public static Dictionary<string, double> ByCriterion(SiteTable table, IEnumerable<double> values) =>
        table.Criteria.Zip(values).ToDictionary(pair => pair.First.Id.Name, pair => pair.Second, StringComparer.Ordinal);

    public static void Require(bool holds, string what, string path, string remedy, DiagnosticBag bag)
    {
        if (!holds)
        {
            bag.Error("rank.bad-figure", what, new("question", Path: path), "The figure can't be used", remedy);
        }
    }

    public static void Criterion(OpenWorkspace open, string name, string path, DiagnosticBag bag)
    {
        var known = open.Info.Criteria.Select(criterion => criterion.Id).ToList();
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            bag.Error("rank.unknown-criterion", $"There is no criterion '{name}'", new("question", Path: path), "The workspace's recipe names its criteria", NearestName.Advice(name, known));
        }
    }

    public static void Site(OpenWorkspace open, string id, string path, DiagnosticBag bag)
    {
        if (open.FindSite(id) is null)
        {
            bag.Error("rank.unknown-site", $"There is no site '{id}'", new("question", Path: path), "It is not in the workspace", NearestName.Remedy(id, open.Sites.Select(known => known.Id.Text), "use an id that \"planner sites\" lists"));
        }
    }
}
