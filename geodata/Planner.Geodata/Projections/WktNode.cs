using System.Globalization;

namespace Planner.Geodata.Projections;

/// <summary>A node of well-known text for coordinate systems (OGC 01-009, and Esri's .prj): KEYWORD["name", value, NODE[...]].</summary>
internal sealed record WktNode(string Keyword, IReadOnlyList<string> Texts, IReadOnlyList<double> Numbers, IReadOnlyList<WktNode> Nodes)
{
    private const int DeepestNesting = 16;

    public string Name => Texts.Count > 0 ? Texts[0] : "";

    /// <exception cref="FormatException">The text is not well-formed.</exception>
    public static WktNode Parse(string text)
    {
        var at = 0;
        var node = ReadNode(text, ref at, 0);
        SkipBlanks(text, ref at);
        return at == text.Length ? node : throw new FormatException($"there is more after the last bracket, at character {at + 1}");
    }

    public WktNode? Find(string keyword) => Nodes.FirstOrDefault(node => node.Keyword == keyword);

    private static WktNode ReadNode(string text, ref int at, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new FormatException("the brackets are nested too deep");
        }

        var keyword = ReadWord(text, ref at);
        Expect(text, ref at, "[(");
        var node = new WktNode(keyword, new List<string>(), new List<double>(), new List<WktNode>());
        do
        {
            ReadItem(text, ref at, depth, node);
            SkipBlanks(text, ref at);
        }
        while (at < text.Length && text[at] == ',' && at++ >= 0);
        Expect(text, ref at, "])");
        return node;
    }

    private static void ReadItem(string text, ref int at, int depth, WktNode node)
    {
        SkipBlanks(text, ref at);
        var next = at < text.Length ? text[at] : '\0';
        if (next == '"')
        {
            var end = text.IndexOf('"', at + 1);
            ((List<string>)node.Texts).Add(end > 0 ? text[(at + 1)..end] : throw new FormatException("a quote is not closed"));
            at = end + 1;
        }
        else if (char.IsAsciiDigit(next) || next is '-' or '+' or '.')
        {
            ((List<double>)node.Numbers).Add(ReadNumber(text, ref at));
        }
        else
        {
            ReadWordOrNode(text, ref at, depth, node);
        }
    }

    // AXIS["Easting",EAST] holds a bare word.
    private static void ReadWordOrNode(string text, ref int at, int depth, WktNode node)
    {
        var start = at;
        var word = ReadWord(text, ref at);
        SkipBlanks(text, ref at);
        if (at < text.Length && text[at] is '[' or '(')
        {
            at = start;
            ((List<WktNode>)node.Nodes).Add(ReadNode(text, ref at, depth + 1));
        }
        else
        {
            ((List<string>)node.Texts).Add(word);
        }
    }

    private static double ReadNumber(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '-' or '+' or '.' or 'e' or 'E'))
        {
            at++;
        }

        return double.TryParse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text[start..at]}' is no number");
    }

    private static string ReadWord(string text, ref int at)
    {
        SkipBlanks(text, ref at);
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return at > start ? text[start..at].ToUpperInvariant() : throw new FormatException($"a word is missing at character {at + 1}");
    }

    private static void Expect(string text, ref int at, string oneOf)
    {
        SkipBlanks(text, ref at);
        if (at >= text.Length || !oneOf.Contains(text[at], StringComparison.Ordinal))
        {
            throw new FormatException($"'{oneOf[0]}' is missing at character {at + 1}");
        }

        at++;
    }

    private static void SkipBlanks(string text, ref int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF' || text[at] == '\0'))
        {
            at++;
        }
    }
}
