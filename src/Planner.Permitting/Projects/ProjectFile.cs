using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Projects;

/// <summary>A project as its user describes it: an id, a name, perhaps a regime and a day, and facts.</summary>
/// <param name="Id">Id in the answer; the file's name where the file gives none.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Regime">Regime asked for; null: the caller's.</param>
/// <param name="AsOf">Day asked for; null: the caller's.</param>
/// <param name="Facts">Stated facts, with the file as their source.</param>
public sealed record ProjectFile(string Id, string Name, string? Regime, DateOnly? AsOf, FactSheet Facts)
{
    private static readonly string[] Keys = ["id", "name", "regime", "asOf", "note", "facts"];

    /// <summary>Reads a .yaml, .yml or .json file (one project; comments allowed) or a .jsonl file (one a line).</summary>
    /// <returns>The projects; empty after diagnostics.</returns>
    public static IReadOnlyList<ProjectFile> Read(string path, FactCatalogue catalogue, DiagnosticBag bag)
    {
        if (!File.Exists(path))
        {
            bag.Error("project.no-file", "the file is not there", new(path), "there is nothing to screen", "check the path");
            return [];
        }

        var before = bag.ErrorCount;
        var projects = ReadText(path, File.ReadAllText(path), catalogue, bag);
        return bag.ErrorCount == before ? projects : [];
    }

    internal static ImmutableArray<ProjectFile> ReadText(string path, string text, FactCatalogue catalogue, DiagnosticBag bag)
    {
        var reader = new YamlReader(path, bag);
        var name = Path.GetFileNameWithoutExtension(path);
        return Path.GetExtension(path) switch
        {
            ".jsonl" => [.. JsonTree.ReadLines(path, text, bag).Select((root, index) => ReadOne(reader, root, $"{name}-{index + 1}", catalogue)).OfType<ProjectFile>()],
            ".json" => [.. One(JsonTree.Read(path, text, bag), reader, name, catalogue)],
            _ => [.. One(YamlDocument.Read(path, text, bag), reader, name, catalogue)],
        };
    }

    private static IEnumerable<ProjectFile> One(YamlNode? root, YamlReader reader, string name, FactCatalogue catalogue) =>
        root is not null && ReadOne(reader, root, name, catalogue) is { } project ? [project] : [];

    private static ProjectFile? ReadOne(YamlReader reader, YamlNode root, string fallback, FactCatalogue catalogue)
    {
        if (reader.Map(root, "a project", Keys) is not { } map)
        {
            return null;
        }

        var id = reader.OptionalText(map, "id") ?? fallback;
        if (map.Find("facts") is null)
        {
            reader.Missing(map, "facts");
        }

        return new(id, reader.OptionalText(map, "name") ?? id, reader.OptionalText(map, "regime"),
            reader.Day(map.Find("asOf"), "asOf"), ReadFacts(reader, map.Find("facts"), catalogue));
    }

    private static FactSheet ReadFacts(YamlReader reader, YamlNode? node, FactCatalogue catalogue)
    {
        var sheet = FactSheet.Empty;
        if (node is null || reader.OpenMap(node, "facts") is not { } map)
        {
            return sheet;
        }

        foreach (var entry in map.Entries)
        {
            sheet = ReadEntry(reader, entry, "", catalogue, sheet);
        }

        return sheet;
    }

    /// <summary>A dotted name with a value, or a group whose names continue the dotted one.</summary>
    private static FactSheet ReadEntry(YamlReader reader, YamlEntry entry, string prefix, FactCatalogue catalogue, FactSheet sheet)
    {
        var name = prefix + entry.Key;
        if (catalogue.Find(name) is { } fact)
        {
            return ReadFact(reader, fact, entry.Value) is { } value
                ? sheet.With(fact.Id, new Fact.Known(value.Value, value.Source)) : sheet;
        }

        if (entry.Value is YamlMap group && catalogue.HasGroup(name))
        {
            return group.Entries.Aggregate(sheet, (current, inner) => ReadEntry(reader, inner, name + ".", catalogue, current));
        }

        catalogue.ReportUnknown(name, reader.At(entry.Line), reader.Bag);
        return sheet;
    }

    private static (FactValue Value, Source Source)? ReadFact(YamlReader reader, FactDefinition fact, YamlNode node)
    {
        var (value, unit, note) = (node, (string?)null, "");
        if (node is YamlMap map)
        {
            if (reader.Map(map, fact.Id.Name, "value", "unit", "source") is null || map.Find("value") is not { } inner)
            {
                reader.Missing(map, "value");
                return null;
            }

            (value, unit, note) = (inner, reader.OptionalText(map, "unit"), reader.OptionalText(map, "source") ?? "");
        }

        return IsUnknown(value) ? null : FactValueReader.Read(reader, fact, value, unit) is { } read
            ? (read, Source.Stated(Path.GetFileName(reader.File), note)) : null;
    }

    /// <summary>null and "unknown" say that nobody knows; the fact stays unknown.</summary>
    private static bool IsUnknown(YamlNode node) => node is YamlText { IsNull: true } or YamlText { Text: "unknown" };
}
