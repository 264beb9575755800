using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Planner.Domain.Diagnostics;

namespace Planner.Permitting.Yaml;

/// <summary>Reads JSON (comments and trailing commas allowed) into the same tree as YAML, with line numbers.</summary>
public static class JsonTree
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = YamlDocument.MaxDepth,
    };

    public static YamlNode? Read(string file, string text, DiagnosticBag bag) => Read(file, text, 1, bag);

    /// <summary>One document a line; empty lines are left out.</summary>
    public static IEnumerable<YamlNode> ReadLines(string file, string text, DiagnosticBag bag) =>
        text.Split('\n').Select((line, index) => (Line: line.Trim(), Number: index + 1)).Where(line => line.Line.Length > 0)
            .Select(line => Read(file, line.Line, line.Number, bag)).OfType<YamlNode>();

    private static YamlNode? Read(string file, string text, int firstLine, DiagnosticBag bag)
    {
        if (text.Length > YamlDocument.MaxBytes)
        {
            bag.Error("json.too-large", $"the document has {text.Length} characters", new(file),
                $"a project has at most {YamlDocument.MaxBytes}", "split it");
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(bytes, Options);
            reader.Read();
            var root = new Builder(bytes, firstLine, file, bag).Node(ref reader);
            if (reader.Read())
            {
                throw new JsonException("more text follows the document", null, 0, null);
            }

            return root;
        }
        catch (JsonException problem)
        {
            bag.Error("json.syntax", problem.Message, new(file, firstLine + (int)(problem.LineNumber ?? 0)), "the text is not JSON", "mend the line");
            return null;
        }
    }

    private sealed class Builder(byte[] bytes, int firstLine, string file, DiagnosticBag bag)
    {
        private int line = firstLine;
        private int counted;

        public YamlNode Node(ref Utf8JsonReader reader)
        {
            var start = Line((int)reader.TokenStartIndex);
            return reader.TokenType switch
            {
                JsonTokenType.StartObject => Map(ref reader, start),
                JsonTokenType.StartArray => List(ref reader, start),
                JsonTokenType.String => new YamlText(start, reader.GetString()!, Plain: false),
                JsonTokenType.Null => new YamlText(start, "null", Plain: true),
                _ => new YamlText(start, Encoding.UTF8.GetString(reader.ValueSpan), Plain: true),
            };
        }

        private YamlList List(ref Utf8JsonReader reader, int start)
        {
            var items = ImmutableArray.CreateBuilder<YamlNode>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(Node(ref reader));
            }

            return new(start, items.ToImmutable());
        }

        private YamlMap Map(ref Utf8JsonReader reader, int start)
        {
            var entries = ImmutableArray.CreateBuilder<YamlEntry>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var key = reader.GetString()!;
                var keyLine = Line((int)reader.TokenStartIndex);
                reader.Read();
                var value = Node(ref reader);
                if (seen.Add(key))
                {
                    entries.Add(new(key, keyLine, value));
                }
                else
                {
                    bag.Error("json.duplicate-key", $"\"{key}\" is written twice", new(file, keyLine), "only one of them could be read", "keep one");
                }
            }

            return new(start, entries.ToImmutable());
        }

        /// <summary>Tokens come in order, so line ends are counted once.</summary>
        private int Line(int position)
        {
            line += bytes.AsSpan(counted, position - counted).Count((byte)'\n');
            counted = position;
            return line;
        }
    }
}
