using Planner.Domain.Grid;
using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>A requirement of a study in words, with the model rows that state it.</summary>
/// <param name="Kind">e.g. "branch-limit"; stable, for programs.</param>
/// <param name="Text">What is required, for people.</param>
/// <param name="Unit">Unit of the rows' bounds.</param>
/// <param name="Rows">The rows with their bounds.</param>
/// <param name="Branch">The branch, for a grid limit.</param>
internal sealed record Requirement(string Kind, LocalizedText Text, string Unit, IReadOnlyList<BoundedRow> Rows, BranchId? Branch = null)
{
    public ConflictMember Member => new(Kind, Text, Branch);
}

internal readonly record struct BoundedRow(int Row, double Lower, double Upper);
