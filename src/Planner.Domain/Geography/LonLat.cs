using System.Globalization;

namespace Planner.Domain.Geography;

/// <summary>A point on WGS 84 in degrees, longitude first: the only geometry that the middle knows.</summary>
/// <remarks>
/// Longitude lies in [-180, 180], latitude in [-90, 90]; <c>default</c> is (0, 0). A swapped pair is refused when it
/// leaves these ranges; a swap that stays inside them is found at import, against the layer's coverage.
/// </remarks>
public readonly record struct LonLat
{
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not finite or outside its range.</exception>
    public LonLat(double longitude, double latitude)
    {
        Longitude = InRange(longitude, 180, nameof(longitude));
        Latitude = InRange(latitude, 90, nameof(latitude));
    }

    public double Longitude { get; }

    public double Latitude { get; }

    public static bool IsValid(double longitude, double latitude) =>
        Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Longitude:0.#####}, {Latitude:0.#####}");

    // Written so that NaN fails too.
    private static double InRange(double degrees, double limit, string name) =>
        Math.Abs(degrees) <= limit
            ? degrees
            : throw new ArgumentOutOfRangeException(name, degrees, $"Must lie in [-{limit}, {limit}] degrees.");
}
