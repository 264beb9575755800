using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Geodata.Import;

namespace Planner.Geodata.Measure;

/// <summary>Ground that can't be built on near a site, with the layer that says so.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Sure">Its features that count.</param>
/// <param name="Maybe">Its features of which it is not known whether they count.</param>
/// <param name="BufferM">Strip round them in m; null when an ordinance's distance is not known.</param>
/// <param name="Reason">Why, for the source: "wetlands" or "Highway setback of county 44001".</param>
internal sealed record NoBuild(MeasuredLayer Layer, FeatureIndex Sure, FeatureIndex Maybe, double? BufferM, string Reason)
{
    public static NoBuild Of(MeasuredLayer layer, IReadOnlyList<Condition> where, double? bufferM, string reason)
    {
        var (sure, maybe) = layer.Select(where);
        return new(layer, sure, maybe, bufferM, reason);
    }
}

/// <summary>The site's polygon without what can't be built on: its area, its largest piece, and the load that fits.</summary>
/// <remarks>
/// A strip is a planar buffer in the site's equal-area plane, at most 1.5 % off within a plane's area. One layer that does
/// not cover the footprint with its strip makes all three facts unknown: what is not seen may lie in the middle.
/// </remarks>
internal static class UsableArea
{
    public static readonly FactId Area = new("site.usable_area_ha");
    public static readonly FactId Largest = new("site.usable_largest_ha");
    public static readonly FactId Load = new("site.usable_mw");

    public static FactSheet Facts(SiteShape site, IReadOnlyList<NoBuild> noBuild, double megawattsPerHectare)
    {
        var unknown = site.IsPoint
            ? SiteExtent.OnlyAPoint
            : noBuild.Select(ground => Silent(site, ground)).FirstOrDefault(silent => silent is not null);
        if (unknown is not null)
        {
            return FactSheet.Empty.With(Area, unknown).With(Largest, unknown).With(Load, unknown);
        }

        var left = Left(site, noBuild);
        var largest = PolygonExtracter.GetPolygons(left).Select(piece => piece.Area).DefaultIfEmpty(0).Max();
        var source = Source(site, noBuild);
        var density = string.Create(CultureInfo.InvariantCulture, $"{megawattsPerHectare:0.####} MW/ha, as the recipe states, on the largest piece");
        return FactSheet.Empty
            .With(Area, Known(left.Area / 10_000, "ha", source))
            .With(Largest, Known(largest / 10_000, "ha", source))
            .With(Load, Known(largest / 10_000 * megawattsPerHectare, "MW", source with { Detail = $"{density}; {source.Detail}" }));
    }

    /// <summary>What is left of the footprint.</summary>
    public static Geometry Left(SiteShape site, IReadOnlyList<NoBuild> noBuild)
    {
        var taken = noBuild.SelectMany(ground => Strips(site, ground)).ToList();
        return taken.Count == 0 ? site.Footprint : site.Footprint.Difference(UnaryUnionOp.Union(taken));
    }

    private static IEnumerable<Geometry> Strips(SiteShape site, NoBuild ground)
    {
        var strip = ground.BufferM!.Value;
        var reach = strip > 0 ? site.Footprint.Buffer(strip) : site.Footprint;
        return ground.Sure.Touching(reach)
            .Select(feature => strip > 0 ? feature.Metres.Buffer(strip) : feature.Metres)
            .Where(shape => shape.Dimension == Dimension.Surface);
    }

    private static Fact.Unknown? Silent(SiteShape site, NoBuild ground)
    {
        var title = ground.Layer.DataSet.Title;
        if (ground.BufferM is not { } strip)
        {
            return new(
                new($"the {ground.Reason} depends on a height that is not stated", $"“{ground.Layer.DataSet.Title.Zh}”的退距取决于未说明的高度"),
                new("structureHeightM in the recipe", "配方中的 structureHeightM"));
        }

        if (!ground.Layer.Coverage.Reaches(site.Footprint, strip))
        {
            return new(
                LocalizedText.Of(
                    $"'{title.En}' does not cover the site and {strip:0.#} m round it ({ground.Layer.CoverageDescription})",
                    $"“{title.Zh}”未覆盖场址及其周围 {strip:0.#} 米（{ground.Layer.CoverageDescription}）"),
                new($"a layer of this kind that covers the place, e.g. from {ground.Layer.DataSet.Publisher}", $"覆盖该地的同类图层，例如来自 {ground.Layer.DataSet.Publisher}"));
        }

        var reach = strip > 0 ? site.Footprint.Buffer(strip) : site.Footprint;
        return ground.Maybe.Touching(reach) is [var other, ..]
            ? new(
                new($"feature {other.Fid} of '{title.En}' does not say whether it counts", $"“{title.Zh}”的要素 {other.Fid} 未说明是否计入"),
                new($"the missing attribute of that feature, from {ground.Layer.DataSet.Publisher}", $"该要素缺失的属性，来自 {ground.Layer.DataSet.Publisher}"))
            : null;
    }

    private static Source Source(SiteShape site, IReadOnlyList<NoBuild> noBuild)
    {
        var sets = noBuild.Select(ground => ground.Layer.DataSet).DistinctBy(data => data.Title.En).ToList();
        var taken = string.Join("; ", noBuild.Select(ground => string.Create(CultureInfo.InvariantCulture, $"{ground.Reason} and {ground.BufferM:0.#} m round it")));
        return new(
            sets.Count == 0 ? "the site's polygon" : string.Join(", ", sets.Select(data => data.Publisher)), string.Join(", ", sets.Select(data => data.Vintage).Distinct()),
            string.Join(", ", sets.Select(data => data.Licence).Distinct()), FactMethod.Derived, $"{site.FootprintName} without {(taken.Length == 0 ? "anything" : taken)}; planar in {site.Plane.Name} (equal-area)");
    }

    private static Fact.Known Known(double value, string unit, Source source) => new(new FactValue.Number(value, unit), source);
}
