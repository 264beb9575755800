using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.BackTests;

/// <summary>A published determination: what an agency did, when, and the few facts its text states.</summary>
public sealed record DeterminationRecord
{
    private static readonly ImmutableHashSet<string> Labels = ["action", "other"];

    public required string Id { get; init; }

    public required string Agency { get; init; }

    public required string Office { get; init; }

    /// <summary>Day of the decision; the first day of the month or year where only that is printed; null when not seen.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>CE, EA or EIS as the agency did it.</summary>
    public required string ReviewLevel { get; init; }

    /// <summary>Exclusions the agency cited.</summary>
    public ImmutableSortedSet<string> Applied { get; init; } = [];

    public bool AppliedStated { get; init; }

    /// <summary>The collector's label for the kind of work.</summary>
    public required string Action { get; init; }

    internal ImmutableDictionary<string, YamlText> Facts { get; init; } = ImmutableDictionary<string, YamlText>.Empty;

    /// <summary>The text states at least one number or truth.</summary>
    public bool StatesFacts => Facts.Keys.Any(key => !Labels.Contains(key));

    public bool States(string field) => Facts.ContainsKey(field);

    public bool? Flag(string field) => Facts.GetValueOrDefault(field) is { Plain: true, Text: "true" or "false" } text ? text.Text == "true" : null;

    public double? Number(string field) =>
        Facts.GetValueOrDefault(field) is { Plain: true } text && text.Text is not ("true" or "false") ? YamlReader.ParseNumber(text.Text) : null;

    /// <summary>Reads JSON lines; keys that the back-test does not use are left aside, since the file is somebody else's.</summary>
    public static IReadOnlyList<DeterminationRecord> Read(string path, DiagnosticBag bag)
    {
        if (!File.Exists(path))
        {
            bag.Error("backtest.no-file", "the file is not there", new(path), "there is nothing to test against", "check the path");
            return [];
        }

        var before = bag.ErrorCount;
        var reader = new YamlReader(path, bag);
        var records = JsonTree.ReadLines(path, File.ReadAllText(path), bag).Select(root => ReadOne(reader, root)).OfType<DeterminationRecord>().ToList();
        return bag.ErrorCount == before ? records : [];
    }

    private static DeterminationRecord? ReadOne(YamlReader reader, YamlNode root)
    {
        if (reader.OpenMap(root, "a record") is not { } map || reader.Text(map, "id") is not { } id || reader.Text(map, "agency") is not { } agency
            || reader.Text(map, "review_level") is not { } level)
        {
            return null;
        }

        var facts = (map.Find("facts") as YamlMap)?.Entries ?? [];
        var texts = facts.Where(entry => entry.Value is YamlText { IsNull: false })
            .ToImmutableDictionary(entry => entry.Key, entry => (YamlText)entry.Value, StringComparer.Ordinal);
        return new()
        {
            Id = id,
            Agency = agency,
            Office = reader.OptionalText(map, "office") ?? "",
            Date = ReadDate(reader, map),
            ReviewLevel = level,
            Applied = reader.Words(map.Find("applied"), "applied").ToImmutableSortedSet(StringComparer.Ordinal),
            AppliedStated = map.Find("applied_stated") is YamlText { Text: "true" },
            Action = texts.GetValueOrDefault("action")?.Text ?? "",
            Facts = texts,
        };
    }

    private static DateOnly? ReadDate(YamlReader reader, YamlMap map)
    {
        if (reader.OptionalText(map, "date") is not { } text)
        {
            return null;
        }

        var formats = new[] { "yyyy-MM-dd", "yyyy-MM", "yyyy" };
        if (DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        reader.Bag.Error("backtest.date", $"the date is \"{text}\"", reader.At(map.Line), "it is not a day, a month or a year", "write YYYY-MM-DD or null");
        return null;
    }
}
