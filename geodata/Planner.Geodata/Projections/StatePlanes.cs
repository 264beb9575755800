using System.Globalization;

namespace Planner.Geodata.Projections;

/// <summary>The zones of the State Plane Coordinate System of 1983 by their EPSG codes, on NAD83 and its later realizations.</summary>
/// <remarks>
/// catalogue/state-planes.csv: parameters of the EPSG registry as PROJ 9.1.1 gives them, false origins in the zone's own unit.
/// </remarks>
internal static class StatePlanes
{
    private static readonly Lazy<Dictionary<int, string>> Zones = new(() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "catalogue", "state-planes.csv")).Skip(1).Select(line => line.Split(','))
            .SelectMany(zone => zone[0].Split(' ').Select(code => (Code: Number(code), Wkt: Wkt(zone)))).ToDictionary(zone => (int)zone.Code, zone => zone.Wkt));

    public static string? FindWkt(int code) => Zones.Value.GetValueOrDefault(code);

    /// <summary>Codes of all zones.</summary>
    internal static IEnumerable<int> Codes => Zones.Value.Keys;

    private static string Wkt(string[] zone)
    {
        var (latitude, longitude) = (("latitude_of_origin", Number(zone[4])), ("central_meridian", Number(zone[5])));
        var (east, north) = (("false_easting", Number(zone[8])), ("false_northing", Number(zone[9])));
        var name = $"NAD83 / {zone[1]}";
        var scaleOrParallel = Number(zone[6]);
        return zone[2] switch
        {
            "TM" => KnownSystems.Projected(name, KnownSystems.Nad83, "Transverse_Mercator", Number(zone[3]), latitude, longitude, ("scale_factor", scaleOrParallel), east, north),
            "LCC" => KnownSystems.Projected(name, KnownSystems.Nad83, "Lambert_Conformal_Conic_2SP", Number(zone[3]), latitude, longitude, ("standard_parallel_1", scaleOrParallel), ("standard_parallel_2", Number(zone[7])), east, north),
            "HOM" => KnownSystems.Projected(name, KnownSystems.Nad83, KnownSystems.NaturalOriginOblique, Number(zone[3]), KnownSystems.Oblique(latitude.Item2, longitude.Item2, Number(zone[7]), scaleOrParallel, east.Item2, north.Item2)),
            var method => throw new InvalidDataException($"state-planes.csv: '{method}' of {name} is no method."),
        };
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
