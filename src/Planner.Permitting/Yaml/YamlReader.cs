using System.Globalization;
using Planner.Domain.Diagnostics;

namespace Planner.Permitting.Yaml;

/// <summary>Reads the values of one document and collects every problem with its line.</summary>
public sealed class YamlReader(string file, DiagnosticBag bag)
{
    public string File { get; } = file;

    public DiagnosticBag Bag { get; } = bag;

    public InputLocation At(int line) => new(File, line);

    /// <summary>The map with its keys checked; null after a diagnostic.</summary>
    public YamlMap? Map(YamlNode? node, string what, params ReadOnlySpan<string> keys)
    {
        if (node is not YamlMap map)
        {
            Shape(node, what, "a map");
            return null;
        }

        foreach (var entry in map.Entries)
        {
            if (!keys.Contains(entry.Key))
            {
                Bag.Error("yaml.unknown-key", $"{what} has no key \"{entry.Key}\"", At(entry.Line),
                    "a key that nobody reads is a rule that nobody applies",
                    NearestName.Remedy(entry.Key, keys.ToArray(), $"use one of {string.Join(", ", keys.ToArray())}"));
            }
        }

        return map;
    }

    public YamlMap? OpenMap(YamlNode? node, string what)
    {
        if (node is YamlMap map)
        {
            return map;
        }

        Shape(node, what, "a map");
        return null;
    }

    public YamlList? List(YamlNode? node, string what)
    {
        if (node is YamlList list)
        {
            return list;
        }

        Shape(node, what, "a list");
        return null;
    }

    /// <summary>Required text.</summary>
    public string? Text(YamlMap map, string key)
    {
        if (map.Find(key) is { } node)
        {
            return Text(node, key);
        }

        Missing(map, key);
        return null;
    }

    public string? Text(YamlNode node, string what)
    {
        if (node is YamlText { IsNull: false } text && text.Text.Trim().Length > 0)
        {
            return text.Text.Trim();
        }

        Shape(node, what, "text");
        return null;
    }

    public string? OptionalText(YamlMap map, string key) =>
        map.Find(key) is { } node and not YamlText { IsNull: true } ? Text(node, key) : null;

    public IReadOnlyList<string> Words(YamlNode? node, string what) => node switch
    {
        null or YamlText { IsNull: true } => [],
        YamlText text => [text.Text.Trim()],
        YamlList list => [.. list.Items.Select(item => Text(item, what)).OfType<string>()],
        _ => Refuse(node, what),
    };

    /// <summary>A day as YYYY-MM-DD; null when absent, null value, or after a diagnostic.</summary>
    public DateOnly? Day(YamlNode? node, string what)
    {
        if (node is null or YamlText { IsNull: true })
        {
            return null;
        }

        if (node is YamlText text
            && DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Bag.Error("yaml.day", $"{what} is \"{(node as YamlText)?.Text ?? node.Shape}\"", At(node.Line),
            "it is not a day", "write it as YYYY-MM-DD");
        return null;
    }

    public bool? Flag(YamlNode? node, string what)
    {
        if (node is YamlText { Plain: true, Text: "true" or "false" } text)
        {
            return text.Text == "true";
        }

        if (node is not null)
        {
            Shape(node, what, "true or false");
        }

        return null;
    }

    public double? Number(YamlNode? node, string what)
    {
        if (node is YamlText { Plain: true } text && ParseNumber(text.Text) is { } number)
        {
            return number;
        }

        if (node is not null)
        {
            Shape(node, what, "a number");
        }

        return null;
    }

    public static double? ParseNumber(string text) =>
        double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    /// <summary>A whole address; null when absent or after a diagnostic.</summary>
    public Uri? Address(YamlMap map, string key)
    {
        var text = OptionalText(map, key);
        if (text is not null && !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            Bag.Error("rule.url", $"\"{text}\" is not an address", At(map.Line), "nobody can open it", "write a whole https address");
            return null;
        }

        return text is null ? null : new Uri(text);
    }

    /// <summary>A required word of an enumeration, in any case.</summary>
    public T EnumWord<T>(YamlMap map, string key)
        where T : struct, Enum
    {
        var text = Text(map, key);
        var names = Enum.GetNames<T>();
        if (text is not null && Array.Find(names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse<T>(name);
        }

        if (text is not null)
        {
            Bag.Error("rule.word", $"{key} is \"{text}\"", At(map.Find(key)!.Line), "it is none of the known words",
                NearestName.Remedy(text, names, $"use one of {string.Join(", ", names)}"));
        }

        return default;
    }

    public void Missing(YamlMap map, string key) =>
        Bag.Error("yaml.missing-key", $"\"{key}\" is not there", At(map.Line), "it is required", $"add \"{key}:\"");

    private void Shape(YamlNode? node, string what, string wanted) =>
        Bag.Error("yaml.shape", $"{what} is {Describe(node)}", At(node?.Line ?? 1), $"it has to be {wanted}", "write it so");

    private static string Describe(YamlNode? node) =>
        node is YamlText text ? $"\"{text.Text}\"" : node?.Shape ?? "not there";

    private string[] Refuse(YamlNode node, string what)
    {
        Shape(node, what, "a list of words");
        return [];
    }
}
