using Planner.Domain.Grid;

namespace Planner.Solver.Network;

/// <summary>The arrays behind a <see cref="DcNetwork"/>; index = bus, branch or generator index. Never written after building.</summary>
internal sealed class NetworkArrays
{
    public required Bus[] Buses { get; init; }

    public required Dictionary<int, int> IndexOfBus { get; init; }

    public required double[] DemandMw { get; init; }

    public required int[] IslandOfBus { get; init; }

    public required int[] ReferenceOfIsland { get; init; }

    public required Branch[] Branches { get; init; }

    public required Lazy<Dictionary<int, int>> IndexOfBranch { get; init; }

    public required int[] From { get; init; }

    public required int[] To { get; init; }

    /// <summary>b of the convention in p.u.: p = b·(θ_f − θ_t − φ).</summary>
    public required double[] SusceptancePu { get; init; }

    /// <summary>Phase shift φ; 0 where the convention ignores it.</summary>
    public required double[] ShiftRad { get; init; }

    /// <summary>Normal rating in MW; +∞ when not stated.</summary>
    public required double[] NormalMw { get; init; }

    /// <summary>Rating after an outage in MW; +∞ when not stated.</summary>
    public required double[] EmergencyMw { get; init; }

    public required Generator[] Generators { get; init; }

    public required int[] GeneratorBus { get; init; }

    /// <summary>DC lines in service with both ends in the network.</summary>
    public required DcLine[] DcLines { get; init; }
}
