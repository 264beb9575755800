using Planner.Domain.Geography;
using Planner.Domain.Units;

namespace Planner.Domain.Grid;

/// <summary>What a bus is in a power flow (MATPOWER bus type).</summary>
public enum BusType
{
    /// <summary>Type 1: load bus.</summary>
    Load = 1,

    /// <summary>Type 2: generator bus.</summary>
    Generator = 2,

    /// <summary>Type 3: reference bus; its angle is the source's zero.</summary>
    Reference = 3,

    /// <summary>Type 4: isolated; out of every calculation.</summary>
    Isolated = 4,
}

/// <summary>A node of the grid at one voltage.</summary>
public sealed record Bus
{
    public required BusId Id { get; init; }

    /// <summary>Name as the source writes it; the number where it has none.</summary>
    public required string Name { get; init; }

    public required Kilovolts BaseVoltage { get; init; }

    public required BusType Type { get; init; }

    /// <summary>Shunt conductance: MW drawn at a voltage of 1 p.u. (MATPOWER Gs). Counts as load in a DC power flow.</summary>
    public Megawatts ShuntConductance { get; init; }

    public int Area { get; init; }

    public int Zone { get; init; }

    /// <summary>Where the bus stands; null when no source says so: it is then on no map and near no site.</summary>
    public LonLat? Location { get; init; }
}
