using Planner.App.Answers;
using Planner.Domain.Texts;
using Planner.Geodata.Import;

namespace Planner.App.Sites;

/// <summary>What is in the workspace, with vintage, licence and coverage.</summary>
public sealed record LayersAnswer : Answer
{
    public required string Workspace { get; init; }

    public required bool Illustrative { get; init; }

    public required IReadOnlyList<LayerLine> Layers { get; init; }
}

/// <summary>One layer. Without data (<c>isPresent</c> false) every fact of it is unknown.</summary>
public sealed record LayerLine(
    string Id,
    string Kind,
    LocalizedText Title,
    GeometryKind GeometryKind,
    int FeatureCount,
    bool IsPresent,
    string Source,
    Uri? SourceUrl,
    string Vintage,
    string Licence,
    string Attribution,
    double? PositionalAccuracyM,
    bool Illustrative,
    CoverageLine Coverage,
    string Tiles,
    TilesLine TileSet);

/// <summary>What a map needs of a layer's TileJSON, so that it need not ask for that first.</summary>
/// <param name="Url">Address of a tile with {z}, {x} and {y}.</param>
/// <param name="Bounds">West, south, east, north in degrees: there are no tiles outside.</param>
/// <param name="DeepestZoom">Below it a map enlarges the tiles of this zoom.</param>
public sealed record TilesLine(string Url, IReadOnlyList<double> Bounds, int DeepestZoom);

/// <summary>The region inside which "nothing found" means "nothing there".</summary>
public sealed record CoverageLine(string Description, IReadOnlyList<double>? Bounds);

/// <summary>The candidate sites.</summary>
public sealed record SitesAnswer : Answer
{
    public required IReadOnlyList<SiteLine> Sites { get; init; }
}

/// <summary>One candidate site and the nearest buses where it could connect.</summary>
public sealed record SiteLine(
    string Id, string Name, double Lon, double Lat, double? AreaHa, double? RequestedMw, IReadOnlyList<PoiLine> Pois);

/// <summary>A point of interconnection with the straight distance to it.</summary>
public sealed record PoiLine(int Bus, string BusName, double Kv, double DistanceKm);

/// <summary>Every site with its facts.</summary>
public sealed record ScreenAnswer : Answer
{
    public required IReadOnlyList<ScreenedSite> Sites { get; init; }
}

/// <summary>The facts of one site by name.</summary>
public sealed record ScreenedSite(string Id, string Name, IReadOnlyDictionary<string, FactLine> Facts);
