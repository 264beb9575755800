using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Domain.Sites;
using Planner.Geodata.Projections;
using Planner.Solver.Siting;

namespace Planner.App.Rank;

/// <param name="Site">The site that failed.</param>
/// <param name="WithinKm">How far away an alternative may stand.</param>
/// <param name="Weights">Null: the workspace's own.</param>
/// <param name="RequestedMw">Load asked for at every site; null: each site's own.</param>
public sealed record AlternativesQuestion(
    string Site, double WithinKm = 100, IReadOnlyDictionary<string, double>? Weights = null, double? RequestedMw = null);

/// <summary>Sites near one that failed, best first.</summary>
public sealed record AlternativesAnswer : Answer
{
    public required string Site { get; init; }

    /// <summary>Why the site fails, or how it stands.</summary>
    public required string StatusReason { get; init; }

    public required IReadOnlyList<NearSite> Sites { get; init; }
}

public sealed record NearSite(string Id, string Name, double DistanceKm, double Score, int Rank, SiteStatus Status, double? HeadroomMw);

/// <summary>Looks for other sites near one that can't be used.</summary>
public static class AlternativesNear
{
    /// <exception cref="BadInputException">Each problem with its path.</exception>
    public static AlternativesAnswer Run(OpenWorkspace open, AlternativesQuestion question)
    {
        var clock = Stopwatch.StartNew();
        var weights = Check(open, question);
        var judged = open.Judge(question.RequestedMw);
        var failed = judged.Get(new(question.Site));
        return new()
        {
            InputsHash = InputsHash.Of(question, open.StateHash, open.LawHash),
            Site = question.Site,
            StatusReason = failed.StatusReason.En,
            Sites = [.. Ranking.Run(judged.Table, weights).Where(site => site.Rank is not null && site.Site != failed.Site.Id)
                .Select(site => Line(judged.Sites[site.SiteNumber], site, failed.Site)).Where(near => near.DistanceKm <= question.WithinKm)],
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static NearSite Line(JudgedSite site, RankedSite ranked, CandidateSite failed) => new(
        site.Site.Id.Text, site.Site.Name, Geodesic.Between(site.Site.Location, failed.Location).Value, ranked.Score, ranked.Rank!.Value, site.Status, site.HeadroomMw);

    private static Weights Check(OpenWorkspace open, AlternativesQuestion question)
    {
        var bag = new DiagnosticBag();
        RequestedLoad.Check(open, question.RequestedMw, bag);
        RankParts.Site(open, question.Site, "$.site", bag);
        RankParts.Require(question.WithinKm > 0 && double.IsFinite(question.WithinKm), FormattableString.Invariant($"withinKm is {question.WithinKm}"), "$.withinKm", "Give a distance above 0", bag);
        var weights = bag.Collect(() => RankSites.WeightsOf(open, question.Weights));
        bag.ThrowIfErrors();
        return weights!;
    }
}
