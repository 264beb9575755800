using Planner.App.Grid;
using Planner.App.Rank;
using Planner.Domain.Facts;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Permitting.Screening;
using Planner.Solver.Siting;

namespace Planner.App;

/// <summary>Judges every site at one load: adds headroom and the permit answer to its facts, gives it a status, and makes the table.</summary>
internal sealed class SiteJudge(OpenWorkspace open, double? askedMw)
{
    private static readonly FactId LoadIncrement = new("project.load_increment_mw");
    private static readonly Source Asked = Source.Stated("the question", "load asked for at the site");

    public JudgedSites JudgeAll()
    {
        var headroom = HeadroomByBus();
        var judged = open.Sites.AsParallel().AsOrdered().Select(site => Judge(site, headroom)).ToList();
        var columns = open.Criteria.Zip(open.Info.Criteria, (criterion, recipe) => CriterionColumn.From(
            criterion, judged.Select(site => site.Facts.FindNumber(recipe.Fact))));
        var exclusions = judged.Where(site => site.Judged.Status == SiteStatus.Excluded)
            .ToDictionary(site => site.Judged.Site.Id, site => site.Judged.StatusReason);
        return new(
            [.. judged.Select(site => site.Judged)],
            new SiteTable(open.Sites.Select(site => site.Id), columns, exclusions));
    }

    /// <summary>The facts that the law is asked about: measured and stated ones, and the load.</summary>
    public static FactSheet LegalFacts(OpenWorkspace open, CandidateSite site, double? askedMw)
    {
        var facts = open.FactsOf(site.Id);
        var loadMw = askedMw ?? site.RequestedLoad?.Value;
        return loadMw is { } mw ? facts.With(LoadIncrement, new Fact.Known(new FactValue.Number(mw, "MW"), Asked)) : facts;
    }

    private (JudgedSite Judged, FactSheet Facts) Judge(CandidateSite site, IReadOnlyDictionary<BusId, BusHeadroom> headroom)
    {
        var requestedMw = askedMw ?? site.RequestedLoad?.Value ?? open.Info.RequestedLoad.Value;
        var legal = LegalFacts(open, site, askedMw);
        var determination = Screen.Run(open.Book, legal, site.Id.Text);
        var headroomFact = GridFacts.Headroom(site, headroom, open.StudiedGrid);
        var facts = GridFacts.Add(legal, headroomFact, requestedMw).With(PermitFacts.ReviewRank, PermitFacts.Of(determination));
        var (status, reason) = SiteStanding.Of(determination, open.Info.Exclusions, facts);
        var judged = new JudgedSite(
            site, status, reason, SiteStanding.PathOf(status, determination), requestedMw,
            facts.FindNumber(GridFacts.HeadroomMw));
        return (judged, facts);
    }

    private Dictionary<BusId, BusHeadroom> HeadroomByBus() =>
        ExploreGrid.Headroom(open.StudiedGrid, new(), CancellationToken.None).Buses
            .ToDictionary(bus => new BusId(bus.Bus));
}
