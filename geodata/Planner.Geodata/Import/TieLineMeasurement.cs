using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;
using Planner.Geodata.Routing;
using Planner.Geodata.Store;

namespace Planner.Geodata.Import;

/// <summary>Routes the tie-lines of every site to its points of interconnection, cheapest first.</summary>
internal sealed class TieLineMeasurement(StoreConnection connection, Recipe recipe, LayerLoader load)
{
    /// <summary>Routes by site; empty where there is no point of interconnection, no way, or no section 'tieLines'.</summary>
    public IReadOnlyList<TieLine>[] Run(IReadOnlyList<SiteCandidate> sites, SiteShape[] shapes, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var routes = Enumerable.Repeat<IReadOnlyList<TieLine>>([], shapes.Length).ToArray();
        if (recipe.TieLines is not { } spec)
        {
            return routes;
        }

        progress?.Report(new StepProgress("Routing tie-lines", null));
        var costs = LineCosts.Shipped()[spec.Costs];
        var buses = LayerTable.Read(connection, "bus", ["base_kv"]).ToDictionary(bus => new BusId((int)bus.Fid), bus => (bus.Degrees, Kilovolts: (double)bus.Values[0]!));
        foreach (var plane in shapes.Select(shape => shape.Plane).Distinct())
        {
            var router = new TieLineRouter(spec, costs, Ground(spec, plane));
            SiteMeasurement.Each(shapes, plane, site => routes[site] =
            [
                .. router.Route(shapes[site], [.. sites[site].Site.Pois.Select(poi => new RouteEnd(poi.Bus, buses[poi.Bus].Kilovolts, plane.ToMetres(buses[poi.Bus].Degrees.Coordinate)))], cancel)
                    .OrderBy(TieLineFacts.Usd).ThenBy(line => line.LengthM),
            ], cancel);
        }

        return routes;
    }

    private RouteGround Ground(TieLineSpec spec, MeasurePlane plane) => new(
        plane,
        spec.Slope is { } slope ? load.Raster(slope) : null,
        spec.LandCover is { } cover ? load.Raster(cover) : null,
        [.. spec.Prefer.Select(prefer => (Select(prefer.Layer, prefer.Where, plane), prefer))],
        // What may be a barrier is taken as one.
        [.. spec.Barriers.SelectMany(barrier => Both(barrier.Layer, barrier.Where, plane).Select(features => (features, barrier)))]);

    private FeatureIndex Select(string layer, IReadOnlyList<Condition> where, MeasurePlane plane) => Both(layer, where, plane)[0];

    private FeatureIndex[] Both(string layer, IReadOnlyList<Condition> where, MeasurePlane plane)
    {
        var (sure, maybe) = load.Layer(layer, plane, where.Select(condition => condition.Column)).Select(where);
        return [sure, maybe];
    }
}
