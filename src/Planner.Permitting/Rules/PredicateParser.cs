using System.Collections.Immutable;
using System.Globalization;

namespace Planner.Permitting.Rules;

/// <summary>Reads a predicate by recursive descent: comparisons, sets and rule results joined by NOT, AND, OR (in that order of binding).</summary>
/// <remarks>
/// expression = conjunction { OR conjunction }; conjunction = factor { AND factor }; factor = NOT factor | test;
/// test = always | never | rule | ANY outcome | ( expression ) | fact [NOT] (IN | INTERSECTS | SUBSET | includes) words
/// | fact (== | !=) words | fact is (set | missing) | sum BETWEEN sum AND sum | sum comparison sum.
/// Written by hand so that a fresh process starts fast: nothing is compiled for it but these methods.
/// </remarks>
internal sealed class PredicateParser
{
    private const int MaxDepth = 100;

    private readonly string text;
    private readonly List<PredicateTokenizer.Piece> pieces;
    private int at;
    private int depth;

    private PredicateParser(string text)
    {
        this.text = text;
        pieces = PredicateTokenizer.Cut(text);
    }

    /// <summary>The predicate, or where it can't be read on and what was expected there.</summary>
    public static (PredicateSyntax? Syntax, PredicateError? Error) Predicate(string text) => Read(text, parser => parser.Expression());

    public static (ArithmeticSyntax? Syntax, PredicateError? Error) Formula(string text) => Read(text, parser => parser.Sum());

    private static (T? Syntax, PredicateError? Error) Read<T>(string text, Func<PredicateParser, T> read)
        where T : class
    {
        try
        {
            var parser = new PredicateParser(text);
            var syntax = read(parser);
            return parser.Kind == PredicateToken.None ? (syntax, null) : (null, parser.Error("AND, OR or the end"));
        }
        catch (PredicateException problem)
        {
            return (null, problem.Error);
        }
    }

    private PredicateToken Kind => at < pieces.Count ? pieces[at].Kind : PredicateToken.None;

    private string Take() => text.Substring(pieces[at].Start, pieces[at++].Length);

    private bool Skip(PredicateToken kind)
    {
        var isThere = Kind == kind;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void Expect(PredicateToken kind, string what)
    {
        if (!Skip(kind))
        {
            throw new PredicateException(Error(what));
        }
    }

    private PredicateError Error(string expected) => new(at < pieces.Count ? pieces[at].Start : text.Length, expected);

    private PredicateSyntax Expression()
    {
        var parts = new List<PredicateSyntax> { Conjunction() };
        while (Skip(PredicateToken.Or))
        {
            parts.Add(Conjunction());
        }

        return parts.Count == 1 ? parts[0] : new PredicateSyntax.Any([.. parts]);
    }

    private PredicateSyntax Conjunction()
    {
        var parts = new List<PredicateSyntax> { Factor() };
        while (Skip(PredicateToken.And))
        {
            parts.Add(Factor());
        }

        return parts.Count == 1 ? parts[0] : new PredicateSyntax.All([.. parts]);
    }

    private PredicateSyntax Factor()
    {
        if (++depth > MaxDepth)
        {
            throw new PredicateException(Error($"no more than {MaxDepth} NOTs and brackets in each other"));
        }

        var factor = Skip(PredicateToken.Not) ? new PredicateSyntax.Not(Factor()) : Skip(PredicateToken.Open) ? Group() : Test();
        depth--;
        return factor;
    }

    private PredicateSyntax Group()
    {
        var inner = Expression();
        Expect(PredicateToken.Close, "a closing bracket");
        return inner;
    }

    private PredicateSyntax Test() => Kind switch
    {
        PredicateToken.Constant => new PredicateSyntax.Constant(Take() == "always"),
        PredicateToken.Rule => new PredicateSyntax.Rule(Take()),
        PredicateToken.Any => AnyRule(),
        PredicateToken.Fact => OfFact() ?? Comparison(),
        _ => Comparison(),
    };

    private PredicateSyntax.AnyRule AnyRule()
    {
        at++;
        var kind = Kind == PredicateToken.Word ? Take() : "";
        return Enum.TryParse<OutcomeKind>(kind, out var outcome) ? new(outcome) : throw new PredicateException(Error("a kind of outcome, such as Exclusion"));
    }

    /// <summary>A test of one fact against words; null when what follows the fact is arithmetic.</summary>
    private PredicateSyntax? OfFact()
    {
        var start = at;
        var fact = Name(Take());
        var negated = Skip(PredicateToken.Not);
        if (Kind is PredicateToken.In or PredicateToken.Relation)
        {
            return new PredicateSyntax.WithSet(fact, Take(), WordsOrWord(), negated);
        }

        if (!negated && Skip(PredicateToken.Is))
        {
            var state = Kind == PredicateToken.Word ? Take() : "";
            return state is "set" or "missing" ? new PredicateSyntax.IsSet(fact, state == "missing") : throw new PredicateException(Error("set or missing"));
        }

        if (!negated && Kind == PredicateToken.Comparison)
        {
            var comparison = Take();
            if (Kind == PredicateToken.OpenSet)
            {
                return new PredicateSyntax.WithSet(fact, "==", WordsOrWord(), comparison == "!=");
            }

            if (IsWord(Kind) && (comparison is "==" or "!="))
            {
                return new PredicateSyntax.IsWord(fact, Take(), comparison == "!=");
            }
        }

        at = start;
        return null;
    }

    /// <summary>IN and OR are codes of States too, so after a comparison they are words.</summary>
    private static bool IsWord(PredicateToken kind) => kind is PredicateToken.Word or PredicateToken.In or PredicateToken.Or;

    private ImmutableArray<string> WordsOrWord()
    {
        if (!Skip(PredicateToken.OpenSet))
        {
            return [OneWord()];
        }

        var words = ImmutableArray.CreateBuilder<string>();
        while (!Skip(PredicateToken.CloseSet))
        {
            if (words.Count > 0)
            {
                Expect(PredicateToken.Comma, "a comma or a closing brace");
            }

            words.Add(OneWord());
        }

        return words.ToImmutable();
    }

    private string OneWord() => IsWord(Kind) || Kind is PredicateToken.Number or PredicateToken.Is ? Take() : throw new PredicateException(Error("a word"));

    private PredicateSyntax Comparison()
    {
        var left = Sum();
        if (Skip(PredicateToken.Between))
        {
            var low = Sum();
            Expect(PredicateToken.And, "AND with the upper end");
            return new PredicateSyntax.All([new PredicateSyntax.Compare(left, ">=", low), new PredicateSyntax.Compare(left, "<=", Sum())]);
        }

        if (Kind != PredicateToken.Comparison)
        {
            throw new PredicateException(Error("a comparison"));
        }

        return new PredicateSyntax.Compare(left, Take(), Sum());
    }

    private ArithmeticSyntax Sum()
    {
        var left = Product();
        while (Kind == PredicateToken.Sign)
        {
            var sign = Take()[0];
            left = new ArithmeticSyntax.Binary(left, sign, Product());
        }

        return left;
    }

    private ArithmeticSyntax Product()
    {
        var left = Operand();
        while (Kind == PredicateToken.Scale)
        {
            var sign = Take()[0];
            left = new ArithmeticSyntax.Binary(left, sign, Operand());
        }

        return left;
    }

    private ArithmeticSyntax Operand()
    {
        var near = Skip(PredicateToken.Approximately);
        if (Kind == PredicateToken.Number)
        {
            var number = double.Parse(Take(), NumberStyles.Float, CultureInfo.InvariantCulture);
            return new ArithmeticSyntax.Number(number, Kind == PredicateToken.Word ? Take() : null, near);
        }

        return near ? throw new PredicateException(Error("a number")) : Kind switch
        {
            PredicateToken.Count => CountOf(),
            PredicateToken.Day => new ArithmeticSyntax.Day(DateOnly.ParseExact(Take(), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            PredicateToken.Today => Today(),
            PredicateToken.Fact => new ArithmeticSyntax.Named(Name(Take())),
            _ => throw new PredicateException(Error("a fact, number, day, rule, always or never")),
        };
    }

    private ArithmeticSyntax.Today Today()
    {
        at++;
        return new();
    }

    private ArithmeticSyntax.Count CountOf()
    {
        at++;
        Expect(PredicateToken.Open, "an opening bracket");
        var fact = Kind == PredicateToken.Fact ? Name(Take()) : throw new PredicateException(Error("a fact"));
        Expect(PredicateToken.Close, "a closing bracket");
        return new(fact);
    }

    /// <summary>air.pte_tpy[nox] is another way to write air.pte_tpy.nox.</summary>
    private static string Name(string written) => written.Replace('[', '.').Replace("]", "", StringComparison.Ordinal);

    private sealed class PredicateException(PredicateError error) : Exception
    {
        public PredicateError Error { get; } = error;
    }
}

/// <summary>Where a predicate can't be read on, and what was expected there.</summary>
internal sealed record PredicateError(int Position, string Expected);
