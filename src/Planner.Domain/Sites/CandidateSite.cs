using Planner.Domain.Geography;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Domain.Sites;

/// <summary>Id of a candidate site: the user's, or the recipe's for a derived one. Unique in a workspace.</summary>
public readonly record struct SiteId(string Text) : IComparable<SiteId>
{
    public int CompareTo(SiteId other) => string.CompareOrdinal(Text, other.Text);

    public override string ToString() => Text;

    public static bool operator <(SiteId left, SiteId right) => left.CompareTo(right) < 0;

    public static bool operator >(SiteId left, SiteId right) => left.CompareTo(right) > 0;

    public static bool operator <=(SiteId left, SiteId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SiteId left, SiteId right) => left.CompareTo(right) >= 0;
}

/// <summary>A place where a facility could stand.</summary>
public sealed record CandidateSite
{
    public required SiteId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>A point inside the footprint; the point itself where the user gave only one.</summary>
    public required LonLat Location { get; init; }

    /// <summary>Area of the footprint; null when the user gave only a point.</summary>
    public Hectares? Area { get; init; }

    /// <summary>Load asked for here; null: the study's own figure holds.</summary>
    public Megawatts? RequestedLoad { get; init; }

    /// <summary>Nearest points of interconnection, nearest first; empty when no bus is in reach.</summary>
    public IReadOnlyList<PoiOption> Pois { get; init; } = [];

    /// <summary>Integer id of the site's map feature.</summary>
    public required int FeatureId { get; init; }
}

/// <summary>A bus where a site could connect, with the straight distance to it.</summary>
public sealed record PoiOption(BusId Bus, Kilometers Distance)
{
    /// <summary>The line that was routed to it; null: none was.</summary>
    public RoutedLine? Route { get; init; }
}

/// <summary>A tie line along the ground.</summary>
/// <param name="Length">Along the route.</param>
/// <param name="Cost">Of the line alone, without substation work; null: not known.</param>
public sealed record RoutedLine(Kilometers Length, UsDollars? Cost);
