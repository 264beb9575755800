using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Texts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Planner.Geodata.Import;

/// <summary>One mapping of a YAML document, read strictly: every problem goes to the bag with its line.</summary>
/// <remarks>
/// A key counts as known when somebody asked for it, so <see cref="RefuseOtherKeys"/> comes last and every optional key
/// is asked for in every case.
/// </remarks>
internal sealed class YamlMap
{
    private readonly YamlMappingNode node;
    private readonly string path;
    private readonly string file;
    private readonly DiagnosticBag bag;
    private readonly bool missing;
    private readonly SortedSet<string> asked = new(StringComparer.Ordinal);

    public YamlMap(YamlMappingNode node, string path, string file, DiagnosticBag bag, bool missing = false)
    {
        this.node = node;
        this.path = path;
        this.file = file;
        this.bag = bag;
        this.missing = missing;
    }

    /// <summary>Reads a file of ours that holds one mapping; null with a diagnostic.</summary>
    public static YamlMap? Load(string path, DiagnosticBag bag)
    {
        var file = System.IO.Path.GetFileName(path);
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(File.ReadAllText(path)));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return new(root, "", file, bag);
            }

            bag.Error("recipe.wrong-shape", "The file is not one YAML mapping", new(file, 1), "Its parts are read by their keys", "write 'key: value' lines");
        }
        catch (YamlException problem)
        {
            bag.Error("recipe.yaml-syntax", problem.Message, new(file, (int)problem.Start.Line), "The file is not well-formed YAML", "mind the indentation, quotes and repeated keys near this line");
        }

        return null;
    }

    public int Line => (int)node.Start.Line;

    public string Text(string key) => FindText(key) ?? Missing(key, "");

    public string? FindText(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { Length: > 0 } text }:
                return text;
            case var other:
                Error("recipe.wrong-shape", key, other.Start.Line, "is not a text", "write one value after the colon");
                return "";
        }
    }

    public double Number(string key, double min, double max) => FindNumber(key, min, max) ?? Missing(key, min);

    public double? FindNumber(string key, double min, double max) =>
        FindText(key) is { } text ? ParseNumber(key, text, LineOf(key), min, max) : null;

    public int Integer(string key, int min, int max)
    {
        var number = Number(key, min, max);
        if (number != Math.Floor(number))
        {
            Error("recipe.bad-number", key, LineOf(key), $"is {Show(number)}", "write a whole number");
        }

        return (int)number;
    }

    public bool Flag(string key, bool otherwise) =>
        Choice(key, new SortedDictionary<string, bool> { ["true"] = true, ["false"] = false }, otherwise);

    public T Choice<T>(string key, IReadOnlyDictionary<string, T> words, T? otherwise = default)
        where T : struct
    {
        var text = FindText(key);
        if (text is null)
        {
            return otherwise ?? Missing(key, words.Values.First());
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        Error("recipe.unknown-word", key, LineOf(key), $"is '{text}'", NearestName.Advice(text, [.. words.Keys]));
        return words.Values.First();
    }

    public YamlMap Map(string key) =>
        FindMap(key) ?? Missing(key, new YamlMap([], Path(key), file, bag, missing: true));

    public YamlMap? FindMap(string key) => Find(key) is { } value ? AsMap(value, Path(key)) : null;

    public IReadOnlyList<YamlMap> Maps(string key) =>
        [.. Items(key).Select((item, index) => AsMap(item, $"{Path(key)}[{index}]"))];

    public IReadOnlyList<string> Texts(string key) =>
        [.. Items(key).Select(item => item is YamlScalarNode { Value: { } text } ? text : NotText(key, item))];

    public IReadOnlyList<double> Numbers(string key, double min, double max) =>
        [.. Texts(key).Select(text => ParseNumber(key, text, LineOf(key), min, max))];

    /// <summary>Rows of numbers, e.g. anchors: [[0, 1], [50, 0]].</summary>
    public IReadOnlyList<IReadOnlyList<double>> NumberRows(string key) =>
        [.. Items(key).Select(item => NumberRow(key, item))];

    public LocalizedText Localized(string key) => Localized(Map(key));

    public LocalizedText? FindLocalized(string key) => FindMap(key) is { } map ? Localized(map) : null;

    /// <summary>Every key with its text, for a mapping whose keys are names of the writer's own.</summary>
    public IEnumerable<KeyValuePair<string, string>> AllTexts() =>
        node.Children.Keys.OfType<YamlScalarNode>().Select(key => KeyValuePair.Create(key.Value!, Text(key.Value!)));

    public bool Has(string key) => Find(key) is not null;

    public int LineOf(string key) => Find(key) is { } value ? (int)value.Start.Line : Line;

    public void RefuseOtherKeys()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => !asked.Contains(key.Value ?? "")))
        {
            Error("recipe.unknown-key", key.Value ?? "", key.Start.Line, "is not a key of this place", NearestName.Advice(key.Value ?? "", asked));
        }
    }

    public void Error(string code, string key, long line, string what, string remedy) =>
        bag.Error(code, $"'{key}' {what}", new InputLocation(file, (int)line, Path(key)), "A recipe is read strictly, so that a slip does not change the data", remedy);

    private static LocalizedText Localized(YamlMap map)
    {
        var text = new LocalizedText(map.Text("en"), map.Text("zh"));
        map.RefuseOtherKeys();
        return text;
    }

    private static string Show(double number) => number.ToString(CultureInfo.InvariantCulture);

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private IEnumerable<YamlNode> Items(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return list.Children;
            case var other:
                Error("recipe.wrong-shape", key, other.Start.Line, "is not a list", "write '- item' lines or [a, b]");
                return [];
        }
    }

    private YamlMap AsMap(YamlNode value, string where)
    {
        if (value is YamlMappingNode map)
        {
            return new(map, where, file, bag);
        }

        bag.Error("recipe.wrong-shape", $"'{where}' is not a mapping", new(file, (int)value.Start.Line, where), "Its parts are read by their keys", "write 'key: value' lines");
        return new([], where, file, bag, missing: true);
    }

    private IReadOnlyList<double> NumberRow(string key, YamlNode item)
    {
        if (item is YamlSequenceNode row)
        {
            return [.. row.Children.Select(cell =>
                ParseNumber(key, (cell as YamlScalarNode)?.Value ?? "", (int)cell.Start.Line, double.MinValue, double.MaxValue))];
        }

        Error("recipe.wrong-shape", key, item.Start.Line, "holds something that is not a row of numbers", "write [[x, score], [x, score]]");
        return [];
    }

    private double ParseNumber(string key, string text, int line, double min, double max)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && min <= number && number <= max)
        {
            return number;
        }

        Error("recipe.bad-number", key, line, $"is '{text}'", $"write a number between {Show(min)} and {Show(max)}");
        return min;
    }

    private string NotText(string key, YamlNode item)
    {
        Error("recipe.wrong-shape", key, item.Start.Line, "holds something that is not a text", "write plain values");
        return "";
    }

    private T Missing<T>(string key, T standIn)
    {
        if (!missing)
        {
            Error("recipe.missing-key", key, Line, "is missing", $"add '{key}:' here (geodata/recipes/README.md says what it means)");
        }

        return standIn;
    }

    private string Path(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
