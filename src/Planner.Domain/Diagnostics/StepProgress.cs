namespace Planner.Domain.Diagnostics;

/// <summary>How far a long piece of work is.</summary>
/// <param name="Step">What is being done, for people, e.g. "Reading transmission lines".</param>
/// <param name="Fraction">Share of the whole work done, 0 to 1; null when it can't be told.</param>
public readonly record struct StepProgress(string Step, double? Fraction)
{
    /// <summary>How far an optimizer's search is; null for other work.</summary>
    public SearchProgress? Search { get; init; }
}

/// <summary>How far an optimizer's search is, in the unit of its objective.</summary>
/// <param name="Round">Round of solve and check, from 1.</param>
/// <param name="LimitsAdded">Limits that were left out at first and are in the model now.</param>
/// <param name="Incumbent">The best plan's objective; null: none yet.</param>
/// <param name="Bound">No plan is better than this; null: nothing is proved yet.</param>
/// <param name="Seconds">Since the work began.</param>
public sealed record SearchProgress(int Round, int LimitsAdded, double? Incumbent, double? Bound, double Seconds)
{
    /// <summary>|incumbent − bound| / |incumbent|; null without both.</summary>
    public double? Gap => Incumbent is { } found && Bound is { } bound ? Math.Abs(found - bound) / Math.Max(Math.Abs(found), 1e-10) : null;
}
