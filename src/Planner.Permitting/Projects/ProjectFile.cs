using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Emissions;
using Planner.Permitting.Facts;
using Planner.Permitting.Pathways;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Projects;

/// <summary>A project as its user describes it: an id, a name, perhaps a regime and a day, and facts.</summary>
/// <param name="Id">Id in the answer; the file's name where the file gives none.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Regime">Regime asked for; null: the caller's.</param>
/// <param name="AsOf">Day asked for; null: the caller's.</param>
/// <param name="Facts">Stated facts with the file as their source, and what is computed from the stated units.</param>
public sealed record ProjectFile(string Id, string Name, string? Regime, DateOnly? AsOf, FactSheet Facts)
{
    /// <summary>Potential to emit of the stated units, with its arithmetic; null where none are stated.</summary>
    public PotentialToEmit? Emissions { get; init; }

    /// <summary>First day of the project's timeline; null: the day of the law.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Durations of steps that the project states itself, by step id.</summary>
    public ImmutableDictionary<string, Duration> OwnDurations { get; init; } = ImmutableDictionary<string, Duration>.Empty;

    private static readonly string[] Keys = ["id", "name", "regime", "asOf", "note", "facts", "emissions", "timeline"];

    /// <summary>Reads a .yaml, .yml or .json file (one project; comments allowed) or a .jsonl file (one a line).</summary>
    /// <returns>The projects; empty after diagnostics.</returns>
    public static IReadOnlyList<ProjectFile> Read(string path, RuleLibrary library, DiagnosticBag bag)
    {
        if (!File.Exists(path))
        {
            bag.Error("project.no-file", "the file is not there", new(path), "there is nothing to screen", "check the path");
            return [];
        }

        var before = bag.ErrorCount;
        var projects = ReadText(path, File.ReadAllText(path), library, bag);
        return bag.ErrorCount == before ? projects : [];
    }

    /// <summary>Reads one project from JSON text.</summary>
    /// <returns>The project, or null after diagnostics.</returns>
    public static ProjectFile? ReadJson(string name, string text, RuleLibrary library, DiagnosticBag bag) =>
        One(JsonTree.Read(name, text, bag), new(name, bag), name, library).FirstOrDefault();

    internal static ImmutableArray<ProjectFile> ReadText(string path, string text, RuleLibrary library, DiagnosticBag bag)
    {
        var reader = new YamlReader(path, bag);
        var name = Path.GetFileNameWithoutExtension(path);
        return Path.GetExtension(path) switch
        {
            ".jsonl" => [.. JsonTree.ReadLines(path, text, bag).Select((root, index) => ReadOne(reader, root, $"{name}-{index + 1}", library)).OfType<ProjectFile>()],
            ".json" => [.. One(JsonTree.Read(path, text, bag), reader, name, library)],
            _ => [.. One(YamlDocument.Read(path, text, bag), reader, name, library)],
        };
    }

    private static IEnumerable<ProjectFile> One(YamlNode? root, YamlReader reader, string name, RuleLibrary library) =>
        root is not null && ReadOne(reader, root, name, library) is { } project ? [project] : [];

    private static ProjectFile? ReadOne(YamlReader reader, YamlNode root, string fallback, RuleLibrary library)
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

        var stated = ReadFacts(reader, map.Find("facts"), library.Catalogue);
        var emissions = ReadEmissions(reader, map, library);
        var facts = emissions?.ToFacts(library.Catalogue, Path.GetFileName(reader.File)).Overlay(stated) ?? stated;
        var (start, own) = ReadTimeline(reader, map, library);
        var (regime, asOf) = ReadLaw(reader, map, library);
        return new(id, reader.OptionalText(map, "name") ?? id, regime, asOf, facts)
        {
            Emissions = emissions,
            Start = start,
            OwnDurations = own,
        };
    }

    private static (string? Regime, DateOnly? AsOf) ReadLaw(YamlReader reader, YamlMap project, RuleLibrary library)
    {
        var (regime, asOf) = (reader.OptionalText(project, "regime"), reader.Day(project.Find("asOf"), "asOf"));
        library.Choose(regime, asOf, reader.Bag, reader.At((project.Find("regime") ?? project.Find("asOf") ?? project).Line));
        return (regime, asOf);
    }

    private static PotentialToEmit? ReadEmissions(YamlReader reader, YamlMap project, RuleLibrary library) =>
        project.Find("emissions") is { } node && library.Emissions is { } factors && new EmissionFleetReader(reader, factors).Read(node) is { } fleet
            ? PotentialToEmit.Of(fleet, factors) : null;

    private static (DateOnly? Start, ImmutableDictionary<string, Duration> Own) ReadTimeline(YamlReader reader, YamlMap project, RuleLibrary library)
    {
        var own = ImmutableDictionary.CreateBuilder<string, Duration>(StringComparer.Ordinal);
        if (project.Find("timeline") is not { } node || reader.Map(node, "timeline", "start", "steps") is not { } map)
        {
            return (null, own.ToImmutable());
        }

        var steps = library.Packs.SelectMany(pack => pack.Steps).Select(step => step.Id).ToList();
        foreach (var entry in map.Find("steps") is { } list ? reader.OpenMap(list, "steps")?.Entries ?? [] : [])
        {
            if (!steps.Contains(entry.Key))
            {
                reader.Bag.Error("timeline.step", $"there is no step \"{entry.Key}\"", reader.At(entry.Line), "the packs do not hold it",
                    NearestName.Remedy(entry.Key, steps, "see pathway.yaml of the packs"));
            }
            else if (DurationReader.Read(reader, entry.Value) is { } duration)
            {
                own[entry.Key] = duration;
            }
        }

        return (reader.Day(map.Find("start"), "start"), own.ToImmutable());
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
