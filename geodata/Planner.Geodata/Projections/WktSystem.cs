namespace Planner.Geodata.Projections;

/// <summary>Turns the well-known text of a file into one that ProjNET reads, and refuses what can't be right to a metre.</summary>
/// <remarks>
/// Esri and OGC write the same projection by different names; both come out under ProjNET's. The axes that a text names do
/// not matter: every file format that is read stores x (east) before y (north).
/// </remarks>
internal static class WktSystem
{
    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["transverse_mercator"] = "Transverse_Mercator",
        ["gauss_kruger"] = "Transverse_Mercator",
        ["lambert_conformal_conic"] = "Lambert_Conformal_Conic_2SP",
        ["lambert_conformal_conic_2sp"] = "Lambert_Conformal_Conic_2SP",
        ["albers"] = "Albers_Conic_Equal_Area",
        ["albers_conic_equal_area"] = "Albers_Conic_Equal_Area",
        ["lambert_azimuthal_equal_area"] = "Lambert_Azimuthal_Equal_Area",
        ["hotine_oblique_mercator"] = KnownSystems.NaturalOriginOblique,
        ["hotine_oblique_mercator_azimuth_natural_origin"] = KnownSystems.NaturalOriginOblique,
        ["mercator_auxiliary_sphere"] = "Pseudo-Mercator",
        ["popular_visualisation_pseudo_mercator"] = "Pseudo-Mercator",
    };

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["longitude_of_center"] = "central_meridian",
        ["longitude_of_origin"] = "central_meridian",
        ["latitude_of_center"] = "latitude_of_origin",
        ["central_parallel"] = "latitude_of_origin",
    };

    /// <returns>WKT for ProjNET, or null for plain degrees.</returns>
    /// <exception cref="FormatException">The text is not well-formed, or names what is not known; the message says what.</exception>
    public static string? Normalise(string text)
    {
        var node = WktNode.Parse(text);
        if (node.Keyword is "COMPD_CS" && node.Nodes.Count > 0)
        {
            node = node.Nodes[0];
        }

        switch (node.Keyword)
        {
            case "GEOGCS":
                CheckDegrees(node);
                return null;
            case "PROJCS":
                return Projected(node);
            default:
                throw new FormatException($"'{node.Keyword}' is no geographic or projected system of WKT 1");
        }
    }

    /// <summary>Whether the text is of the second edition (ISO 19162), whose keywords are other ones.</summary>
    public static bool IsWkt2(WktNode node) =>
        node.Keyword is "PROJCRS" or "PROJECTEDCRS" or "GEOGCRS" or "GEOGRAPHICCRS" or "GEODCRS" or "GEODETICCRS" or "BOUNDCRS" or "COMPOUNDCRS";

    /// <summary>The code that a system of WKT 2 states for the whole of itself; that of its datum or method is none.</summary>
    public static (string Authority, string Number)? FindCode(WktNode node) => node.Find("ID") is { Numbers: [var number, ..] } id
        ? (id.Name.ToUpperInvariant(), number.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;

    private static string Projected(WktNode node)
    {
        var degrees = node.Find("GEOGCS") ?? throw new FormatException("PROJCS holds no GEOGCS");
        CheckDegrees(degrees);
        var written = node.Find("PROJECTION")?.Name ?? throw new FormatException("PROJCS holds no PROJECTION");
        var isWebMercator = node.Find("EXTENSION")?.Texts is [_, var proj, ..] && proj.Contains("+proj=merc +a=6378137 +b=6378137", StringComparison.Ordinal);
        var method = isWebMercator ? "Pseudo-Mercator" : FindMethod(written);
        var unit = node.Find("UNIT")?.Numbers is [> 0 and var metres, ..] ? metres : throw new FormatException("PROJCS holds no UNIT");
        var values = node.Nodes.Where(part => part.Keyword == "PARAMETER" && part.Numbers.Count == 1)
            .GroupBy(part => Parameter(part.Name)).ToDictionary(group => group.Key, group => group.First().Numbers[0], StringComparer.Ordinal);
        return KnownSystems.Projected(node.Name, Datum(degrees), method, unit, Fill(method, values));
    }

    private static (string, double)[] Fill(string method, Dictionary<string, double> values)
    {
        (string, double) Get(string name, double? otherwise = null) => (name, values.TryGetValue(name, out var value)
            ? value
            : otherwise ?? throw new FormatException($"the parameter '{name}' is missing"));
        (string, double)[] shift = [Get("false_easting", 0), Get("false_northing", 0)];
        switch (method)
        {
            case "Transverse_Mercator":
                return [Get("latitude_of_origin", 0), Get("central_meridian"), Get("scale_factor", 1), .. shift];
            case "Lambert_Conformal_Conic_2SP":
                RefuseScale(values);
                return [Get("latitude_of_origin"), Get("central_meridian"), Get("standard_parallel_1"), Get("standard_parallel_2"), .. shift];
            case "Albers_Conic_Equal_Area":
                return [.. Centre(Get), Get("standard_parallel_1"), Get("standard_parallel_2"), .. shift];
            case "Lambert_Azimuthal_Equal_Area":
                return [.. Centre(Get), .. shift];
            case KnownSystems.NaturalOriginOblique:
                return Oblique(Get, values);
            default:
                return [Get("latitude_of_origin", 0), Get("central_meridian", 0), Get("scale_factor", 1), .. shift];
        }
    }

    private static (string, double)[] Centre(Func<string, double?, (string, double)> get) =>
        [("latitude_of_center", get("latitude_of_origin", null).Item2), ("longitude_of_center", get("central_meridian", null).Item2)];

    private static (string, double)[] Oblique(Func<string, double?, (string, double)> get, Dictionary<string, double> values)
    {
        var azimuth = get("azimuth", null).Item2;
        if (values.TryGetValue("rectified_grid_angle", out var angle) && Math.Abs(angle - azimuth) > 1e-9)
        {
            throw new FormatException("an oblique Mercator whose grid is turned by another angle than its line is not read");
        }

        return KnownSystems.Oblique(
            get("latitude_of_origin", null).Item2, get("central_meridian", null).Item2, azimuth, get("scale_factor", 1).Item2, get("false_easting", 0).Item2, get("false_northing", 0).Item2);
    }

    // Esri writes the form with one parallel by the same name and a scale factor; ProjNET would leave the factor out.
    private static void RefuseScale(Dictionary<string, double> values)
    {
        if (values.TryGetValue("scale_factor", out var scale) && scale != 1)
        {
            throw new FormatException("Lambert's conformal conic with a scale factor (one standard parallel) is not read");
        }
    }

    private static string FindMethod(string written)
    {
        var name = Simple(written);
        return Methods.TryGetValue(name, out var method) ? method : throw new FormatException($"the projection '{written}' is not read");
    }

    private static string Parameter(string written)
    {
        var name = Simple(written);
        return Parameters.TryGetValue(name, out var known) ? known : name;
    }

    private static void CheckDegrees(WktNode degrees)
    {
        var unit = degrees.Find("UNIT")?.Numbers is [var radians, ..] ? radians : double.NaN;
        if (Math.Abs(unit - Math.PI / 180) > 1e-9)
        {
            throw new FormatException($"the angles of '{degrees.Name}' are not in degrees");
        }

        if (degrees.Find("PRIMEM")?.Numbers is [var prime, ..] && prime != 0)
        {
            throw new FormatException($"the longitudes of '{degrees.Name}' do not start at Greenwich");
        }

        _ = Datum(degrees);
    }

    private static string Datum(WktNode degrees)
    {
        var datum = degrees.Find("DATUM");
        var name = Simple(datum?.Name ?? "");
        var ellipsoid = datum?.Find("SPHEROID")?.Numbers is [var axis, var inverse, ..] ? (axis, inverse) : (0, 0);
        if (Math.Abs(ellipsoid.Item1 - 6378137) < 1e-6 && Math.Abs(ellipsoid.Item2 - 298.2572) < 1e-3)
        {
            if (name.Contains("wgs", StringComparison.Ordinal) && name.Contains("84", StringComparison.Ordinal))
            {
                return KnownSystems.Wgs84;
            }

            if (name.Contains("83", StringComparison.Ordinal) && (name.Contains("nad", StringComparison.Ordinal) || name.Contains("north_american", StringComparison.Ordinal)))
            {
                return KnownSystems.Nad83;
            }

            if (name.Contains("nsrs", StringComparison.Ordinal) || name.Contains("north_american", StringComparison.Ordinal) || name.Contains("national_spatial_reference", StringComparison.Ordinal))
            {
                return KnownSystems.Nad83;
            }
        }

        throw new FormatException($"the datum '{datum?.Name}' is neither WGS 84 nor NAD83, and a shift between datums is not computed");
    }

    private static string Simple(string name) => name.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
