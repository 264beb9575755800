using NetTopologySuite.Geometries;
using Planner.Domain.Geography;
using Planner.Domain.Units;

namespace Planner.Geodata.Projections;

/// <summary>Shortest distance on the WGS 84 ellipsoid, by Vincenty's inverse method.</summary>
/// <remarks>
/// T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations",
/// Survey Review 23 (176), 1975, equations 3, 4, 6, 10, 11, 13-19. Within 0.1 mm of Karney's method at planning
/// distances (GeodesicTests). Does not converge near antipodes, where it throws.
/// </remarks>
public static class Geodesic
{
    public const string Name = "geodesic (Vincenty inverse, WGS 84)";

    private const double A = 6378137;
    private const double F = 1 / 298.257223563;
    private const double B = A * (1 - F);

    /// <summary>Distance between two points.</summary>
    public static Kilometers Between(LonLat from, LonLat to) =>
        new(Metres(new Coordinate(from.Longitude, from.Latitude), new Coordinate(to.Longitude, to.Latitude)) / 1000);

    /// <summary>Distance in metres between two points in degrees.</summary>
    internal static double Metres(Coordinate from, Coordinate to)
    {
        if (from.X == to.X && from.Y == to.Y)
        {
            return 0;
        }

        var (sinU1, cosU1) = ReducedLatitude(from.Y);
        var (sinU2, cosU2) = ReducedLatitude(to.Y);
        var l = double.DegreesToRadians(to.X - from.X);
        var lambda = l;
        for (var round = 0; round < 200; round++)
        {
            var (sinLambda, cosLambda) = Math.SinCos(lambda);
            var sinSigma = Math.Sqrt(Square(cosU2 * sinLambda) + Square(cosU1 * sinU2 - sinU1 * cosU2 * cosLambda));
            var cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
            var sigma = Math.Atan2(sinSigma, cosSigma);
            var sinAlpha = sinSigma == 0 ? 0 : cosU1 * cosU2 * sinLambda / sinSigma;
            var cos2Alpha = 1 - Square(sinAlpha);
            var cos2SigmaM = cos2Alpha == 0 ? 0 : cosSigma - 2 * sinU1 * sinU2 / cos2Alpha;
            var c = F / 16 * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
            var next = l + (1 - c) * F * sinAlpha
                * (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (2 * Square(cos2SigmaM) - 1)));
            if (Math.Abs(next - lambda) < 1e-13)
            {
                return Length(cos2Alpha, sigma, sinSigma, cosSigma, cos2SigmaM);
            }

            lambda = next;
        }

        throw new InvalidOperationException($"Vincenty's method does not converge from ({from.X}, {from.Y}) to ({to.X}, {to.Y}): the points are nearly antipodal.");
    }

    private static double Length(double cos2Alpha, double sigma, double sinSigma, double cosSigma, double cos2SigmaM)
    {
        var u2 = cos2Alpha * (A * A - B * B) / (B * B);
        var a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
        var b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
        var deltaSigma = b * sinSigma * (cos2SigmaM + b / 4 * (cosSigma * (2 * Square(cos2SigmaM) - 1)
            - b / 6 * cos2SigmaM * (4 * Square(sinSigma) - 3) * (4 * Square(cos2SigmaM) - 3)));
        return B * a * (sigma - deltaSigma);
    }

    private static (double Sin, double Cos) ReducedLatitude(double degrees)
    {
        var tan = (1 - F) * Math.Tan(double.DegreesToRadians(degrees));
        var cos = 1 / Math.Sqrt(1 + tan * tan);
        return (tan * cos, cos);
    }

    private static double Square(double value) => value * value;
}
