namespace Planner.Domain.Diagnostics;

/// <summary>An input was refused. Carries every problem found, so that the border (command line, HTTP) can list them.</summary>
public sealed class BadInputException : Exception
{
    public BadInputException(IReadOnlyList<Diagnostic> diagnostics, int errorCount)
        : base($"The input has {errorCount} problem(s); first: {diagnostics.First(d => d.Severity == Severity.Error)}")
    {
        Diagnostics = diagnostics;
        ErrorCount = errorCount;
    }

    public BadInputException(Diagnostic problem)
        : this([problem], 1)
    {
    }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public int ErrorCount { get; }
}
