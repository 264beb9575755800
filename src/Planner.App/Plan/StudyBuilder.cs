using Planner.App.Rank;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Geodata.Projections;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using Planner.Solver.Siting;

namespace Planner.App.Plan;

/// <summary>Turns a question and the judged sites into the optimizer's study: plain numbers, no geometry, no law.</summary>
internal sealed class StudyBuilder(OpenWorkspace open, PlanQuestion question, JudgedSites judged)
{
    public PortfolioStudy Build()
    {
        var network = open.StudiedGrid.Network(DcConvention.Matpower);
        var limits = new GridWatch().Limits(
            open.StudiedGrid.Flow(DcConvention.Matpower), Participation.ByCapacity(network), Pois());
        return new PortfolioStudy
        {
            Source = "question",
            Objective = PortfolioObjective.MaximiseScore,
            Sites = Options(limits),
            MinSites = question.SiteCount,
            MaxSites = question.SiteCount,
            Eligibility = question.AllowUndetermined ? EligibilityPolicy.AllowUndetermined : EligibilityPolicy.Determined,
            MinSpacing = question.MinSpacingKm is { } km ? new Kilometers(km) : null,
            Distances = question.MinSpacingKm is { } spacingKm ? Near(Served(limits), spacingKm) : [],
            Grid = limits,
        };
    }

    /// <summary>The bus nearest to each site that has one in reach.</summary>
    private IEnumerable<BusId> Pois() =>
        judged.Sites.Where(site => site.Site.Pois.Count > 0).Select(site => site.Site.Pois[0].Bus);

    private List<SiteOption> Options(GridLimits limits)
    {
        var ranked = Ranking.Run(judged.Table, RankSites.WeightsOf(open, question.Weights));
        return [.. ranked.OrderBy(site => site.SiteNumber)
            .Where(site => IsServed(judged.Sites[site.SiteNumber], limits))
            .Select(site => Option(site, judged.Sites[site.SiteNumber]))];
    }

    /// <summary>False leaves the site out: what it does to the grid can't be told.</summary>
    private static bool IsServed(JudgedSite site, GridLimits limits) =>
        site.Site.Pois.Count > 0 && limits.HasPoi(site.Site.Pois[0].Bus);

    private CandidateSite[] Served(GridLimits limits) =>
        [.. judged.Sites.Where(site => IsServed(site, limits)).Select(site => site.Site)];

    private static SiteOption Option(RankedSite ranked, JudgedSite site) => new(
        ranked.Site,
        site.Path,
        [new SiteDesign { Load = new(site.RequestedMw), Poi = site.Site.Pois[0].Bus, Score = ranked.Score }]);

    private static List<SiteDistance> Near(CandidateSite[] sites, double spacingKm)
    {
        var near = new List<SiteDistance>();
        for (var first = 0; first < sites.Length; first++)
        {
            for (var second = first + 1; second < sites.Length; second++)
            {
                AddIfNear(near, sites[first], sites[second], spacingKm);
            }
        }

        return near;
    }

    private static void AddIfNear(List<SiteDistance> near, CandidateSite first, CandidateSite second, double spacingKm)
    {
        // A degree of latitude is more than 110 km: most pairs are settled without the geodesic.
        if (Math.Abs(first.Location.Latitude - second.Location.Latitude) * 110 <= spacingKm
            && Geodesic.Between(first.Location, second.Location) is var distance && distance.Value < spacingKm)
        {
            near.Add(new(first.Id, second.Id, distance));
        }
    }
}
