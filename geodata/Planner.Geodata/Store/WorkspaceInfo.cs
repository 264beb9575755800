using Planner.Domain.Facts;
using Planner.Domain.Texts;
using Planner.Domain.Units;
using Planner.Geodata.Import;

namespace Planner.Geodata.Store;

/// <summary>What a workspace says about itself.</summary>
public sealed record WorkspaceInfo
{
    public required string Name { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>What is not real; null when everything is.</summary>
    public LocalizedText? IllustrativeNote { get; init; }

    /// <summary>True when a part is synthetic or made up: shown wherever the data are shown.</summary>
    public bool IsIllustrative => IllustrativeNote is not null;

    /// <summary>Hash of everything in the workspace (hex SHA-256); the same inputs give the same.</summary>
    public required string ContentHash { get; init; }

    public required Bounds Bounds { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>Load asked for at a site when the question does not say.</summary>
    public required Megawatts RequestedLoad { get; init; }

    public required int SiteCount { get; init; }

    public required int BusCount { get; init; }

    public required int BranchCount { get; init; }

    /// <summary>Criteria of the recipe with their default weights.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Hard exclusions of the recipe.</summary>
    public required IReadOnlyList<Exclusion> Exclusions { get; init; }

    /// <summary>Facts measured at each site, in the recipe's order.</summary>
    public required IReadOnlyList<FactInfo> Facts { get; init; }

    /// <summary>Lines to show with the data, one per data set.</summary>
    public required IReadOnlyList<string> Attributions { get; init; }

    /// <summary>The recipe's text.</summary>
    public required string Recipe { get; init; }
}

/// <summary>A fact that the workspace holds for each site.</summary>
/// <param name="Id">Its name, with the unit.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Unit">Unit of a number; empty for words.</param>
/// <param name="Layer">Layer that it is measured on; null: none tells it.</param>
public sealed record FactInfo(FactId Id, LocalizedText Title, string Unit, string? Layer);

/// <summary>A layer of the workspace: what the map and the command 'layers' show.</summary>
public sealed record LayerInfo
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required GeometryKind Geometry { get; init; }

    public required DataSetInfo DataSet { get; init; }

    /// <summary>Features that have a geometry.</summary>
    public required int FeatureCount { get; init; }

    /// <summary>False: the file was missing and the recipe allows that; facts of this layer are unknown.</summary>
    public required bool IsPresent { get; init; }

    public required string CoverageDescription { get; init; }

    /// <summary>Box of the coverage; null when nothing is covered.</summary>
    public Bounds? CoverageBounds { get; init; }

    /// <summary>Box of the features; null when there are none.</summary>
    public Bounds? Extent { get; init; }

    /// <summary>Properties in the tiles: name and type ("string", "number", "boolean").</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> TileFields { get; init; }
}
