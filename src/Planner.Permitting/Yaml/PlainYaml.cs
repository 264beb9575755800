using System.Collections.Immutable;

namespace Planner.Permitting.Yaml;

/// <summary>Reads the plain part of YAML that packs are written in, many times faster than the whole language.</summary>
/// <remarks>
/// Block maps and lists, one-line flow maps and lists, one-line scalars without escapes, text folded with "&gt;-" and
/// comments. At anything else, right or wrong, it gives up and <see cref="YamlDocument"/> reads the text by the whole
/// language and reports what is wrong with it. So it never says anything but the tree the whole reader would give.
/// </remarks>
internal sealed partial class PlainYaml
{
    private const int LongestKey = 200;

    private readonly string text;
    private int at;
    private int line = 1;
    private int nodes;

    /// <summary>Columns before the next content; -1 at the end of the text.</summary>
    private int column;

    private PlainYaml(string text) => this.text = text;

    /// <summary>The root, or null when the text is not plain.</summary>
    public static YamlNode? Read(string text)
    {
        if (text.Length > YamlDocument.MaxBytes || HasOddCharacters(text))
        {
            return null;
        }

        var reader = new PlainYaml(text);
        reader.NextContent();
        return reader.column >= 0 && reader.Block(0) is { } root && reader.column < 0 ? root : null;
    }

    /// <summary>Control characters, and those that count as the end of a line in some places.</summary>
    private static bool HasOddCharacters(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\0', '\t')
        || text.ContainsAnyInRange('\v', '\x1f') || text.ContainsAnyInRange('\x7f', '\x9f') || text.ContainsAny('\u2028', '\u2029', '\uFEFF');

    private char Current => at < text.Length ? text[at] : '\n';

    private char Following => at + 1 < text.Length ? text[at + 1] : '\n';

    private static bool IsGap(char character) => character is ' ' or '\n';

    /// <summary>Goes from the end of a value to the next line that holds something.</summary>
    private void NextContent()
    {
        while (at < text.Length)
        {
            var start = at;
            Spaces();
            column = at - start;
            if (Current != '#' && Current != '\n')
            {
                return;
            }

            NextLine();
        }

        column = -1;
    }

    private void Spaces()
    {
        while (Current == ' ')
        {
            at++;
        }
    }

    private void NextLine()
    {
        var end = text.IndexOf('\n', at);
        at = end < 0 ? text.Length : end + 1;
        line++;
    }

    /// <summary>Leaves a line behind a value: only a comment may follow.</summary>
    private T? EndLine<T>(T? value)
        where T : YamlNode
    {
        var start = at;
        Spaces();
        if (value is null || (Current != '\n' && !(Current == '#' && at > start)))
        {
            return null;
        }

        NextLine();
        NextContent();
        return value;
    }

    private YamlNode? Block(int depth) => !Fits(depth) ? null : Current == '-' && IsGap(Following) ? BlockList(depth) : BlockMap(depth);

    private bool Fits(int depth) => depth <= YamlDocument.MaxDepth && ++nodes <= YamlDocument.MaxNodes;

    private YamlMap? BlockMap(int depth)
    {
        var (indent, start) = (column, line);
        var entries = new Entries();
        while (column == indent)
        {
            var keyLine = line;
            if (Key() is not { } key || !Fits(depth + 1) || BlockValue(indent, depth + 1) is not { } value || !entries.Add(key, keyLine, value))
            {
                return null;
            }
        }

        return column < indent ? entries.Map(start) : null;
    }

    private YamlNode? BlockValue(int indent, int depth)
    {
        Spaces();
        if (Current is not ('\n' or '#'))
        {
            return Current == '>' ? Folded(indent, depth) : EndLine(Value(depth, inFlow: false));
        }

        NextLine();
        NextContent();
        var isNested = column > indent || (column == indent && Current == '-' && IsGap(Following));
        return isNested ? Block(depth) : null;
    }

    private YamlList? BlockList(int depth)
    {
        var (indent, start) = (column, line);
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (column == indent && Current == '-' && Following == ' ')
        {
            at++;
            Spaces();
            if (Item(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        // A map's next key may stand in the column of its list.
        return column < indent || (column == indent && Current != '-') ? new(start, items.ToImmutable()) : null;
    }

    /// <summary>An item is a map when a key starts it.</summary>
    private YamlNode? Item(int depth)
    {
        var start = at;
        var isMap = Key() is not null;
        at = start;
        if (!isMap)
        {
            return EndLine(Value(depth, inFlow: false));
        }

        column = start - (text.LastIndexOf('\n', start) + 1);
        return Fits(depth) ? BlockMap(depth) : null;
    }

    /// <summary>The name before a colon, with the colon taken; null where there is none.</summary>
    private string? Key()
    {
        var start = at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '.' or '-')
        {
            at++;
        }

        var length = at - start;
        var isKey = length is > 0 and < LongestKey && Current == ':' && IsGap(Following) && !(text[start] == '-' && length == 1);
        at++;
        return isKey ? text.Substring(start, length) : null;
    }

    /// <summary>Lines of one indent behind "&gt;-", joined by blanks.</summary>
    private YamlText? Folded(int indent, int depth)
    {
        var start = line;
        if (!Fits(depth) || Following != '-' || at + 2 >= text.Length || text[at + 2] != '\n')
        {
            return null;
        }

        NextLine();
        var lines = new List<string>();
        var inner = Indent();
        while (at < text.Length && Indent() == inner && inner > indent)
        {
            var end = text.IndexOf('\n', at);
            lines.Add(text[(at + inner)..(end < 0 ? text.Length : end)]);
            NextLine();
        }

        // A blank line, or one that stands further in, would keep its line end.
        var isPlain = lines.Count > 0 && !lines.Exists(part => part.Length == 0 || part[^1] == ' ') && (at >= text.Length || Indent() <= indent && Current != '\n');
        NextContent();
        return isPlain ? new(start, string.Join(' ', lines), Plain: false) : null;
    }

    private int Indent() => text.AsSpan(at).IndexOfAnyExcept(' ');

    private sealed class Entries
    {
        private readonly ImmutableArray<YamlEntry>.Builder all = ImmutableArray.CreateBuilder<YamlEntry>();
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);

        /// <summary>False for a key that is there already.</summary>
        public bool Add(string key, int line, YamlNode value)
        {
            all.Add(new(key, line, value));
            return seen.Add(key);
        }

        public YamlMap Map(int line) => new(line, all.ToImmutable());
    }
}
