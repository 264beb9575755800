using NetTopologySuite.Algorithm.Construct;
using Planner.Domain.Facts;
using Planner.Geodata.Import;

namespace Planner.Geodata.Measure;

/// <summary>What the site's own polygon tells without any layer: its area, and how far from its edge a building can stand.</summary>
/// <remarks>
/// The standoff is the radius of the largest circle inside the polygon (holes are edges too): no point of the site is farther
/// from its boundary. Lengths in the site's equal-area plane are at most 1.5 % off.
/// </remarks>
internal static class SiteExtent
{
    public static readonly FactId AreaHa = new("site.area_ha");
    public static readonly FactId StandoffM = new("site.standoff_m");

    /// <summary>The centre is found to this share of the radius, at least.</summary>
    private const double ShareOfSize = 0.001;

    public static IEnumerable<FactId> All => [AreaHa, StandoffM];

    /// <summary>The facts among these that the recipe reads; 100,000 sites need not be measured for nobody.</summary>
    public static IReadOnlyList<FactId> ReadBy(Recipe recipe) => [.. All.Intersect(
        recipe.Criteria.Select(criterion => criterion.Fact).Concat(recipe.Exclusions.Select(exclusion => exclusion.Fact)))];

    public static FactSheet Facts(SiteShape site, IReadOnlyList<FactId> asked) =>
        asked.Aggregate(FactSheet.Empty, (facts, id) => facts.With(id, site.IsPoint ? OnlyAPoint : id == AreaHa ? Area(site) : Standoff(site)));

    public static Fact.Unknown OnlyAPoint { get; } = new(new("the site is only a point", "场址只是一个点"), new("the site's polygon", "场址的多边形"));

    private static Fact.Known Area(SiteShape site) => Known(site.Own.Area / 10_000, "ha", site, "planar area");

    private static Fact.Known Standoff(SiteShape site)
    {
        var circle = new MaximumInscribedCircle(site.Own, ShareOfSize * Math.Sqrt(site.Own.Area));
        return Known(circle.GetRadiusLine().Length, "m", site, "radius of the largest circle inside");
    }

    private static Fact.Known Known(double value, string unit, SiteShape site, string how) => new(
        new FactValue.Number(value, unit),
        new Source("the site's polygon", "as the site was given", "the site's own", FactMethod.Derived, $"{how}, in {site.Plane.Name} (equal-area)"));
}
