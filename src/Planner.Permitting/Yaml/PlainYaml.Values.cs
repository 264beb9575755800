using System.Collections.Immutable;

namespace Planner.Permitting.Yaml;

/// <content>Values that stand on one line.</content>
internal sealed partial class PlainYaml
{
    /// <summary>A scalar or flow value on one line.</summary>
    private YamlNode? Value(int depth, bool inFlow) => !Fits(depth) ? null : Current switch
    {
        '{' => FlowMap(depth),
        '[' => FlowList(depth),
        '"' or '\'' => Quoted(),
        _ => Plain(inFlow),
    };

    private YamlMap? FlowMap(int depth)
    {
        var entries = new Entries();
        at++;
        Spaces();
        while (Current != '}')
        {
            if (Key() is not { } key || !Fits(depth + 1))
            {
                return null;
            }

            Spaces();
            if (Value(depth + 1, inFlow: true) is not { } value || !entries.Add(key, line, value) || !Separated('}'))
            {
                return null;
            }
        }

        at++;
        return entries.Map(line);
    }

    private YamlList? FlowList(int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        at++;
        Spaces();
        while (Current != ']')
        {
            if (Value(depth + 1, inFlow: true) is not { } item || !Separated(']'))
            {
                return null;
            }

            items.Add(item);
        }

        at++;
        return new(line, items.ToImmutable());
    }

    /// <summary>A comma with something behind it, or the end of the flow value.</summary>
    private bool Separated(char close)
    {
        Spaces();
        if (Current != ',')
        {
            return Current == close;
        }

        at++;
        Spaces();
        return Current != close && Current != ',';
    }

    private YamlText? Quoted()
    {
        var quote = text[at];
        var end = at + 1;
        while (end < text.Length && text[end] != quote && text[end] is not ('\n' or '\\'))
        {
            end++;
        }

        if (end >= text.Length || text[end] != quote || (end + 1 < text.Length && text[end + 1] == quote))
        {
            return null;
        }

        var value = text[(at + 1)..end];
        at = end + 1;
        return new(line, value, Plain: false);
    }

    private YamlText? Plain(bool inFlow)
    {
        var start = at;
        if (Current is '?' or ':' or ',' or ']' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`'
            || (Current == '-' && (IsGap(Following) || inFlow)))
        {
            return null;
        }

        while (!EndsPlain(inFlow))
        {
            if ((Current == ':' && (IsGap(Following) || inFlow && Following != '/')) || (inFlow && Current is '[' or '{' or '?' or '#'))
            {
                return null;
            }

            at++;
        }

        var value = text[start..at].TrimEnd(' ');
        return value.Length == 0 ? null : new(line, value, Plain: true);
    }

    private bool EndsPlain(bool inFlow) =>
        Current == '\n' || (Current == ' ' && Following == '#') || (inFlow && Current is ',' or '}' or ']');
}
