using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Planner.Permitting.Yaml;

/// <summary>Reads one YAML document into a tree with line numbers, within bounds.</summary>
/// <remarks>
/// Aliases and tags are refused: rules need neither, and an alias of an alias is how a small file fills the memory.
/// Size, depth and number of nodes are bounded before anything is built from them.
/// </remarks>
public sealed class YamlDocument
{
    public const int MaxBytes = 4 * 1024 * 1024;
    public const int MaxDepth = 24;
    public const int MaxNodes = 200_000;

    private readonly string file;
    private readonly DiagnosticBag bag;
    private readonly Parser parser;
    private int nodes;

    private YamlDocument(string file, string text, DiagnosticBag bag)
    {
        (this.file, this.bag) = (file, bag);
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The root of the document; null after a diagnostic.</summary>
    public static YamlNode? Read(string file, string text, DiagnosticBag bag)
    {
        if (text.Length > MaxBytes)
        {
            bag.Error("yaml.too-large", $"the file has {text.Length} characters", new(file),
                $"a rule or project document has at most {MaxBytes}", "split it, or remove what is not a rule");
            return null;
        }

        return PlainYaml.Read(text) ?? ReadWhole(file, text, bag);
    }

    /// <summary>By the whole language, with a report of what is wrong.</summary>
    internal static YamlNode? ReadWhole(string file, string text, DiagnosticBag bag)
    {
        var document = new YamlDocument(file, text, bag);
        try
        {
            return document.ReadRoot();
        }
        catch (InvalidOperationException)
        {
            // The parser's way to say that the text ends inside a list or map.
            bag.Error("yaml.syntax", "the text ends inside a list or map", new(file, (int)(document.parser.Current?.End.Line ?? 1)),
                "the text is not YAML", "close the bracket, or quote text that starts with one");
        }
        catch (YamlException problem)
        {
            bag.Error("yaml.syntax", problem.InnerException?.Message ?? problem.Message,
                new(file, (int)problem.Start.Line), "the text is not YAML", "mend the line; quote text that holds ': ' or '#'");
        }
        catch (BoundException bound)
        {
            bag.Error(bound.Code, bound.Message, new(file, bound.Line), "it could fill the memory of whoever reads it",
                "write the values out plainly");
        }

        return null;
    }

    private YamlNode? ReadRoot()
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
        {
            bag.Error("yaml.empty", "the file holds no document", new(file), "there is nothing to read", "write one, or delete the file");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode(0);
        parser.Consume<DocumentEnd>();
        if (parser.Current is DocumentStart next)
        {
            bag.Error("yaml.several-documents", "a second document starts", new(file, (int)next.Start.Line),
                "one file is one rule, one list of facts or one project", "move it into a file of its own");
            return null;
        }

        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        var start = parser.Current!;
        var line = (int)start.Start.Line;
        Guard(depth, line);
        switch (start)
        {
            case AnchorAlias alias:
                throw new BoundException("yaml.alias", $"the alias *{alias.Value} is used", line);
            case NodeEvent { Anchor.IsEmpty: false } anchored:
                throw new BoundException("yaml.alias", $"the anchor &{anchored.Anchor} is set", line);
            case Scalar scalar:
                parser.MoveNext();
                return new YamlText(line, scalar.Value, scalar.Style == ScalarStyle.Plain);
            case SequenceStart:
                return ReadList(line, depth);
            case MappingStart:
                return ReadMap(line, depth);
            default:
                throw new YamlException(start.Start, start.End, $"unexpected {start}");
        }
    }

    private YamlList ReadList(int line, int depth)
    {
        parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new(line, items.ToImmutable());
    }

    private YamlMap ReadMap(int line, int depth)
    {
        parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyLine = (int)parser.Current!.Start.Line;
            if (ReadNode(depth + 1) is not YamlText key)
            {
                throw new BoundException("yaml.key", "a key is not text", keyLine);
            }

            var value = ReadNode(depth + 1);
            if (seen.Add(key.Text))
            {
                entries.Add(new(key.Text, keyLine, value));
            }
            else
            {
                bag.Error("yaml.duplicate-key", $"\"{key.Text}\" is written twice", new(file, keyLine),
                    "only one of them could be read", "keep one");
            }
        }

        return new(line, entries.ToImmutable());
    }

    private void Guard(int depth, int line)
    {
        if (depth > MaxDepth)
        {
            throw new BoundException("yaml.too-deep", $"values are nested more than {MaxDepth} deep", line);
        }

        if (++nodes > MaxNodes)
        {
            throw new BoundException("yaml.too-many", $"the file holds more than {MaxNodes} values", line);
        }
    }

    private sealed class BoundException(string code, string message, int line) : Exception(message)
    {
        public string Code { get; } = code;

        public int Line { get; } = line;
    }
}
