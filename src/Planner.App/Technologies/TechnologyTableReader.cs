using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Facts;
using Planner.Domain.Technologies;
using Planner.Permitting.Yaml;

namespace Planner.App.Technologies;

/// <summary>Reads a technology table: sources first, then fuels, then technologies that name both.</summary>
internal sealed class TechnologyTableReader(YamlReader reader)
{
    private static readonly string[] Figures =
    [
        "capitalUsdPerKw", "fixedUsdPerKwYear", "variableUsdPerMwh", "heatRateBtuPerKwh", "capacityFactor", "rampSharePerMinute",
        "minStableShare", "earliestYear", "constructionMonths", "plantMw", "waterGallonsPerMwh", "storageHours", "roundTripEfficiency",
    ];

    // What a share can't exceed; a figure of any other kind is only kept from being negative.
    private static readonly string[] Shares = ["capacityFactor", "rampSharePerMinute", "minStableShare", "roundTripEfficiency"];

    private readonly Dictionary<string, SourceEntry> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fuel> fuels = new(StringComparer.Ordinal);

    public TechnologyTable? Read(YamlNode root)
    {
        if (reader.Map(root, "a technology table", "asOf", "sources", "fuels", "technologies") is not { } map)
        {
            return null;
        }

        foreach (var entry in Named(map, "sources"))
        {
            ReadSource(entry);
        }

        foreach (var entry in Named(map, "fuels"))
        {
            ReadFuel(entry);
        }

        var technologies = Named(map, "technologies").Select(ReadTechnology).OfType<Technology>().ToList();
        return Day(map) is { } asOf ? new(asOf, technologies) : null;
    }

    private DateOnly? Day(YamlMap map)
    {
        if (map.Find("asOf") is null)
        {
            reader.Missing(map, "asOf");
        }

        return reader.Day(map.Find("asOf"), "asOf");
    }

    private ImmutableArray<YamlEntry> Named(YamlMap map, string key)
    {
        if (map.Find(key) is not { } node)
        {
            reader.Missing(map, key);
            return [];
        }

        return reader.OpenMap(node, key)?.Entries ?? [];
    }

    private void ReadSource(YamlEntry entry)
    {
        if (reader.Map(entry.Value, $"the source \"{entry.Key}\"", "title", "address", "date", "licence", "dollars", "confidence") is not { } map)
        {
            return;
        }

        var (title, date, licence) = (reader.Text(map, "title"), reader.Text(map, "date"), reader.Text(map, "licence"));
        var address = reader.Text(map, "address") is { } text ? Address(text, map.Line) : null;
        if (title is not null && date is not null && licence is not null && address is not null && Confidence(map) is { } confidence)
        {
            var year = reader.Number(map.Find("dollars"), "dollars");
            sources[entry.Key] = new(new(title, date, licence, FactMethod.Stated, "", address), confidence, (int?)year);
        }
    }

    private Uri? Address(string text, int line)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            return address;
        }

        reader.Bag.Error("technology.bad-address", $"the address is \"{text}\"", reader.At(line), "it is no address", "write it with https://");
        return null;
    }

    private Confidence? Confidence(YamlMap map) => reader.Text(map, "confidence") switch
    {
        null => null,
        "checked" => Domain.Technologies.Confidence.Checked,
        "draft" => Domain.Technologies.Confidence.Draft,
        var other => Refuse<Confidence>("technology.bad-confidence", $"the confidence is \"{other}\"", map, "write checked or draft"),
    };

    private void ReadFuel(YamlEntry entry)
    {
        if (reader.Map(entry.Value, $"the fuel \"{entry.Key}\"", "priceUsdPerMmbtu", "co2KgPerMmbtu") is { } map)
        {
            fuels[entry.Key] = new(entry.Key, Figure(map, "priceUsdPerMmbtu"), Figure(map, "co2KgPerMmbtu"));
        }
    }

    private Technology? ReadTechnology(YamlEntry entry)
    {
        if (reader.Map(entry.Value, $"the technology \"{entry.Key}\"", ["name", "kind", "fuel", .. Figures]) is not { } map
            || reader.Text(map, "name") is not { } name
            || Kind(map) is not { } kind)
        {
            return null;
        }

        return new()
        {
            Id = new(entry.Key),
            Name = name,
            Kind = kind,
            Fuel = FindFuel(map),
            CapitalUsdPerKw = Figure(map, "capitalUsdPerKw"),
            FixedUsdPerKwYear = Figure(map, "fixedUsdPerKwYear"),
            VariableUsdPerMwh = Figure(map, "variableUsdPerMwh"),
            HeatRateBtuPerKwh = Figure(map, "heatRateBtuPerKwh"),
            CapacityFactor = Figure(map, "capacityFactor"),
            RampSharePerMinute = Figure(map, "rampSharePerMinute"),
            MinStableShare = Figure(map, "minStableShare"),
            EarliestYear = Figure(map, "earliestYear"),
            ConstructionMonths = Figure(map, "constructionMonths"),
            PlantMw = Figure(map, "plantMw"),
            WaterGallonsPerMwh = Figure(map, "waterGallonsPerMwh"),
            StorageHours = Figure(map, "storageHours"),
            RoundTripEfficiency = Figure(map, "roundTripEfficiency"),
        };
    }

    private TechnologyKind? Kind(YamlMap map) => reader.Text(map, "kind") switch
    {
        null => null,
        "dispatchable" => TechnologyKind.Dispatchable,
        "variable" => TechnologyKind.Variable,
        "storage" => TechnologyKind.Storage,
        "retention" => TechnologyKind.Retention,
        var other => Refuse<TechnologyKind>("technology.bad-kind", $"the kind is \"{other}\"", map, "write dispatchable, variable, storage or retention"),
    };

    private Fuel? FindFuel(YamlMap map)
    {
        if (reader.OptionalText(map, "fuel") is not { } name)
        {
            return null;
        }

        if (!fuels.TryGetValue(name, out var fuel))
        {
            Refuse<int>("technology.unknown-fuel", $"the fuel \"{name}\" is not in the table", map, $"use one of {string.Join(", ", fuels.Keys)}, or add it");
        }

        return fuel;
    }

    private Figure? Figure(YamlMap owner, string key)
    {
        if (owner.Find(key) is not { } node
            || reader.Map(node, key, "value", "source", "confidence", "note") is not { } map
            || Value(map, key) is not { } value
            || reader.Text(map, "source") is not { } name)
        {
            return null;
        }

        if (!sources.TryGetValue(name, out var source))
        {
            Refuse<int>("technology.unknown-source", $"the source \"{name}\" of {key} is not in the table", map, $"use one of {string.Join(", ", sources.Keys)}, or add it");
            return null;
        }

        var confidence = map.Find("confidence") is null ? source.Confidence : Confidence(map);
        var dollars = key.Contains("Usd", StringComparison.Ordinal) ? source.DollarYear : null;
        return confidence is null ? null : new(value, source.Source, confidence.Value, dollars, reader.OptionalText(map, "note"));
    }

    private double? Value(YamlMap map, string key)
    {
        if (map.Find("value") is null)
        {
            reader.Missing(map, "value");
        }

        var value = reader.Number(map.Find("value"), key);
        var most = Shares.Contains(key) ? 1 : double.MaxValue;
        return value is null || (value >= 0 && value <= most)
            ? value
            : Refuse<double>("technology.out-of-range", string.Create(CultureInfo.InvariantCulture, $"{key} is {value}"), map, "write a number that is not negative, and a share at most 1");
    }

    private T? Refuse<T>(string code, string what, YamlMap map, string remedy)
        where T : struct
    {
        reader.Bag.Error(code, what, reader.At(map.Line), "a table with an unclear entry would give unclear costs", remedy);
        return null;
    }

    private sealed record SourceEntry(Source Source, Confidence Confidence, int? DollarYear);
}
