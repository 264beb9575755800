namespace Planner.Solver.Siting;

/// <summary>What counts as equal in a portfolio.</summary>
internal static class SitingTolerances
{
    /// <summary>A flow this far above its limit still keeps it: above the solver's own row tolerance, far below any meter's.</summary>
    public const double FlowMw = 1e-4;
}
