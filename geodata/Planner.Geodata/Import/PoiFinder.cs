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
    private readonly FeatureIndex buses;

    public PoiFinder(PoiSpec spec, PowerGrid grid)
    {
        this.spec = spec;
        this.grid = grid;
        buses = new FeatureIndex(grid.Buses
            .Where(bus => bus.Location is not null && bus.Type != BusType.Isolated && bus.BaseVoltage >= spec.MinVoltage)
            .Select(bus => new MeasuredFeature(bus.Id.Number, ConusAlbers.ToMetres(Point(bus)), [])));
    }

    /// <param name="metres">The site's shape in EPSG:5070.</param>
    public IReadOnlyList<PoiOption> Find(Geometry metres) =>
    [
        .. buses.Within(metres, spec.Within.Value * 1000)
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
