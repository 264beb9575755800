using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Facts;
using Planner.Permitting.Rules;
using Planner.Permitting.Screening;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Pathways;

/// <summary>Reads pathway.yaml: the steps to power, their durations and ties.</summary>
internal static class PathwayReader
{
    internal static readonly string[] StepKeys =
        ["id", "title", "titleZh", "kind", "when", "levels", "duration", "basis", "caps", "season", "after", "holds"];

    public static IEnumerable<PathwayStep> Read(YamlReader reader, YamlNode? root, FactCatalogue catalogue, double tolerance)
    {
        if (root is null || reader.Map(root, "a pathway", "steps") is not { } map || reader.List(map.Find("steps"), "steps") is not { } list)
        {
            return [];
        }

        return [.. list.Items.Select(item => ReadStep(reader, item, catalogue, tolerance)).OfType<PathwayStep>()];
    }

    private static PathwayStep? ReadStep(YamlReader reader, YamlNode item, FactCatalogue catalogue, double tolerance)
    {
        var before = reader.Bag.ErrorCount;
        if (reader.Map(item, "a step", StepKeys) is not { } map)
        {
            return null;
        }

        var title = reader.Text(map, "title") ?? "";
        var when = reader.Text(map, "when") is { } text
            ? new PredicateReader(catalogue, tolerance, reader.Bag).Read(text, reader.At(map.Find("when")!.Line)) : null;
        var duration = DurationReader.Read(reader, map.Find("duration"));
        var basis = ReadBasis(reader, map);
        var step = new PathwayStep
        {
            Id = reader.Text(map, "id") ?? "",
            Title = new(title, reader.OptionalText(map, "titleZh") ?? title),
            Kind = reader.EnumWord<StepKind>(map, "kind"),
            When = when ?? new Condition.Constant(false),
            Levels = [.. reader.Words(map.Find("levels"), "levels").Select(word => ReadLevel(reader, map, word)).OfType<ReviewLevel>()],
            Duration = duration ?? new Duration.Fixed(0),
            Basis = basis ?? new("", null, Confidence.Draft, ""),
            Caps = [.. Items(reader, map, "caps").Select(cap => ReadCap(reader, cap)).OfType<Cap>()],
            Season = map.Find("season") is { } season ? ReadSeason(reader, season) : null,
            After = [.. Items(reader, map, "after").Select(link => ReadLink(reader, link)).OfType<StepLink>()],
            Holds = map.Find("holds") is null ? Holds.Construction : reader.EnumWord<Holds>(map, "holds"),
            Where = reader.At(map.Line),
        };
        return reader.Bag.ErrorCount == before ? step : null;
    }

    private static ImmutableArray<YamlNode> Items(YamlReader reader, YamlMap map, string key) =>
        map.Find(key) is { } node ? reader.List(node, key)?.Items ?? [] : [];

    private static ReviewLevel? ReadLevel(YamlReader reader, YamlMap map, string word)
    {
        if (Enum.TryParse<ReviewLevel>(word, out var level) && level is ReviewLevel.CE or ReviewLevel.EA or ReviewLevel.EIS)
        {
            return level;
        }

        reader.Bag.Error("pathway.level", $"\"{word}\" is no level of review with a document", reader.At(map.Find("levels")!.Line),
            "a step belongs to CE, EA or EIS", "use one of them");
        return null;
    }

    internal static Basis? ReadBasis(YamlReader reader, YamlMap step)
    {
        if (step.Find("basis") is not { } node || reader.Map(node, "basis", "title", "url", "confidence", "note") is not { } map)
        {
            reader.Bag.Error("pathway.no-basis", "the step does not say where its duration comes from", reader.At(step.Line),
                "a forecast without its source can't be checked", "add basis: { title: ..., url: ..., confidence: ... }");
            return null;
        }

        var title = reader.Text(map, "title") ?? "";
        return new(title, reader.Address(map, "url"), reader.EnumWord<Confidence>(map, "confidence"), reader.OptionalText(map, "note") ?? "");
    }

    private static Cap? ReadCap(YamlReader reader, YamlNode node) =>
        reader.Map(node, "a cap", "days", "clause") is { } map && reader.Number(map.Find("days"), "days") is { } days
            && reader.Text(map, "clause") is { } clause ? new(days, clause) : null;

    private static StepLink? ReadLink(YamlReader reader, YamlNode node) =>
        reader.Map(node, "a link", "step", "link", "lagDays") is { } map && reader.Text(map, "step") is { } step
            ? new(step, reader.EnumWord<LinkType>(map, "link"), reader.Number(map.Find("lagDays"), "lagDays") ?? 0) : null;

    private static Season? ReadSeason(YamlReader reader, YamlNode node)
    {
        if (reader.Map(node, "a season", "from", "to", "mode", "why") is not { } map)
        {
            return null;
        }

        var (from, to, mode) = (MonthDay(reader, map, "from"), MonthDay(reader, map, "to"), reader.Text(map, "mode"));
        if (mode is not (null or "startIn" or "workIn"))
        {
            reader.Bag.Error("pathway.season", $"mode is \"{mode}\"", reader.At(map.Line), "it is neither startIn nor workIn",
                "startIn: has to start in the season; workIn: rests outside it");
        }

        var why = reader.Text(map, "why");
        return from is { } first && to is { } last && mode is not null && why is not null ? new(first, last, mode, why) : null;
    }

    private static (int Month, int Day)? MonthDay(YamlReader reader, YamlMap map, string key)
    {
        if (reader.Text(map, key) is { } text
            && DateOnly.TryParseExact("2001-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (day.Month, day.Day);
        }

        reader.Bag.Error("pathway.season", $"{key} is not a month and day", reader.At(map.Line), "a season comes back every year",
            "write it as \"04-01\", in quotes; the 29th of February is not taken");
        return null;
    }
}

/// <summary>Checks across the steps of all packs: ids, ties, circles.</summary>
internal static class PathwayChecks
{
    public static void Run(ImmutableArray<RulePack> packs, DiagnosticBag bag)
    {
        var steps = new Dictionary<string, PathwayStep>(StringComparer.Ordinal);
        foreach (var step in packs.SelectMany(pack => pack.Steps))
        {
            if (!steps.TryAdd(step.Id, step))
            {
                bag.Error("pathway.duplicate", $"the step {step.Id} is there twice", step.Where, "a tie could mean either", "give one of them another id");
            }
        }

        foreach (var step in steps.Values)
        {
            foreach (var link in step.After.Where(link => !steps.ContainsKey(link.Step)))
            {
                bag.Error("pathway.reference", $"{step.Id} is tied to {link.Step}, which is not there", step.Where, "the tie leads nowhere",
                    NearestName.Remedy(link.Step, steps.Keys, "name a step of a loaded pack"));
            }
        }

        var (_, circle) = StepOrder.Sort(steps.Values);
        if (circle.Count > 0)
        {
            bag.Error("pathway.circle", $"{string.Join(", ", circle.Select(step => step.Id))} wait for each other", circle[0].Where,
                "none of them could ever start", "break the circle");
        }
    }
}
