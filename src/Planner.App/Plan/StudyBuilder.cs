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
        var pois = Pois();
        return new PortfolioStudy
        {
            Source = "question",
            Objective = PortfolioObjective.MaximiseScore,
            Sites = Options(pois),
            MinSites = question.SiteCount,
            MaxSites = question.SiteCount,
            Eligibility = question.AllowUndetermined ? EligibilityPolicy.AllowUndetermined : EligibilityPolicy.Determined,
            MinSpacing = question.MinSpacingKm is { } km ? new Kilometers(km) : null,
            Distances = question.MinSpacingKm is { } spacingKm ? Near(Served(pois), spacingKm) : [],
            Grid = Limits(pois),
        };
    }

    /// <summary>The buses that serve a site, each once, in rising order.</summary>
    private BusId[] Pois() =>
        [.. judged.Sites.Where(site => site.Site.Pois.Count > 0).Select(site => site.Site.Pois[0].Bus)
            .Where(bus => Network.FindBus(bus) is not null).Distinct().Order()];

    private DcNetwork Network => open.StudiedGrid.Network(DcConvention.Matpower);

    private List<SiteOption> Options(BusId[] pois)
    {
        var ranked = Ranking.Run(judged.Table, RankSites.WeightsOf(open, question.Weights));
        var served = pois.ToHashSet();
        return [.. ranked.OrderBy(site => site.SiteNumber)
            .Where(site => FindPoi(judged.Sites[site.SiteNumber], served) is not null)
            .Select(site => Option(site, judged.Sites[site.SiteNumber]))];
    }

    /// <summary>The bus that serves a site; null leaves the site out, since what it does to the grid can't be told.</summary>
    private static BusId? FindPoi(JudgedSite site, HashSet<BusId> served) =>
        site.Site.Pois.Count > 0 && served.Contains(site.Site.Pois[0].Bus) ? site.Site.Pois[0].Bus : null;

    private CandidateSite[] Served(BusId[] pois)
    {
        var served = pois.ToHashSet();
        return [.. judged.Sites.Where(site => FindPoi(site, served) is not null).Select(site => site.Site)];
    }

    private static SiteOption Option(RankedSite ranked, JudgedSite site) => new(
        ranked.Site,
        site.Path,
        [new SiteDesign { Load = new(site.RequestedMw), Poi = site.Site.Pois[0].Bus, Score = ranked.Score }]);

    private GridLimits Limits(BusId[] pois)
    {
        var flow = open.StudiedGrid.Flow(DcConvention.Matpower);
        var branches = new MonitoredBranch[Network.BranchCount];
        for (var index = 0; index < branches.Length; index++)
        {
            var branch = Network.Branches[index];
            branches[index] = new(
                branch.Id, open.StudiedGrid.NameOf(branch.Id).Name, new(flow.FlowMw[index]), branch.Rating);
        }

        var columns = pois.Select(poi => Network.FindBus(poi)!.Value).ToArray();
        return new(branches, pois, Ptdf.OfNewLoad(Network, columns, Participation.ByCapacity(Network)));
    }

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
