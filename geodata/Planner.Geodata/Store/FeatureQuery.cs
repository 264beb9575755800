using Planner.Geodata.Import;

namespace Planner.Geodata.Store;

/// <summary>Asks a layer (or bus, branch, site) for features, in the order of their ids.</summary>
public sealed record FeatureQuery(string Layer)
{
    /// <summary>Only features whose geometry meets one of these boxes; null: all.</summary>
    public IReadOnlyList<Bounds>? Boxes { get; init; }

    /// <summary>Only features whose property has exactly this value, written as text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Where { get; init; } = [];

    /// <summary>Only these features; null: all.</summary>
    public IReadOnlyCollection<long>? Ids { get; init; }

    /// <summary>Matching features to leave out before the first that is given.</summary>
    public int Offset { get; init; }

    public required int Limit { get; init; }
}

/// <summary>A part of the features that match.</summary>
/// <param name="Matched">How many match in all.</param>
/// <param name="Features">Those that were asked for.</param>
public sealed record FeaturePage(long Matched, IReadOnlyList<LayerFeature> Features);

/// <summary>A feature with its geometry as GeoJSON (degrees on WGS 84) and its properties: text, double, long, bool or null.</summary>
public sealed record LayerFeature(long Id, string GeometryGeoJson, IReadOnlyList<KeyValuePair<string, object?>> Properties);

/// <summary>A property of a layer's features: "string", "number", "integer" or "boolean".</summary>
public sealed record LayerProperty(string Name, string Type);
