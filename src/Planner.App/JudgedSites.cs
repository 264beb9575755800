using Planner.App.Grid;
using Planner.App.Rank;
using Planner.Domain.Sites;
using Planner.Domain.Texts;
using Planner.Solver.Siting;

namespace Planner.App;

/// <summary>All candidate sites at one requested load: status, headroom, and the table that is ranked.</summary>
internal sealed class JudgedSites(IReadOnlyList<JudgedSite> sites, SiteTable table)
{
    private readonly Lazy<Dictionary<SiteId, JudgedSite>> byId = new(() => sites.ToDictionary(site => site.Site.Id));

    public IReadOnlyList<JudgedSite> Sites => sites;

    public SiteTable Table => table;

    public JudgedSite Get(SiteId id) => byId.Value[id];
}

/// <summary>One site and how it stands.</summary>
/// <param name="Site">The site.</param>
/// <param name="Place">County and State that it lies in.</param>
/// <param name="Status">Its class on the map.</param>
/// <param name="StatusReason">Why, in a short sentence.</param>
/// <param name="Path">The same for the optimizer.</param>
/// <param name="RequestedMw">The load that was judged.</param>
/// <param name="HeadroomMw">Injection headroom at the nearest point of interconnection; null when it is not known.</param>
/// <param name="Headroom">The same with what binds; null when no bus is in reach.</param>
internal sealed record JudgedSite(
    CandidateSite Site,
    SitePlace Place,
    SiteStatus Status,
    LocalizedText StatusReason,
    PermitPath Path,
    double RequestedMw,
    double? HeadroomMw,
    BusHeadroom? Headroom);

/// <summary>A judged site with its row of the table that is ranked: the value of each criterion's fact, null where it is not known.</summary>
internal sealed record JudgedRow(JudgedSite Site, double?[] CriterionValues);
