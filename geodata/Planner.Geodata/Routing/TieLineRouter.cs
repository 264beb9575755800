using System.Globalization;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Domain.Grid;
using Planner.Geodata.Import;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Routing;

/// <summary>A place that a line may end at.</summary>
internal sealed record RouteEnd(BusId Bus, double Kilovolts, Coordinate Metres);

/// <summary>A routed tie-line.</summary>
/// <param name="End">Where it ends.</param>
/// <param name="Line">Its route in metres of the plane.</param>
/// <param name="LengthM">Geodesic length.</param>
/// <param name="CostUsd">What it costs, or why that is not known.</param>
/// <param name="GivenUp">Layers of the barriers that had to be given up.</param>
internal sealed record TieLine(RouteEnd End, LineString Line, double LengthM, Fact CostUsd, IReadOnlyList<string> GivenUp);

/// <summary>The ground that tie-lines cross in one plane: rasters, what to follow and what to keep out of.</summary>
internal sealed record RouteGround(
    MeasurePlane Plane, RasterLayer? Slope, RasterLayer? LandCover,
    IReadOnlyList<(FeatureIndex Features, PreferSpec Spec)> Prefer, IReadOnlyList<(FeatureIndex Features, BarrierSpec Spec)> Barriers);

/// <summary>Routes the tie-lines of one site after another over a friction surface made for the site and its ends.</summary>
internal sealed class TieLineRouter(TieLineSpec spec, LineCosts costs, RouteGround ground)
{
    /// <summary>Most cells of a surface; past it the cells grow, and the source says how large they are.</summary>
    private const int MostCells = 4_000_000;

    private const double LeastMarginMetres = 5_000;

    public IReadOnlyList<TieLine> Route(SiteShape site, IReadOnlyList<RouteEnd> ends, CancellationToken cancel)
    {
        if (ends.Count == 0)
        {
            return [];
        }

        var start = site.Own.InteriorPoint.Coordinate;
        var grid = Surface(start, ends, out var factors, out var isUnknown);
        OpenSite(grid, site.Own);
        var cells = ends.Select(end => grid.Find(end.Metres)!.Value).ToList();
        var routes = RouteSearch.Find(grid, grid.Find(start)!.Value, cells.ToHashSet(), cancel);
        return [.. ends.Index().Where(end => routes.ContainsKey(cells[end.Index])).Select(end => TieLine(start, end.Item, routes[cells[end.Index]], grid, factors, isUnknown))];
    }

    private TieLine TieLine(Coordinate start, RouteEnd end, FoundRoute route, FrictionGrid grid, float[] factors, bool[] isUnknown)
    {
        // The search runs between the centres of cells; the line itself runs from place to place.
        var line = Geometries.Factory.CreateLineString([start, .. route.Line.Coordinates[1..^1], end.Metres]);
        var length = Lengths.Metres(ground.Plane, line);
        var givenUp = ground.Barriers.Where(barrier => route.GivenUp.Contains(barrier.Spec.Rank)).Select(barrier => barrier.Spec.Layer).Distinct().ToList();
        return new(end, line, length, Cost(start, end, route, grid, factors, isUnknown), givenUp);
    }

    private double MostFactor => costs.MountainFactor * costs.LandFactors.Values.DefaultIfEmpty(1).Max();

    private Fact Cost(Coordinate start, RouteEnd end, FoundRoute route, FrictionGrid grid, float[] factors, bool[] isUnknown)
    {
        var silent = route.Cells.Count(cell => isUnknown[cell]);
        if (silent > 0)
        {
            return new Fact.Unknown(
                LocalizedText.Of(
                    $"{silent} of {route.Cells.Count} cells of the route have no slope or no land cover, and ground changes the cost up to {MostFactor:0.#} times",
                    $"线路的 {route.Cells.Count} 个像元中有 {silent} 个没有坡度或地表覆盖，而地面条件可使造价增至 {MostFactor:0.#} 倍"),
                new("rasters of slope and land cover (NLCD) that cover the route", "覆盖线路的坡度与地表覆盖（NLCD）栅格"));
        }

        var kilovolts = costs.ClassOf(end.Kilovolts);
        var course = Course(start, end, route, grid);
        var usd = 0.0;
        foreach (var (from, to) in course.Zip(course.Skip(1)))
        {
            usd += from.At.Distance(to.At) * costs.UsdPerMetre(kilovolts) * (factors[from.Cell] + factors[to.Cell]) / 2;
        }

        var detail = string.Create(CultureInfo.InvariantCulture, $"least-cost route on cells of {grid.CellMetres:0.#} m in {ground.Plane.Name}; {kilovolts:0} kV class of table '{costs.Id}', {costs}; terrain by '{ground.Slope?.DataSet.Title.En}', land by '{ground.LandCover?.DataSet.Title.En}'; line only, without substation work");
        return new Fact.Known(new FactValue.Number(usd, "USD"), new Source(costs.Source, $"{costs.DollarYear}", "as published", FactMethod.Derived, detail));
    }

    /// <summary>Places along the line, each with the cell whose ground it has; within one cell: both ends.</summary>
    private static (Coordinate At, int Cell)[] Course(Coordinate start, RouteEnd end, FoundRoute route, FrictionGrid grid) =>
        [(start, route.Cells[0]), .. route.Cells.Skip(1).SkipLast(1).Select(cell => (grid.Centre(cell), cell)), (end.Metres, route.Cells[^1])];

    private FrictionGrid Surface(Coordinate start, IReadOnlyList<RouteEnd> ends, out float[] factors, out bool[] isUnknown)
    {
        var window = new Envelope(start);
        foreach (var end in ends)
        {
            window.ExpandToInclude(end.Metres);
        }

        window.ExpandBy(Math.Max(LeastMarginMetres, window.Diameter / 4));
        var cell = Math.Max(spec.CellMetres, Math.Sqrt(window.Area / MostCells));
        var grid = new FrictionGrid((int)Math.Ceiling(window.Height / cell), (int)Math.Ceiling(window.Width / cell), cell, new(window.MinX, window.MaxY));
        (factors, isUnknown) = (new float[grid.Count], new bool[grid.Count]);
        for (var at = 0; at < grid.Count; at++)
        {
            var place = ground.Plane.ToDegrees(grid.Centre(at));
            var (slope, cover) = (ground.Slope?.At(place) ?? float.NaN, ground.LandCover?.At(place) ?? float.NaN);
            isUnknown[at] = float.IsNaN(slope) || float.IsNaN(cover);
            factors[at] = (float)costs.Factor(slope, cover);
            grid.SetCost(at, factors[at]);
        }

        Prefer(grid);
        Close(grid);
        return grid;
    }

    private void Prefer(FrictionGrid grid)
    {
        foreach (var (features, prefer) in ground.Prefer)
        {
            var near = new HashSet<int>();
            foreach (var feature in features.Touching(Window(grid)))
            {
                near.UnionWith(Cells(grid, feature.Metres.Buffer(Math.Max(prefer.WithinMetres, grid.CellMetres / 2))));
            }

            foreach (var cell in near)
            {
                grid.SetCost(cell, grid.CostPerMetre(cell) * prefer.Factor);
            }
        }
    }

    private void Close(FrictionGrid grid)
    {
        foreach (var (features, barrier) in ground.Barriers)
        {
            foreach (var feature in features.Touching(Window(grid)))
            {
                // Thin barriers must hold too: what is narrower than a cell is widened to one.
                var shape = feature.Metres.Dimension == Dimension.Surface ? feature.Metres : feature.Metres.Buffer(grid.CellMetres / 2);
                foreach (var cell in Cells(grid, shape))
                {
                    grid.Close(cell, barrier.Rank);
                }
            }
        }
    }

    private static void OpenSite(FrictionGrid grid, Geometry site)
    {
        if (site.Dimension == Dimension.Surface)
        {
            foreach (var cell in Cells(grid, site))
            {
                grid.Open(cell);
            }
        }
    }

    private static Geometry Window(FrictionGrid grid) => Geometries.Factory.ToGeometry(new Envelope(
        grid.NorthWest.X, grid.NorthWest.X + grid.Columns * grid.CellMetres, grid.NorthWest.Y - grid.Rows * grid.CellMetres, grid.NorthWest.Y));

    /// <summary>Cells whose centres lie in a polygon.</summary>
    private static IEnumerable<int> Cells(FrictionGrid grid, Geometry polygon)
    {
        var inside = new IndexedPointInAreaLocator(polygon);
        var box = polygon.EnvelopeInternal.Intersection(Window(grid).EnvelopeInternal);
        if (box.IsNull)
        {
            yield break;
        }

        var (firstRow, lastRow) = ((int)((grid.NorthWest.Y - box.MaxY) / grid.CellMetres), Math.Min(grid.Rows - 1, (int)((grid.NorthWest.Y - box.MinY) / grid.CellMetres)));
        var (firstColumn, lastColumn) = ((int)((box.MinX - grid.NorthWest.X) / grid.CellMetres), Math.Min(grid.Columns - 1, (int)((box.MaxX - grid.NorthWest.X) / grid.CellMetres)));
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                var cell = row * grid.Columns + column;
                if (inside.Locate(grid.Centre(cell)) != Location.Exterior)
                {
                    yield return cell;
                }
            }
        }
    }
}
