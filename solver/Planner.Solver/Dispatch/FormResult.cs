namespace Planner.Solver.Dispatch;

/// <summary>What one formulation with one backend gave.</summary>
internal abstract record FormResult
{
    private FormResult()
    {
    }

    /// <param name="Values">Value of each injector.</param>
    /// <param name="PriceUsdPerMwh">Price at each bus.</param>
    /// <param name="ShadowUsdPerMwh">∂objective/∂(binding bound) of each branch's flow; 0 where it does not bind.</param>
    /// <param name="GapUsdPerHour">What tangents undercut the true cost by.</param>
    /// <param name="Rounds">Solves.</param>
    /// <param name="LimitRows">Line limits in the model.</param>
    public sealed record Optimal(
        double[] Values, double[] PriceUsdPerMwh, double[] ShadowUsdPerMwh, double GapUsdPerHour, int Rounds, int LimitRows) : FormResult;

    public sealed record Infeasible : FormResult;

    public sealed record GaveUp(string Why) : FormResult;
}
