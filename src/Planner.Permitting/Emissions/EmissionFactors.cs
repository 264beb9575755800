using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Pathways;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Emissions;

/// <summary>How much of a pollutant a unit gives off for its work or its fuel.</summary>
/// <param name="Value">Number in <paramref name="Unit"/>.</param>
/// <param name="Unit">"g/kWh" (of mechanical work), "g/hp-h", "lb/MMBtu" or "kg/MMBtu" (of heat input).</param>
/// <param name="Source">Table or standard it is from.</param>
public sealed record EmissionFactor(double Value, string Unit, string Source)
{
    internal static readonly string[] Units = ["g/kWh", "g/hp-h", "kg/MMBtu", "lb/MMBtu"];

    private const double KilowattsPerHorsepower = 0.745699872;
    private const double GramsPerPound = 453.59237;

    public bool IsPerHeat => Unit is "lb/MMBtu" or "kg/MMBtu";

    /// <summary>Grams for each kWh of work, or for each MMBtu of heat input.</summary>
    internal double Grams => Unit switch
    {
        "g/hp-h" => Value / KilowattsPerHorsepower,
        "lb/MMBtu" => Value * GramsPerPound,
        "kg/MMBtu" => Value * 1000,
        _ => Value,
    };
}

/// <summary>A standard or table that gives the factors of a class of units.</summary>
public sealed record EmissionStandard
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Fuel the factors are for.</summary>
    public required string Fuel { get; init; }

    /// <summary>Heat input for each kWh of work (higher heating value), where the unit states none, Btu.</summary>
    public double? HeatRateBtuPerKwh { get; init; }

    public required ImmutableSortedDictionary<string, EmissionFactor> Factors { get; init; }

    public required Basis Basis { get; init; }
}

/// <summary>The emission standards of a pack, and the hours that count where no permit limits them.</summary>
public sealed record EmissionFactors(
    ImmutableSortedDictionary<string, EmissionStandard> Standards, double EmergencyHours, string EmergencyHoursClause, double YearHours, string YearHoursClause)
{
    /// <summary>Pollutants of the facts air.pte_tpy, and the two sums of hazardous ones.</summary>
    internal static readonly ImmutableArray<string> Pollutants =
        ["nox", "co", "voc", "so2", "pm10", "pm25", "pb", "co2e", "hap_single", "hap_total"];

    /// <summary>The fact that holds a pollutant's potential to emit.</summary>
    internal static string FactOf(string pollutant) =>
        pollutant.StartsWith("hap_", StringComparison.Ordinal) ? $"air.pte_{pollutant}_tpy" : $"air.pte_tpy.{pollutant}";
}

/// <summary>Reads emissions.yaml.</summary>
internal static class EmissionFactorsReader
{
    public static EmissionFactors? Read(YamlReader reader, YamlNode? root)
    {
        var before = reader.Bag.ErrorCount;
        if (root is null || reader.Map(root, "emission factors", "hours", "standards") is not { } map
            || reader.Map(map.Find("hours"), "hours", "emergency", "emergencyClause", "other", "otherClause") is not { } hours)
        {
            return null;
        }

        var list = reader.List(map.Find("standards"), "standards")?.Items ?? [];
        var standards = list.Select(item => ReadStandard(reader, item)).OfType<EmissionStandard>().ToList();
        foreach (var twice in standards.GroupBy(standard => standard.Id).Where(group => group.Count() > 1))
        {
            reader.Bag.Error("emissions.duplicate", $"the standard {twice.Key} is there twice", reader.At(map.Line), "a unit could mean either", "rename one");
        }

        var (emergency, other) = (reader.Number(hours.Find("emergency"), "emergency"), reader.Number(hours.Find("other"), "other"));
        var (emergencyClause, otherClause) = (reader.Text(hours, "emergencyClause"), reader.Text(hours, "otherClause"));
        return reader.Bag.ErrorCount == before
            ? new(standards.ToImmutableSortedDictionary(standard => standard.Id, standard => standard, StringComparer.Ordinal), emergency!.Value, emergencyClause!, other!.Value, otherClause!)
            : null;
    }

    private static EmissionStandard? ReadStandard(YamlReader reader, YamlNode item)
    {
        if (reader.Map(item, "a standard", "id", "title", "fuel", "heatRateBtuPerKwh", "factors", "basis") is not { } map)
        {
            return null;
        }

        var (id, title, fuel) = (reader.Text(map, "id"), reader.Text(map, "title"), reader.Text(map, "fuel"));
        var basis = PathwayReader.ReadBasis(reader, map);
        return id is null || title is null || fuel is null || basis is null ? null : new()
        {
            Id = id,
            Title = title,
            Fuel = fuel,
            HeatRateBtuPerKwh = reader.Number(map.Find("heatRateBtuPerKwh"), "heatRateBtuPerKwh"),
            Factors = ReadFactors(reader, map.Find("factors")),
            Basis = basis,
        };
    }

    /// <summary>Pollutant by pollutant; each with its value, unit and source.</summary>
    internal static ImmutableSortedDictionary<string, EmissionFactor> ReadFactors(YamlReader reader, YamlNode? node)
    {
        var factors = ImmutableSortedDictionary.CreateBuilder<string, EmissionFactor>(StringComparer.Ordinal);
        foreach (var entry in reader.OpenMap(node, "factors")?.Entries ?? [])
        {
            if (!EmissionFactors.Pollutants.Contains(entry.Key))
            {
                reader.Bag.Error("emissions.pollutant", $"there is no pollutant \"{entry.Key}\"", reader.At(entry.Line), "no rule asks for it",
                    NearestName.Remedy(entry.Key, EmissionFactors.Pollutants, $"use one of {string.Join(", ", EmissionFactors.Pollutants)}"));
            }
            else if (ReadFactor(reader, entry) is { } factor)
            {
                factors[entry.Key] = factor;
            }
        }

        return factors.ToImmutable();
    }

    private static EmissionFactor? ReadFactor(YamlReader reader, YamlEntry entry)
    {
        if (reader.Map(entry.Value, entry.Key, "value", "unit", "source") is not { } map)
        {
            return null;
        }

        var (value, unit, source) = (reader.Number(map.Find("value"), "value"), reader.Text(map, "unit"), reader.Text(map, "source"));
        if (unit is not null && !EmissionFactor.Units.Contains(unit))
        {
            reader.Bag.Error("emissions.unit", $"the unit is \"{unit}\"", reader.At(map.Line), "no factor is in it",
                NearestName.Remedy(unit, EmissionFactor.Units, $"use one of {string.Join(", ", EmissionFactor.Units)}"));
            return null;
        }

        if (value is null or < 0)
        {
            reader.Bag.Error("emissions.factor", $"the factor of {entry.Key} is not a number of 0 or more", reader.At(map.Line), "nothing takes a pollutant away", "write value: and unit:");
            return null;
        }

        return unit is null || source is null ? null : new(value.Value, unit, source);
    }
}
