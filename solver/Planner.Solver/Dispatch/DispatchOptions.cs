namespace Planner.Solver.Dispatch;

/// <summary>Which formulation solves a dispatch; both give the same answer.</summary>
public enum DispatchForm
{
    /// <summary>The PTDF form first; the angle form when it is slow or a backend gives up.</summary>
    Automatic,

    /// <summary>One balance per island; line limits as PTDF rows, added only when a solution breaks them.</summary>
    Ptdf,

    /// <summary>Angles and flows as variables, one balance per bus, all limits from the start.</summary>
    Angle,
}

/// <summary>How a DC optimal power flow is solved.</summary>
public sealed record DispatchOptions
{
    public DispatchForm Form { get; init; } = DispatchForm.Automatic;

    /// <summary>Most $/h by which tangents may undercut a nonlinear cost, as a share of the objective.</summary>
    public double CostGap { get; init; } = 1e-8;

    /// <summary>Wall time for one solve of a backend.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether DC lines are dispatched within their limits or stay at their schedule; null: as the convention has it.</summary>
    public bool? DispatchDcLines { get; init; }
}
