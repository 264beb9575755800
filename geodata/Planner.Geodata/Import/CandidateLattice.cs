using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Planner.Domain.Grid;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Import;

/// <summary>A candidate that the rule derived.</summary>
internal sealed record LatticeSite(string Id, string Name, Point Degrees);

/// <summary>Places candidates by the recipe's rule: lattice points of EPSG:5070 (the lower 48 states) near a bus of high voltage.</summary>
/// <remarks>
/// Lattice point (column, row) lies at (column, row) times the spacing from the false origin, so that the same place has
/// the same id whatever else changes. Too many: those with the smallest SplitMix64 hash of (seed, column, row) stay,
/// which favours no region.
/// </remarks>
internal sealed class CandidateLattice(CandidateRule rule, PowerGrid grid, Geometry regionDegrees)
{
    private static readonly string[] Winds = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

    private readonly double spacing = rule.Spacing.Value * 1000;
    private readonly IPreparedGeometry region = PreparedGeometryFactory.Prepare(MeasurePlane.Conus.ToMetres(regionDegrees));

    public IReadOnlyList<LatticeSite> Place()
    {
        var buses = grid.Buses
            .Where(bus => bus.Location is not null && bus.Type != BusType.Isolated && bus.BaseVoltage >= rule.MinVoltage)
            .ToDictionary(bus => (long)bus.Id.Number);
        var index = new FeatureIndex(MeasurePlane.Conus, buses.Values.Select(bus => new MeasuredFeature(bus.Id.Number, MeasurePlane.Conus.ToMetres(Point(bus)), [])));
        var near = buses.Values.SelectMany(Around).Distinct()
            .OrderBy(cell => Hash(cell.Column, cell.Row)).ThenBy(cell => cell)
            .Select(cell => (Cell: cell, Metres: Metres(cell)))
            .Where(place => region.Contains(place.Metres))
            .Select(place => (place.Cell, place.Metres, Hit: index.FindNearest(place.Metres)!.Value))
            .Where(place => place.Hit.Metres <= rule.Within.Value * 1000)
            .Take(rule.Limit);
        return [.. near.OrderBy(place => place.Cell).Select(place => Site(place.Cell, place.Metres, place.Hit, buses[place.Hit.Feature.Fid]))];
    }

    private IEnumerable<(int Column, int Row)> Around(Bus bus)
    {
        var centre = MeasurePlane.Conus.ToMetres(Point(bus)).Coordinate;
        var reach = rule.Within.Value * 1000 * MeasurePlane.Distortion;
        var (west, east) = (Cell(centre.X - reach), Cell(centre.X + reach) + 1);
        var (south, north) = (Cell(centre.Y - reach), Cell(centre.Y + reach) + 1);
        return from column in Enumerable.Range(west, east - west + 1) from row in Enumerable.Range(south, north - south + 1) select (column, row);
    }

    private LatticeSite Site((int Column, int Row) cell, Point metres, Hit hit, Bus bus)
    {
        var from = ((Point)hit.Feature.Metres).Coordinate;
        var wind = Winds[(int)Math.Round(Math.Atan2(metres.X - from.X, metres.Y - from.Y) / (Math.PI / 4) + 8) % 8];
        var name = hit.Metres < 50 ? $"At {bus.Name}" : string.Create(CultureInfo.InvariantCulture, $"{hit.Metres / 1000:0.0} km {wind} of {bus.Name}");
        var id = $"{rule.IdPrefix}-{Side(cell.Column, 'w', 'e')}-{Side(cell.Row, 's', 'n')}";
        return new(id, name, (Point)MeasurePlane.Conus.ToDegrees(metres));
    }

    private int Cell(double metres) => (int)Math.Floor(metres / spacing);

    private Point Metres((int Column, int Row) cell) => Geometries.Factory.CreatePoint(new Coordinate(cell.Column * spacing, cell.Row * spacing));

    private static Point Point(Bus bus) => Geometries.Factory.CreatePoint(new Coordinate(bus.Location!.Value.Longitude, bus.Location!.Value.Latitude));

    private static string Side(int number, char negative, char positive) =>
        string.Create(CultureInfo.InvariantCulture, $"{(number < 0 ? negative : positive)}{Math.Abs(number):000}");

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014) of the three numbers, one after the other.</summary>
    private ulong Hash(int column, int row) => Mix(Mix(Mix((ulong)rule.Seed) ^ (uint)column) ^ (uint)row);

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
