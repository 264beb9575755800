using System.Collections.Concurrent;
using Planner.App.Grid;
using Planner.App.Plan;
using Planner.App.Rank;
using Planner.Domain.Facts;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Texts;
using Planner.Permitting.Screening;
using Planner.Solver.Siting;

namespace Planner.App;

/// <summary>Judges every site at one load: adds headroom and the permit answer to its facts, gives it a status, and makes the table.</summary>
internal sealed class SiteJudge(OpenWorkspace open, double? askedMw, FacilityKind facility = FacilityKind.DataCenter)
{
    private static readonly FactId LoadIncrement = new("project.load_increment_mw");
    private static readonly Source Asked = Source.Stated("the question", "load asked for at the site");

    // A hundred thousand sites stand for some dozens of reasons; each is kept once.
    private readonly ConcurrentDictionary<LocalizedText, LocalizedText> reasons = new();
    private readonly PermitFacts permits = new(open);

    /// <summary>Judges sites, on all cores; the answers stand in the order of the sites.</summary>
    public IReadOnlyList<JudgedRow> Judge(IEnumerable<CandidateSite> sites, Func<SiteId, FactSheet> factsOf)
    {
        var headroom = HeadroomByBus();
        return [.. sites.AsParallel().AsOrdered().Select(site => Judge(site, factsOf(site.Id), headroom))];
    }

    /// <summary>The table that is ranked.</summary>
    public JudgedSites Tabulate(IReadOnlyList<JudgedRow> judged)
    {
        var columns = open.Criteria.Select(
            (criterion, place) => CriterionColumn.From(criterion, judged.Select(site => site.CriterionValues[place])));
        var exclusions = judged.Where(site => site.Site.Status == SiteStatus.Excluded)
            .ToDictionary(site => site.Site.Site.Id, site => site.Site.StatusReason.En);
        return new(
            [.. judged.Select(site => site.Site)],
            new SiteTable(judged.Select(site => site.Site.Site.Id), columns, exclusions));
    }

    /// <summary>The facts that the law is asked about: measured and stated ones, and the load.</summary>
    public static FactSheet LegalFacts(OpenWorkspace open, CandidateSite site, double? askedMw) =>
        LegalFacts(open.FactsOf(site.Id), site, askedMw);

    public static FactSheet LegalFacts(FactSheet facts, CandidateSite site, double? askedMw)
    {
        var loadMw = askedMw ?? site.RequestedLoad?.Value;
        return loadMw is { } mw ? facts.With(LoadIncrement, new Fact.Known(new FactValue.Number(mw, "MW"), Asked)) : facts;
    }

    private JudgedRow Judge(CandidateSite site, FactSheet known, IReadOnlyDictionary<BusId, BusHeadroom> headroom)
    {
        var requestedMw = askedMw ?? site.RequestedLoad?.Value ?? open.Info.RequestedLoad.Value;
        var legal = LegalFacts(FacilityFacts.Add(known, facility), site, askedMw);
        var law = new SiteScreening(open.Book, legal);
        var headroomFact = GridFacts.Headroom(site, headroom, open);
        var facts = permits.Add(GridFacts.Add(legal, headroomFact, requestedMw), law);
        var (status, reason) = SiteStanding.Of(law, open.Info.Exclusions, facts);
        var judged = new JudgedSite(
            site, SitePlace.Of(known), status, reasons.GetOrAdd(reason, reason), SiteStanding.PathOf(status, law), requestedMw,
            facts.FindNumber(GridFacts.HeadroomMw),
            site.Pois.Count > 0 ? headroom.GetValueOrDefault(site.Pois[0].Bus) : null);
        return new(judged, [.. open.Info.Criteria.Select(criterion => facts.FindNumber(criterion.Fact))]);
    }

    // Without a grid its criteria are unknown, and the rest still ranks.
    private Dictionary<BusId, BusHeadroom> HeadroomByBus() => open.Info.BusCount == 0
        ? []
        : ExploreGrid.Headroom(open.StudiedGrid, new(), CancellationToken.None).Buses
            .ToDictionary(bus => new BusId(bus.Bus));
}
