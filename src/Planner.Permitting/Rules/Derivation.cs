using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Facts;

namespace Planner.Permitting.Rules;

/// <summary>How a fact follows from other facts and rules while nobody states it.</summary>
/// <param name="Fact">The fact that is derived.</param>
/// <param name="Words">For a word or a set: when each word holds. For a flag: "true" and "false". Else empty.</param>
/// <param name="Formula">For a number: how it is computed; else null.</param>
/// <param name="Note">Where the derivation comes from.</param>
/// <param name="Where">Where it is written.</param>
public sealed record Derivation(
    FactDefinition Fact, ImmutableSortedDictionary<string, Condition> Words, Operand? Formula, string Note, InputLocation Where);
