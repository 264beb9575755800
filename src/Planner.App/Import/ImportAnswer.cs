using Planner.App.Answers;

namespace Planner.App.Import;

/// <summary>What an import read, kept and left out.</summary>
public sealed record ImportAnswer : Answer
{
    public required string Workspace { get; init; }

    /// <summary>Hash of what the workspace holds: the same inputs, the same hash.</summary>
    public required string ContentHash { get; init; }

    public required long RowsRead { get; init; }

    public required long RowsKept { get; init; }

    public required int SiteCount { get; init; }

    /// <summary>Notes on what was left out; an error would have refused the import.</summary>
    public required IReadOnlyList<DiagnosticLine> Diagnostics { get; init; }
}
