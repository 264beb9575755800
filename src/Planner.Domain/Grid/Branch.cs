using Planner.Domain.Units;

namespace Planner.Domain.Grid;

/// <summary>Thermal limits of a branch. A limit that is null is not stated, so the branch can't bind.</summary>
/// <param name="Normal">Limit in normal operation (MATPOWER rateA; 0 there means unlimited and is null here).</param>
/// <param name="Emergency">Limit after an outage as stated (rateC, else rateB); null: the normal limit holds.</param>
/// <remarks>A DC power flow has no reactive part: MVA limits are read as MW, as PGLib-OPF and MATPOWER do.</remarks>
public readonly record struct Rating(Megawatts? Normal, Megawatts? Emergency)
{
    /// <summary>The limit that holds after an outage.</summary>
    public Megawatts? AfterOutage => Emergency ?? Normal;
}

/// <summary>A line or transformer between two buses. Flow is positive from <see cref="From"/> to <see cref="To"/>.</summary>
public sealed record Branch
{
    public required BranchId Id { get; init; }

    public required BusId From { get; init; }

    public required BusId To { get; init; }

    /// <summary>Series resistance in p.u. on the grid's base power.</summary>
    public double ResistancePu { get; init; }

    /// <summary>Series reactance in p.u. on the grid's base power. Negative for series-compensated equivalents.</summary>
    public required double ReactancePu { get; init; }

    /// <summary>Total line charging susceptance in p.u.; not used by a DC power flow, kept for writing.</summary>
    public double ChargingPu { get; init; }

    /// <summary>Off-nominal turns ratio at the from-bus; 1 for a line.</summary>
    public double TapRatio { get; init; } = 1;

    /// <summary>Phase shift in degrees; positive delays the to-bus (MATPOWER).</summary>
    public double PhaseShiftDegrees { get; init; }

    public Rating Rating { get; init; }

    /// <summary>Limits of angle(from) - angle(to) in degrees; null: no limit.</summary>
    public double? MinAngleDegrees { get; init; }

    public double? MaxAngleDegrees { get; init; }

    public bool InService { get; init; } = true;

    /// <summary>True when the source gives a tap, a shift, or two different voltages.</summary>
    public bool IsTransformer { get; init; }
}
