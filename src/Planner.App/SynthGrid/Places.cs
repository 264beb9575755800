using Planner.Domain.Geography;
using Planner.Domain.Units;

namespace Planner.App.SynthGrid;

/// <summary>One of the three synchronous grids of the lower 48 states. No line of the synthetic grid crosses from one to another.</summary>
public enum Interconnection
{
    Eastern = 1,
    Western = 2,
    Ercot = 3,
}

/// <summary>A city with its census population: where load is.</summary>
public sealed record City(string Name, string State, Interconnection Interconnection, int Population, LonLat Position);

/// <summary>A generating plant with its nameplate capacity: where generation is.</summary>
public sealed record Plant(
    string Name, string State, Interconnection Interconnection, Fuel Fuel, Megawatts Nameplate, LonLat Position)
{
    /// <summary>What the plant can give at the summer peak.</summary>
    internal double AtPeakMw => Nameplate.Value * Fuel.PeakShare;
}

/// <summary>A place that has a substation without load or generation: the switchyard of a closed plant, a federal site.</summary>
/// <param name="Name">Name of the place.</param>
/// <param name="State">Postal code.</param>
/// <param name="Interconnection">Grid that it belongs to.</param>
/// <param name="Former">Nameplate of the closed plant; null where there was none.</param>
/// <param name="Position">Where it stands.</param>
public sealed record Switchyard(string Name, string State, Interconnection Interconnection, Megawatts? Former, LonLat Position);

/// <summary>What a synthetic grid grows from.</summary>
public sealed record GridPlaces(IReadOnlyList<City> Cities, IReadOnlyList<Plant> Plants, IReadOnlyList<Switchyard> Switchyards);

/// <summary>Distances between places of the synthetic grid.</summary>
internal static class GreatCircle
{
    // IUGG mean radius. Up to 0.4 % off the ellipsoid: the length of an invented line has no better claim.
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>Distance on the sphere (haversine formula).</summary>
    public static double Km(LonLat from, LonLat to)
    {
        var (fromRad, toRad) = (double.DegreesToRadians(from.Latitude), double.DegreesToRadians(to.Latitude));
        var halfLat = Math.Sin((toRad - fromRad) / 2);
        var halfLon = Math.Sin(double.DegreesToRadians(to.Longitude - from.Longitude) / 2);
        var h = (halfLat * halfLat) + (Math.Cos(fromRad) * Math.Cos(toRad) * halfLon * halfLon);
        return 2 * EarthRadiusKm * Math.Asin(Math.Sqrt(h));
    }

    /// <summary>Direction from one place to another in radians from north, on the flat map: good enough to set out a suburb.</summary>
    public static double BearingRad(LonLat from, LonLat to) => Math.Atan2(
        (to.Longitude - from.Longitude) * Math.Cos(double.DegreesToRadians(from.Latitude)), to.Latitude - from.Latitude);

    /// <summary>The place at a short distance in a direction, to 0.0001 degree.</summary>
    public static LonLat Move(LonLat from, double bearingRad, double km)
    {
        var degrees = double.RadiansToDegrees(km / EarthRadiusKm);
        var latitude = from.Latitude + (degrees * Math.Cos(bearingRad));
        var longitude = from.Longitude + (degrees * Math.Sin(bearingRad) / Math.Cos(double.DegreesToRadians(from.Latitude)));
        return new(Math.Round(longitude, 4), Math.Round(latitude, 4));
    }
}
