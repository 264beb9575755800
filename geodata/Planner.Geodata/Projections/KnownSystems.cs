using System.Globalization;

namespace Planner.Geodata.Projections;

/// <summary>The coordinate systems that Planner knows by their code, as WKT 1.</summary>
/// <remarks>
/// Parameters: EPSG registry (and Esri's for 102007), as PROJ 9.1.1 gives them. NAD83, its later realizations and WGS 84 are
/// taken as one datum (accuracy class 4 m). NAD27 is not known: its shift needs grids, and without them a place is up to
/// 100 m off.
/// </remarks>
internal static class KnownSystems
{
    private const string Degree = "UNIT[\"degree\",0.0174532925199433]";
    private const string Grs80 = "SPHEROID[\"GRS 1980\",6378137,298.257222101]";
    private const string Wgs84Sphere = "SPHEROID[\"WGS 84\",6378137,298.257223563]";
    public const string Nad83 = $"GEOGCS[\"NAD83\",DATUM[\"North_American_Datum_1983\",{Grs80}],PRIMEM[\"Greenwich\",0],{Degree}]";
    public const string Wgs84 = $"GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",{Wgs84Sphere}],PRIMEM[\"Greenwich\",0],{Degree}]";

    /// <summary>ProjNET's word for EPSG method 9812; its "Hotine_Oblique_Mercator" counts from the centre, which is method 9815.</summary>
    public const string NaturalOriginOblique = "Oblique_Mercator";

    /// <summary>Geographic systems whose degrees are taken as they are (datums within metres of WGS 84).</summary>
    private static readonly HashSet<int> Degrees =
    [
        4326, 4269, 4979, // WGS 84, NAD83
        4152, 4759, 6318, 4617, // NAD83(HARN), NAD83(NSRS2007), NAD83(2011), NAD83(CSRS)
    ];

    public static bool IsDegrees(int code) => Degrees.Contains(code);

    public static bool Knows(int code) => IsDegrees(code) || FindWkt(code) is not null;

    public static string Wkt(int code) => FindWkt(code) ?? throw new ArgumentOutOfRangeException(nameof(code), code, "The coordinate system is not known by this code.");

    public static string? FindWkt(int code) => code switch
    {
        4269 => Nad83,
        _ when IsDegrees(code) => Wgs84,
        3857 or 900913 or 102100 => Projected("WGS 84 / Pseudo-Mercator", Wgs84, "Pseudo-Mercator", ("latitude_of_origin", 0), ("central_meridian", 0), ("scale_factor", 1), ("false_easting", 0), ("false_northing", 0)),
        5070 => Albers("NAD83 / Conus Albers", Nad83, 23, -96, 29.5, 45.5),
        102003 => Albers("USA_Contiguous_Albers_Equal_Area_Conic", Nad83, 37.5, -96, 29.5, 45.5),
        6350 => Albers("NAD83(2011) / Conus Albers", Nad83, 23, -96, 29.5, 45.5),
        3338 or 102006 => Albers("NAD83 / Alaska Albers", Nad83, 50, -154, 55, 65),
        102007 => Albers("Hawaii_Albers_Equal_Area_Conic", Nad83, 13, -157, 8, 18),
        >= 26901 and <= 26923 => Utm("NAD83", Nad83, code - 26900, 0),
        >= 32601 and <= 32660 => Utm("WGS 84", Wgs84, code - 32600, 0),
        >= 32701 and <= 32760 => Utm("WGS 84", Wgs84, code - 32700, 10_000_000),
        >= 6328 and <= 6348 => Utm("NAD83(2011)", Nad83, code < 6330 ? code - 6328 + 59 : code - 6329, 0),
        _ => StatePlanes.FindWkt(code),
    };

    private static string Albers(string name, string datum, double latitude, double longitude, double south, double north) =>
        Projected(name, datum, "Albers_Conic_Equal_Area", ("latitude_of_center", latitude), ("longitude_of_center", longitude), ("standard_parallel_1", south), ("standard_parallel_2", north), ("false_easting", 0), ("false_northing", 0));

    private static string Utm(string datumName, string datum, int zone, double falseNorthing) =>
        Projected($"{datumName} / UTM zone {zone}", datum, "Transverse_Mercator", ("latitude_of_origin", 0), ("central_meridian", zone * 6 - 183), ("scale_factor", 0.9996), ("false_easting", 500_000), ("false_northing", falseNorthing));

    /// <summary>Parameters of an oblique Mercator whose false origin is where its line meets the equator of the aposphere (EPSG method 9812).</summary>
    public static (string, double)[] Oblique(double latitude, double longitude, double azimuth, double scale, double falseEasting, double falseNorthing) =>
    [
        ("latitude_of_center", latitude), ("longitude_of_center", longitude), ("azimuth", azimuth), ("rectified_grid_angle", azimuth),
        ("scale_factor", scale), ("false_easting", falseEasting), ("false_northing", falseNorthing),
    ];

    /// <summary>A projected system in metres.</summary>
    private static string Projected(string name, string datum, string method, params ReadOnlySpan<(string Name, double Value)> parameters) =>
        Projected(name, datum, method, 1, parameters);

    /// <summary>A projected system; false origins are in its unit.</summary>
    public static string Projected(string name, string datum, string method, double metresPerUnit, params ReadOnlySpan<(string Name, double Value)> parameters)
    {
        var written = new List<string>();
        foreach (var (parameter, value) in parameters)
        {
            written.Add(string.Create(CultureInfo.InvariantCulture, $"PARAMETER[\"{parameter}\",{value:R}]"));
        }

        var unit = string.Create(CultureInfo.InvariantCulture, $"UNIT[\"{(metresPerUnit == 1 ? "metre" : "unit")}\",{metresPerUnit:R}]");
        return $"PROJCS[\"{name.Replace('"', ' ')}\",{datum},PROJECTION[\"{method}\"],{string.Join(",", written)},{unit},AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]]";
    }
}
