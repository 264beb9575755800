using NetTopologySuite.Geometries;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Import;

/// <summary>Finds the buses where a site could connect: nearest first, at one distance the higher voltage first.</summary>
internal sealed class PoiFinder
{
    private readonly PoiSpec spec;
    private readonly PowerGrid grid;
    private readonly Dictionary<MeasurePlane, FeatureIndex> buses;

    public PoiFinder(PoiSpec spec, PowerGrid grid)
    {
        this.spec = spec;
        this.grid = grid;
        var usable = grid.Buses.Where(bus => bus.Location is not null && bus.Type != BusType.Isolated && bus.BaseVoltage >= spec.MinVoltage).ToList();
        buses = MeasurePlane.All.ToDictionary(plane => plane, plane => new FeatureIndex(plane, usable
            .Select(bus => (bus.Id, Point: Point(bus))).Where(bus => plane.Reaches(bus.Point.EnvelopeInternal))
            .Select(bus => new MeasuredFeature(bus.Id.Number, plane.ToMetres(bus.Point), []))));
    }

    /// <param name="plane">The plane that measures the site.</param>
    /// <param name="metres">The site's shape in it.</param>
    public IReadOnlyList<PoiOption> Find(MeasurePlane plane, Geometry metres) =>
    [
        .. buses[plane].Within(metres, spec.Within.Value * 1000)
            .OrderBy(hit => hit.Metres)
            .ThenByDescending(hit => grid.GetBus(Id(hit)).BaseVoltage)
            .ThenBy(hit => hit.Feature.Fid)
            .Take(spec.Count)
            .Select(hit => new PoiOption(Id(hit), new Kilometers(hit.Metres / 1000))),
    ];

    private static BusId Id(Hit hit) => new((int)hit.Feature.Fid);

    private static Point Point(Bus bus) =>
        Geometries.Factory.CreatePoint(new Coordinate(bus.Location!.Value.Longitude, bus.Location!.Value.Latitude));
}
