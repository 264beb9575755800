using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Densify;
using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using ProjNet.CoordinateSystems.Transformations;

namespace Planner.Geodata.Projections;

/// <summary>The coordinate system of a file, and the way from it to longitude and latitude on WGS 84 (and back).</summary>
/// <remarks>
/// x is always east (or longitude), y north (or latitude), as every format that is read stores them, whatever order the
/// definition's axes have. A system that is not known is refused: guessing puts a site into another county. Thread-safe.
/// </remarks>
internal sealed partial class SourceSystem
{
    /// <summary>Longest edge that is moved by its ends alone: a chord of 10 km lies within 2 m of the straight edge of the plane.</summary>
    private const double LongestEdgeMetres = 10_000;

    private readonly MathTransform? forward;
    private readonly MathTransform? backward;
    private readonly double longestEdge;

    private SourceSystem(string name, string? wkt)
    {
        Name = name;
        Wkt = wkt;
        if (wkt is not null)
        {
            var system = CoordinateSystems.ReadWkt(wkt);
            forward = CoordinateSystems.FromDegrees(system);
            backward = forward.Inverse();
            longestEdge = LongestEdgeMetres / CoordinateSystems.MetresPerUnit(system);
        }
    }

    public static SourceSystem Degrees { get; } = new("WGS 84 (longitude, latitude)", null);

    public string Name { get; }

    /// <summary>Definition for ProjNET; null: degrees.</summary>
    public string? Wkt { get; }

    public bool IsDegrees => forward is null;

    /// <summary>Reads what a recipe or a file says: "EPSG:5070", a URN or address that ends in a code, WKT 1, or WKT 2 with its code.</summary>
    /// <returns>The system, or null with a diagnostic.</returns>
    public static SourceSystem? Read(string text, InputLocation where, DiagnosticBag bag)
    {
        if (Code().Match(text.Trim()) is { Success: true } match)
        {
            return FromCode(match.Groups["authority"].Value.ToUpperInvariant(), match.Groups["code"].Value, where, bag);
        }

        try
        {
            var node = WktNode.Parse(text);
            if (WktSystem.IsWkt2(node))
            {
                return WktSystem.FindCode(node) is { } code
                    ? FromCode(code.Authority, code.Number, where, bag)
                    : Unknown(node.Name, "it is WKT 2 without an EPSG code, and only WKT 1 is read by its parameters", where, bag);
            }

            var wkt = WktSystem.Normalise(text);
            return wkt is null ? Degrees : new(node.Name, wkt);
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException)
        {
            return Unknown(Short(text), problem.Message, where, bag);
        }
    }

    /// <summary>A system by its EPSG (or Esri) number.</summary>
    public static SourceSystem? FromCode(string authority, string number, InputLocation where, DiagnosticBag bag)
    {
        if (authority == "OGC" && number is "CRS84" or "84")
        {
            return Degrees;
        }

        if (!int.TryParse(number, CultureInfo.InvariantCulture, out var code) || authority is not ("EPSG" or "ESRI") || !KnownSystems.Knows(code))
        {
            return Unknown($"{authority}:{number}", "Planner does not know this code", where, bag);
        }

        return KnownSystems.IsDegrees(code) ? Degrees : new($"{authority}:{number}", KnownSystems.Wkt(code));
    }

    /// <summary>A system from a definition that is already in ProjNET's words.</summary>
    public static SourceSystem FromWkt(string name, string wkt) => new(name, wkt);

    public static SourceSystem? Missing(InputLocation where, DiagnosticBag bag)
    {
        bag.Error("crs.missing", "The file does not say its coordinate system", where, "Numbers without a system are no places, and guessing would move them", "give the .prj (or the system inside the file), or say 'crs: EPSG:...' in the recipe");
        return null;
    }

    /// <summary>The geometry in degrees, made anew by <see cref="Geometries.Factory"/>.</summary>
    /// <exception cref="ArgumentException">A position is no place of this system.</exception>
    public Geometry ToDegrees(Geometry source)
    {
        var own = Geometries.Factory.CreateGeometry(source);
        if (backward is null)
        {
            return own;
        }

        var moved = Divide(own);
        moved.Apply(new MoveCoordinates(ToDegrees));
        moved.GeometryChanged();
        return moved;
    }

    public Coordinate ToDegrees(Coordinate source)
    {
        if (backward is null)
        {
            return source;
        }

        if (!double.IsFinite(source.X) || !double.IsFinite(source.Y))
        {
            return new(double.NaN, double.NaN);
        }

        var (x, y) = backward.Transform(source.X, source.Y);
        return new(x, y);
    }

    public Coordinate FromDegrees(Coordinate degrees)
    {
        if (forward is null)
        {
            return degrees;
        }

        var (x, y) = forward.Transform(degrees.X, degrees.Y);
        return new(x, y);
    }

    /// <summary>Whether two statements name the same system.</summary>
    public bool IsSame(SourceSystem other) => Wkt is null ? other.Wkt is null : other.Wkt is not null && Body(Wkt) == Body(other.Wkt);

    private static string Body(string wkt) => wkt[(wkt.IndexOf("PROJECTION", StringComparison.Ordinal))..];

    private Geometry Divide(Geometry own) => own.Dimension == Dimension.Point || own.EnvelopeInternal.Diameter <= longestEdge || !double.IsFinite(own.EnvelopeInternal.Diameter)
        ? own
        : new Densifier(own.Copy()) { DistanceTolerance = longestEdge, Validate = false }.GetResultGeometry().Copy();

    private static SourceSystem? Unknown(string what, string why, InputLocation where, DiagnosticBag bag)
    {
        bag.Error("crs.unknown", $"The coordinate system is '{what}'", where, char.ToUpperInvariant(why[0]) + why[1..], "convert the file first, e.g. ogr2ogr -t_srs EPSG:4326 (vectors) or gdalwarp -t_srs EPSG:5070 (rasters)");
        return null;
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 80 } longer ? longer[..80] + "..." : text.ReplaceLineEndings(" ");

    [GeneratedRegex(@"^(urn:ogc:def:crs:|https?://www\.opengis\.net/def/crs/)?(?<authority>EPSG|ESRI|OGC)[:/]+([0-9.]*[:/])?(?<code>[A-Za-z0-9]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Code();
}
