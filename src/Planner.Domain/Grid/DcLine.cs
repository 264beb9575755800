using Planner.Domain.Units;

namespace Planner.Domain.Grid;

/// <summary>Number of a DC line: its row in the source table, from 1; unique in a grid.</summary>
public readonly record struct DcLineId(int Number)
{
    public override string ToString() => $"DC line {Number}";
}

/// <summary>A two-terminal DC line: its flow is set by its converters, not by angles.</summary>
/// <remarks>
/// Flow is positive from <see cref="From"/> to <see cref="To"/> and measured at the from-end. The loss is
/// <see cref="FixedLoss"/> + <see cref="LossShare"/> · flow, so the to-end receives (1 − share) · flow − fixed loss
/// (MATPOWER User's Manual, "DC Transmission Lines").
/// </remarks>
public sealed record DcLine
{
    public required DcLineId Id { get; init; }

    public required BusId From { get; init; }

    public required BusId To { get; init; }

    /// <summary>Flow at the from-end as stated by the source.</summary>
    public Megawatts Scheduled { get; init; }

    public required Megawatts Min { get; init; }

    public required Megawatts Max { get; init; }

    public Megawatts FixedLoss { get; init; }

    public double LossShare { get; init; }

    public bool InService { get; init; } = true;
}
