using System.Collections.Immutable;

namespace Planner.Permitting.Rules;

/// <summary>A predicate as it was written, before names and units are looked up.</summary>
internal abstract record PredicateSyntax
{
    internal sealed record All(ImmutableArray<PredicateSyntax> Parts) : PredicateSyntax;

    internal sealed record Any(ImmutableArray<PredicateSyntax> Parts) : PredicateSyntax;

    internal sealed record Not(PredicateSyntax Part) : PredicateSyntax;

    internal sealed record Constant(bool Value) : PredicateSyntax;

    internal sealed record Rule(string Id) : PredicateSyntax;

    /// <summary><c>ANY Exclusion</c>: some rule of the pack with that outcome is met.</summary>
    internal sealed record AnyRule(OutcomeKind Kind) : PredicateSyntax;

    internal sealed record Compare(ArithmeticSyntax Left, string Operator, ArithmeticSyntax Right) : PredicateSyntax;

    /// <summary><c>fact == word</c>, <c>fact == true</c> and the like; the operator is == or !=.</summary>
    internal sealed record IsWord(string Fact, string Word, bool Negated) : PredicateSyntax;

    /// <summary>IN, INTERSECTS, SUBSET, includes, == {…}.</summary>
    internal sealed record WithSet(string Fact, string Relation, ImmutableArray<string> Words, bool Negated) : PredicateSyntax;

    internal sealed record IsSet(string Fact, bool Negated) : PredicateSyntax;
}

/// <summary>A number, day, fact or sum of them as written.</summary>
internal abstract record ArithmeticSyntax
{
    internal sealed record Number(double Value, string? Unit, bool Approximate) : ArithmeticSyntax;

    internal sealed record Day(DateOnly Value) : ArithmeticSyntax;

    internal sealed record Today : ArithmeticSyntax;

    internal sealed record Named(string Name) : ArithmeticSyntax;

    internal sealed record Count(string Of) : ArithmeticSyntax;

    internal sealed record Binary(ArithmeticSyntax Left, char Operator, ArithmeticSyntax Right) : ArithmeticSyntax;
}
