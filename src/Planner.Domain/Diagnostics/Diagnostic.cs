namespace Planner.Domain.Diagnostics;

/// <summary>How a diagnostic changes what happens next.</summary>
public enum Severity
{
    /// <summary>Something was left out or adjusted as the recipe allows; the answer says so.</summary>
    Note,

    /// <summary>The input is refused; nothing is stored.</summary>
    Error,
}

/// <summary>A place in an input: the file with its line (from 1), or the path into a JSON or YAML document.</summary>
public sealed record InputLocation(string File, int? Line = null, string? Path = null)
{
    public override string ToString() =>
        (Line is { } line ? $"{File}:{line}" : File) + (Path is null ? "" : $" at {Path}");
}

/// <summary>One problem of an input: what is wrong, where, why it matters and what to do.</summary>
/// <param name="Code">Stable code, e.g. "grid.zero-reactance": area, dot, words with hyphens.</param>
/// <param name="Severity">Whether the input is refused.</param>
/// <param name="What">The problem, with the value that was read.</param>
/// <param name="Where">File and line, or document path.</param>
/// <param name="Why">Why this can't be taken as it is.</param>
/// <param name="Remedy">What to do next.</param>
public sealed record Diagnostic(
    string Code, Severity Severity, string What, InputLocation Where, string Why, string Remedy)
{
    public override string ToString() => $"{Where}: {Code}: {What}. {Why}. {Remedy}.";
}
