using Planner.Domain.Units;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>Where candidate sites come from.</summary>
public sealed record CandidateSpec
{
    /// <summary>Footprint of a site that is only a point: the area of the circle round it.</summary>
    public required Hectares DefaultFootprint { get; init; }

    public required PoiSpec Poi { get; init; }

    public CandidateRule? Rule { get; init; }

    public required IReadOnlyList<CandidateFile> Files { get; init; }
}

/// <summary>Which buses count as points of interconnection of a site.</summary>
/// <param name="MinVoltage">Lowest voltage.</param>
/// <param name="Within">Longest straight distance.</param>
/// <param name="Count">How many to keep, nearest first (at one distance, the higher voltage first).</param>
public sealed record PoiSpec(Kilovolts MinVoltage, Kilometers Within, int Count);

/// <summary>Derives candidates: points of a square lattice in EPSG:5070 that lie near a bus of at least a voltage.</summary>
/// <param name="IdPrefix">Ids are the prefix and the lattice's column and row: stable when other settings change.</param>
/// <param name="MinVoltage">Voltage of the buses that attract candidates.</param>
/// <param name="Within">Longest distance from the nearest such bus.</param>
/// <param name="Spacing">Distance between lattice points.</param>
/// <param name="Limit">Most candidates; past it the lattice points are drawn by a hash of their index and the seed.</param>
/// <param name="Seed">Seed of that draw.</param>
/// <param name="Inside">Region in which candidates may lie; null: the recipe's bounds.</param>
public sealed record CandidateRule(
    string IdPrefix,
    Kilovolts MinVoltage,
    Kilometers Within,
    Kilometers Spacing,
    int Limit,
    int Seed,
    CoveragePart.LayerFeatures? Inside);

/// <summary>Candidates of a user's table: points or polygons.</summary>
public sealed record CandidateFile
{
    public required SourceFile File { get; init; }

    /// <summary>Format of the file; null: found by its content.</summary>
    public SourceFormat? Format { get; init; }

    public string? Table { get; init; }

    public string? Crs { get; init; }

    public PositionColumns? Position { get; init; }

    public required string IdColumn { get; init; }

    public required string NameColumn { get; init; }

    /// <summary>Column with the load asked for in MW; null: the recipe's figure holds everywhere.</summary>
    public string? RequestedMwColumn { get; init; }
}
