using Planner.App.Rank;
using Planner.Domain.Sites;
using Planner.Solver.Siting;

namespace Planner.App;

/// <summary>All candidate sites at one requested load: status, headroom, and the table that is ranked.</summary>
internal sealed record JudgedSites(IReadOnlyList<JudgedSite> Sites, SiteTable Table);

/// <summary>One site and how it stands.</summary>
/// <param name="Site">The site.</param>
/// <param name="Status">Its class on the map.</param>
/// <param name="StatusReason">Why, in a short sentence.</param>
/// <param name="Path">The same for the optimizer.</param>
/// <param name="RequestedMw">The load that was judged.</param>
/// <param name="HeadroomMw">Injection headroom at the nearest point of interconnection; null when it is not known.</param>
internal sealed record JudgedSite(
    CandidateSite Site, SiteStatus Status, string StatusReason, PermitPath Path, double RequestedMw, double? HeadroomMw);
