namespace Planner.Solver;

/// <summary>Tolerances of the solver, each with its reason.</summary>
public static class Tolerances
{
    /// <summary>A flow within this of its limit is at the limit: far above rounding (1e-9 MW), far below any meter.</summary>
    public const double OverloadMw = 1e-6;
}
