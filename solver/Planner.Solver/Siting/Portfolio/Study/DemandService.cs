using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>Demand regions that the chosen sites serve (facility location; without a grid this is OR-Library's problem).</summary>
/// <remarks>
/// Every region is served in full and its demand may be split over sites. The cost of serving region r wholly from site s is
/// <c>CostBySite[s]</c>; a share a of it costs a times as much (Balinski 1965; Cornuéjols, Nemhauser, Wolsey 1990).
/// </remarks>
/// <param name="Regions">The regions; each costs by site in the order of <see cref="PortfolioStudy.Sites"/>.</param>
public sealed record DemandService(IReadOnlyList<DemandRegion> Regions);

/// <summary>One region that has to be served.</summary>
/// <param name="Id">Its name, once per study.</param>
/// <param name="Demand">In any unit, the same as <see cref="SiteDesign.ServiceCapacity"/>; not negative.</param>
/// <param name="CostBySite">Cost of serving all of the demand from each site.</param>
public sealed record DemandRegion(string Id, double Demand, IReadOnlyList<UsDollars> CostBySite);
