using Planner.Domain.Diagnostics;

namespace Planner.App.Answers;

/// <summary>A refused input as JSON: every problem, with what, where, why and remedy.</summary>
public sealed record Refusal(int ErrorCount, IReadOnlyList<DiagnosticLine> Diagnostics)
{
    public static Refusal Of(BadInputException refused) =>
        new(refused.ErrorCount, [.. refused.Diagnostics.Select(DiagnosticLine.Of)]);

    /// <summary>The refusal again, after it crossed a border; a place is then one text.</summary>
    public BadInputException ToException() => new(
        [.. Diagnostics.Select(line => new Diagnostic(line.Code, line.Severity, line.What, new(line.Where), line.Why, line.Remedy))], ErrorCount);
}

/// <summary>One diagnostic in the shape of JSON answers.</summary>
public sealed record DiagnosticLine(
    string Code, Severity Severity, string What, string Where, string Why, string Remedy)
{
    public static DiagnosticLine Of(Diagnostic diagnostic) =>
        new(diagnostic.Code, diagnostic.Severity, diagnostic.What, diagnostic.Where.ToString(), diagnostic.Why, diagnostic.Remedy);
}
