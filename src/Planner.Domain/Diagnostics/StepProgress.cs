namespace Planner.Domain.Diagnostics;

/// <summary>How far a long piece of work is.</summary>
/// <param name="Step">What is being done, for people, e.g. "Reading transmission lines".</param>
/// <param name="Fraction">Share of the whole work done, 0 to 1; null when it can't be told.</param>
public readonly record struct StepProgress(string Step, double? Fraction);
