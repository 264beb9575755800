using System.Collections.Frozen;

namespace Planner.Permitting.Rules;

/// <summary>Cuts a predicate into tokens, character by character.</summary>
internal static class PredicateTokenizer
{
    private static readonly FrozenDictionary<string, PredicateToken> Keywords = new Dictionary<string, PredicateToken>
    {
        ["AND"] = PredicateToken.And,
        ["OR"] = PredicateToken.Or,
        ["NOT"] = PredicateToken.Not,
        ["IN"] = PredicateToken.In,
        ["ANY"] = PredicateToken.Any,
        ["BETWEEN"] = PredicateToken.Between,
        ["INTERSECTS"] = PredicateToken.Relation,
        ["SUBSET"] = PredicateToken.Relation,
        ["includes"] = PredicateToken.Relation,
        ["is"] = PredicateToken.Is,
        ["count"] = PredicateToken.Count,
        ["approximately"] = PredicateToken.Approximately,
        ["always"] = PredicateToken.Constant,
        ["never"] = PredicateToken.Constant,
        ["today"] = PredicateToken.Today,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A token and where it stands. What can't be cut is one token of no kind.</summary>
    internal readonly record struct Piece(PredicateToken Kind, int Start, int Length);

    public static List<Piece> Cut(string text)
    {
        var pieces = new List<Piece>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var (kind, length) = Next(text, at);
            pieces.Add(new(kind == PredicateToken.None ? PredicateToken.Foreign : kind, at, Math.Max(length, 1)));
            at += Math.Max(length, 1);
        }

        return pieces;
    }

    private static (PredicateToken Kind, int Length) Next(string text, int at) => text[at] switch
    {
        '(' => (PredicateToken.Open, 1),
        ')' => (PredicateToken.Close, 1),
        '{' => (PredicateToken.OpenSet, 1),
        '}' => (PredicateToken.CloseSet, 1),
        ',' => (PredicateToken.Comma, 1),
        '+' or '-' => (PredicateToken.Sign, 1),
        '*' or '/' => (PredicateToken.Scale, 1),
        '=' or '!' or '<' or '>' => Comparison(text, at),
        _ => Name(text, at),
    };

    private static (PredicateToken Kind, int Length) Comparison(string text, int at)
    {
        var two = at + 1 < text.Length && text[at + 1] == '=';
        return two ? (PredicateToken.Comparison, 2)
            : text[at] is '<' or '>' ? (PredicateToken.Comparison, 1) : (PredicateToken.None, 0);
    }

    /// <summary>A day, number, rule id, fact, keyword or word: the longest run of letters, digits and their joints.</summary>
    private static (PredicateToken Kind, int Length) Name(string text, int at)
    {
        var end = Run(text, at);
        if (end == at)
        {
            return (PredicateToken.None, 0);
        }

        var run = text.AsSpan(at, end - at);
        if (IsDay(text, at) is var day && day)
        {
            return (PredicateToken.Day, 10);
        }

        if (RuleEnd(text, at) is { } ruleEnd)
        {
            return (PredicateToken.Rule, ruleEnd - at);
        }

        if (IsNumber(run))
        {
            return (PredicateToken.Number, run.Length);
        }

        if (run.Contains('.'))
        {
            var bracket = end < text.Length && text[end] == '[' ? text.IndexOf(']', end) : -1;
            return (PredicateToken.Fact, (bracket < 0 ? end : bracket + 1) - at);
        }

        return (Keywords.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(run, out var keyword) ? keyword : PredicateToken.Word, run.Length);
    }

    private static int Run(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.'))
        {
            at++;
        }

        return at;
    }

    private static bool IsNumber(ReadOnlySpan<char> run) => run.IndexOfAnyExceptInRange('0', '9') is var other
        && (other < 0 || (run[other] == '.' && run[(other + 1)..].IndexOfAnyExceptInRange('0', '9') < 0));

    private static bool IsDay(string text, int at) => at + 10 <= text.Length && text[at + 4] == '-' && text[at + 7] == '-'
        && DateOnly.TryParseExact(text.AsSpan(at, 10), "yyyy-MM-dd", out _);

    /// <summary>Capitals and digits joined by hyphens that end in a number, such as E-08, C-01a or TX-SB6-1.</summary>
    private static int? RuleEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterUpper(text[end]) || char.IsAsciiDigit(text[end]) || text[end] == '-'))
        {
            end++;
        }

        var id = text.AsSpan(at, end - at);
        var number = id.LastIndexOf('-') + 1;
        if (number <= 1 || number == id.Length || !char.IsAsciiLetterUpper(id[0]) || id[number..].IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return null;
        }

        return end < text.Length && char.IsAsciiLetterLower(text[end]) ? end + 1 : end;
    }
}
