using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Solver.Siting;

namespace Planner.App.Rank;

/// <summary>Ranks the candidate sites of a workspace by weighted criteria.</summary>
public static class RankSites
{
    private static readonly Dictionary<string, RankingMethod> ByName = new RankingMethod[]
    {
        new RankingMethod.WeightedSum(), new RankingMethod.Topsis(), new RankingMethod.Owa(0.3),
    }.ToDictionary(method => method.Name, StringComparer.Ordinal);

    /// <summary>The words of <see cref="RankQuestion.Method"/>.</summary>
    public static IReadOnlyList<string> Methods { get; } = [.. ByName.Keys];

    /// <exception cref="BadInputException">A weight, the method or the load can't be used; each problem with its path.</exception>
    public static RankAnswer Run(OpenWorkspace open, RankQuestion question)
    {
        var clock = Stopwatch.StartNew();
        var (head, judged, ranked) = Rank(open, question);
        return new(head, [.. ranked.Select(site => Line(judged, ranked, site))]) { ElapsedSeconds = clock.Elapsed.TotalSeconds };
    }

    /// <summary>The same sites in the same order, as columns.</summary>
    /// <exception cref="BadInputException">A weight, the method or the load can't be used; each problem with its path.</exception>
    public static RankColumnsAnswer Columns(OpenWorkspace open, RankQuestion question)
    {
        var clock = Stopwatch.StartNew();
        var (head, judged, ranked) = Rank(open, question);
        return new(head, RankColumns.Of(judged, ranked)) { ElapsedSeconds = clock.Elapsed.TotalSeconds };
    }

    private static (RankHead Head, JudgedSites Judged, RankedSites Ranked) Rank(OpenWorkspace open, RankQuestion question)
    {
        var (method, weights, requestedMw) = Check(open, question);
        var judged = open.Judge(question.RequestedMw);
        var ranked = Ranking.Run(judged.Table, weights, method);
        var head = new RankHead
        {
            InputsHash = InputsHash.Of(question, open.StateHash, open.LawHash),
            Method = ranked.Method.Name,
            RequestedMw = requestedMw,
            Weights = judged.Table.Criteria.ToDictionary(criterion => criterion.Id.Name, criterion => weights[criterion.Id], StringComparer.Ordinal),
            Criteria = [.. judged.Table.Criteria.Select(criterion => criterion.Id.Name)],
        };
        return (head, judged, ranked);
    }

    internal static Weights WeightsOf(OpenWorkspace open, IReadOnlyDictionary<string, double>? asked)
    {
        var raw = asked ?? open.Info.Criteria.ToDictionary(
            criterion => criterion.Id, criterion => criterion.DefaultWeight, StringComparer.Ordinal);
        return Weights.Normalise(
            raw.ToDictionary(pair => new CriterionId(pair.Key), pair => pair.Value), open.Criteria, "question");
    }

    private static (RankingMethod Method, Weights Weights, double RequestedMw) Check(OpenWorkspace open, RankQuestion question)
    {
        var bag = new DiagnosticBag();
        var name = question.Method ?? Methods[0];
        if (!ByName.TryGetValue(name, out var method))
        {
            bag.Error(
                "rank.unknown-method", $"There is no method '{name}'", new("question", Path: "$.method"),
                "The method says how criteria become a score", $"Use one of {string.Join(", ", Methods)}");
        }

        var requestedMw = RequestedLoad.Check(open, question.RequestedMw, bag);
        var weights = bag.Collect(() => WeightsOf(open, question.Weights));
        bag.ThrowIfErrors();
        return (method!, weights!, requestedMw);
    }

    private static RankedSiteLine Line(JudgedSites judged, RankedSites ranked, RankedSite site)
    {
        var of = judged.Sites[site.SiteNumber];
        var parts = ranked.Contributions(site.SiteNumber);
        return new RankedSiteLine
        {
            Id = site.Site.Text,
            FeatureId = of.Site.FeatureId,
            Name = of.Site.Name,
            County = of.Place.County,
            State = of.Place.State,
            Lon = of.Site.Location.Longitude,
            Lat = of.Site.Location.Latitude,
            Rank = site.Rank,
            Score = site.Score,
            ScoreHigh = site.ScoreHigh,
            Status = of.Status,
            StatusReason = of.StatusReason,
            RequestedMw = of.RequestedMw,
            HeadroomMw = of.HeadroomMw,
            Contributions = judged.Table.Criteria.Select(criterion => criterion.Id.Name).Zip(parts)
                .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal),
            UnknownCriteria = [.. ranked.UnknownCriteria(site.SiteNumber).Select(criterion => criterion.Name)],
        };
    }
}
