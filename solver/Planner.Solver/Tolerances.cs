namespace Planner.Solver;

/// <summary>Tolerances of the solver, each with its reason.</summary>
public static class Tolerances
{
    /// <summary>A flow within this of its limit is at the limit: far above rounding (1e-9 MW), far below any meter.</summary>
    public const double OverloadMw = 1e-6;

    /// <summary>A line limit joins a lazy model when a solution breaks it by more: ten times the backends' own 1e-7 and its sums.</summary>
    public const double LazyLimitMw = 1e-5;

    /// <summary>A dispatch that breaks any limit by more is not accepted from any backend.</summary>
    public const double DispatchMw = 1e-2;

    /// <summary>A flow within this of its limit counts as at the limit in hourly statistics: ten times <see cref="LazyLimitMw"/>.</summary>
    public const double AtLimitMw = 1e-4;

    /// <summary>A shadow price below this is rounding of a backend's dual.</summary>
    public const double PriceUsdPerMwh = 1e-6;
}
