using System.Collections.Immutable;
using System.Globalization;
using Superpower;
using Superpower.Parsers;

namespace Planner.Permitting.Rules;

/// <summary>The grammar of predicates: comparisons, sets and rule results joined by NOT, AND, OR (in that order of binding).</summary>
internal static class PredicateGrammar
{
    private static readonly TokenListParser<PredicateToken, string> WordOrNumber =
        Token.EqualTo(PredicateToken.Word).Or(Token.EqualTo(PredicateToken.Number))
            .Or(Token.EqualTo(PredicateToken.Is)).Select(token => token.ToStringValue());

    private static readonly TokenListParser<PredicateToken, ImmutableArray<string>> WordSet =
        from open in Token.EqualTo(PredicateToken.OpenSet)
        from words in WordOrNumber.ManyDelimitedBy(Token.EqualTo(PredicateToken.Comma))
        from close in Token.EqualTo(PredicateToken.CloseSet)
        select words.ToImmutableArray();

    private static readonly TokenListParser<PredicateToken, ArithmeticSyntax> Quantity =
        from near in Token.EqualTo(PredicateToken.Approximately).OptionalOrDefault()
        from number in Token.EqualTo(PredicateToken.Number)
        from unit in Token.EqualTo(PredicateToken.Word).OptionalOrDefault()
        select (ArithmeticSyntax)new ArithmeticSyntax.Number(
            double.Parse(number.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture),
            unit.HasValue ? unit.ToStringValue() : null,
            near.HasValue);

    private static readonly TokenListParser<PredicateToken, ArithmeticSyntax> CountOf =
        from word in Token.EqualTo(PredicateToken.Count)
        from open in Token.EqualTo(PredicateToken.Open)
        from fact in Token.EqualTo(PredicateToken.Fact)
        from close in Token.EqualTo(PredicateToken.Close)
        select (ArithmeticSyntax)new ArithmeticSyntax.Count(Name(fact.ToStringValue()));

    private static readonly TokenListParser<PredicateToken, ArithmeticSyntax> Operand =
        Quantity.Try()
            .Or(CountOf)
            .Or(Token.EqualTo(PredicateToken.Day).Select(token => (ArithmeticSyntax)new ArithmeticSyntax.Day(
                DateOnly.ParseExact(token.ToStringValue(), "yyyy-MM-dd", CultureInfo.InvariantCulture))))
            .Or(Token.EqualTo(PredicateToken.Today).Value((ArithmeticSyntax)new ArithmeticSyntax.Today()))
            .Or(Token.EqualTo(PredicateToken.Fact).Select(token => (ArithmeticSyntax)new ArithmeticSyntax.Named(Name(token.ToStringValue()))));

    private static readonly TokenListParser<PredicateToken, ArithmeticSyntax> Product = Parse.Chain(
        Token.EqualTo(PredicateToken.Scale), Operand,
        (sign, left, right) => new ArithmeticSyntax.Binary(left, sign.ToStringValue()[0], right));

    private static readonly TokenListParser<PredicateToken, ArithmeticSyntax> Sum = Parse.Chain(
        Token.EqualTo(PredicateToken.Sign), Product,
        (sign, left, right) => new ArithmeticSyntax.Binary(left, sign.ToStringValue()[0], right));

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> FactWithSet =
        from fact in Token.EqualTo(PredicateToken.Fact)
        from negated in Token.EqualTo(PredicateToken.Not).OptionalOrDefault()
        from relation in Token.EqualTo(PredicateToken.In).Or(Token.EqualTo(PredicateToken.Relation))
        from words in WordSet.Or(WordOrNumber.Select(word => ImmutableArray.Create(word)))
        select (PredicateSyntax)new PredicateSyntax.WithSet(
            Name(fact.ToStringValue()), relation.ToStringValue(), words, negated.HasValue);

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> FactEqualsSet =
        from fact in Token.EqualTo(PredicateToken.Fact)
        from comparison in Token.EqualTo(PredicateToken.Comparison)
        from words in WordSet
        select (PredicateSyntax)new PredicateSyntax.WithSet(
            Name(fact.ToStringValue()), "==", words, comparison.ToStringValue() == "!=");

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> FactIsWord =
        from fact in Token.EqualTo(PredicateToken.Fact)
        from comparison in Token.EqualTo(PredicateToken.Comparison)
        from word in Token.EqualTo(PredicateToken.Word)
        select (PredicateSyntax)new PredicateSyntax.IsWord(
            Name(fact.ToStringValue()), word.ToStringValue(), comparison.ToStringValue() == "!=");

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> FactIsSet =
        from fact in Token.EqualTo(PredicateToken.Fact)
        from word in Token.EqualTo(PredicateToken.Is)
        from state in Token.EqualTo(PredicateToken.Word).Where(token => token.ToStringValue() is "set" or "missing", "set or missing")
        select (PredicateSyntax)new PredicateSyntax.IsSet(Name(fact.ToStringValue()), state.ToStringValue() == "missing");

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> FactBetween =
        from value in Sum
        from word in Token.EqualTo(PredicateToken.Between)
        from low in Sum
        from and in Token.EqualTo(PredicateToken.And)
        from high in Sum
        select (PredicateSyntax)new PredicateSyntax.All(
            [new PredicateSyntax.Compare(value, ">=", low), new PredicateSyntax.Compare(value, "<=", high)]);

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> Comparison =
        from left in Sum
        from comparison in Token.EqualTo(PredicateToken.Comparison)
        from right in Sum
        select (PredicateSyntax)new PredicateSyntax.Compare(left, comparison.ToStringValue(), right);

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> Test =
        Token.EqualTo(PredicateToken.Constant).Select(token => (PredicateSyntax)new PredicateSyntax.Constant(token.ToStringValue() == "always"))
            .Or(Token.EqualTo(PredicateToken.Rule).Select(token => (PredicateSyntax)new PredicateSyntax.Rule(token.ToStringValue())))
            .Or(FactWithSet.Try()).Or(FactEqualsSet.Try()).Or(FactIsWord.Try()).Or(FactIsSet.Try())
            .Or(FactBetween.Try()).Or(Comparison);

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> Group =
        Parse.Ref(() => Expression!).Between(Token.EqualTo(PredicateToken.Open), Token.EqualTo(PredicateToken.Close));

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> Factor =
        (from not in Token.EqualTo(PredicateToken.Not)
         from part in Parse.Ref(() => Factor!)
         select (PredicateSyntax)new PredicateSyntax.Not(part))
        .Or(Group).Or(Test);

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> Conjunction =
        Factor.AtLeastOnceDelimitedBy(Token.EqualTo(PredicateToken.And))
            .Select(parts => parts.Length == 1 ? parts[0] : new PredicateSyntax.All([.. parts]));

    private static readonly TokenListParser<PredicateToken, PredicateSyntax> Expression =
        Conjunction.AtLeastOnceDelimitedBy(Token.EqualTo(PredicateToken.Or))
            .Select(parts => parts.Length == 1 ? parts[0] : new PredicateSyntax.Any([.. parts]));

    public static TokenListParser<PredicateToken, PredicateSyntax> Whole { get; } = Expression.AtEnd();

    public static TokenListParser<PredicateToken, ArithmeticSyntax> WholeSum { get; } = Sum.AtEnd();

    /// <summary>air.pte_tpy[nox] is another way to write air.pte_tpy.nox.</summary>
    private static string Name(string written) =>
        written.Replace('[', '.').Replace("]", "", StringComparison.Ordinal);
}
