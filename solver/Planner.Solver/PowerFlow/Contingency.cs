using System.Collections.Immutable;
using Planner.Domain.Grid;

namespace Planner.Solver.PowerFlow;

/// <summary>What goes out of service together: one element (N-1), or several of a user's list.</summary>
public sealed record Contingency(string Label, ImmutableArray<BranchId> Branches, ImmutableArray<GeneratorId> Generators)
{
    public static Contingency Of(BranchId branch) => new($"{branch}", [branch], []);

    public static Contingency Of(GeneratorId generator) => new($"{generator}", [], [generator]);

    public bool Equals(Contingency? other) =>
        other is not null && Label == other.Label && Branches.SequenceEqual(other.Branches) && Generators.SequenceEqual(other.Generators);

    public override int GetHashCode() => Label.GetHashCode(StringComparison.Ordinal);
}
