using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Emissions;

/// <summary>Equal engines, turbines or boilers of a project.</summary>
public sealed record EmissionUnits
{
    public required string Name { get; init; }

    public required double Count { get; init; }

    /// <summary>Rated mechanical power of one, kW; null where only its heat input is known.</summary>
    public double? KilowattsMechanical { get; init; }

    /// <summary>Rated heat input of one, MMBtu/h (higher heating value); null: from the standard's heat rate.</summary>
    public double? HeatInputMmbtuPerHour { get; init; }

    public required bool IsEmergency { get; init; }

    /// <summary>Hours a year that an enforceable limit allows; null: no limit.</summary>
    public double? HoursLimit { get; init; }

    /// <summary>Fuel a year that an enforceable limit allows for all of them together, MMBtu; null: no limit.</summary>
    public double? FuelLimitMmbtuPerYear { get; init; }

    /// <summary>Standard of the packs the factors are from; null where all are stated.</summary>
    public EmissionStandard? Standard { get; init; }

    /// <summary>Factors in force: the stated ones before those of the standard.</summary>
    public required ImmutableSortedDictionary<string, EmissionFactor> Factors { get; init; }
}

/// <summary>An enforceable cap on the whole source (a synthetic minor limit), short tons a year.</summary>
public sealed record EmissionLimit(string Pollutant, double TonsPerYear, string Basis);

/// <summary>All units of a project that give off air pollutants, and the limits on them together.</summary>
public sealed record EmissionFleet(ImmutableArray<EmissionUnits> Units, ImmutableArray<EmissionLimit> Limits);

/// <summary>Reads the emissions of a project file.</summary>
internal sealed class EmissionFleetReader(YamlReader reader, EmissionFactors? factors)
{
    internal static readonly string[] UnitKeys =
        ["name", "standard", "count", "powerKw", "heatInputMmbtuPerHour", "isEmergency", "hoursLimit", "fuelLimitMmbtuPerYear", "factors"];

    public EmissionFleet? Read(YamlNode node)
    {
        var before = reader.Bag.ErrorCount;
        if (reader.Map(node, "emissions", "units", "limits") is not { } map)
        {
            return null;
        }

        var units = (reader.List(map.Find("units"), "units")?.Items ?? []).Select(ReadUnits).OfType<EmissionUnits>().ToImmutableArray();
        var limits = (map.Find("limits") is { } list ? reader.List(list, "limits")?.Items ?? [] : []).Select(ReadLimit).OfType<EmissionLimit>().ToImmutableArray();
        return reader.Bag.ErrorCount == before ? new(units, limits) : null;
    }

    private EmissionUnits? ReadUnits(YamlNode item)
    {
        if (reader.Map(item, "units", UnitKeys) is not { } map || reader.Text(map, "name") is not { } name)
        {
            return null;
        }

        var standard = map.Find("standard") is null ? null : FindStandard(map);
        var own = map.Find("factors") is { } node ? EmissionFactorsReader.ReadFactors(reader, node) : ImmutableSortedDictionary<string, EmissionFactor>.Empty;
        if (standard is null && own.IsEmpty)
        {
            reader.Bag.Error("emissions.no-factor", $"{name} has neither a known standard nor factors", reader.At(map.Line),
                "its potential to emit can't be worked out", $"write standard: {string.Join(" or ", factors?.Standards.Keys.Take(3) ?? [])} ..., or factors: {{ nox: {{ value: ..., unit: g/kWh, source: ... }} }}");
            return null;
        }

        if (map.Find("powerKw") is null && map.Find("heatInputMmbtuPerHour") is null)
        {
            reader.Bag.Error("emissions.no-size", $"{name} has neither powerKw nor heatInputMmbtuPerHour", reader.At(map.Line),
                "its potential to emit can't be worked out", "state the rated power or heat input of one unit");
        }

        return new()
        {
            Name = name,
            Count = Positive(map, "count") ?? 1,
            KilowattsMechanical = Positive(map, "powerKw"),
            HeatInputMmbtuPerHour = Positive(map, "heatInputMmbtuPerHour"),
            IsEmergency = reader.Flag(map.Find("isEmergency"), "isEmergency") ?? Unstated(map),
            HoursLimit = Positive(map, "hoursLimit"),
            FuelLimitMmbtuPerYear = Positive(map, "fuelLimitMmbtuPerYear"),
            Standard = standard,
            Factors = (standard?.Factors ?? own).SetItems(own),
        };
    }

    private bool Unstated(YamlMap map)
    {
        reader.Missing(map, "isEmergency");
        return false;
    }

    private EmissionStandard? FindStandard(YamlMap map)
    {
        var id = reader.Text(map, "standard") ?? "";
        var found = factors?.Standards.GetValueOrDefault(id);
        if (found is null)
        {
            reader.Bag.Error("emissions.standard", $"there is no standard \"{id}\"", reader.At(map.Find("standard")!.Line), "the packs do not hold it",
                NearestName.Remedy(id, factors?.Standards.Keys ?? [], "see packs/us-federal/emissions.yaml, or state factors"));
        }

        return found;
    }

    private double? Positive(YamlMap map, string key)
    {
        var number = reader.Number(map.Find(key), key);
        if (number is < 0)
        {
            reader.Bag.Error("emissions.negative", $"{key} is {number}", reader.At(map.Find(key)!.Line), "it can't be below 0", "write 0 or more");
        }

        return number;
    }

    private EmissionLimit? ReadLimit(YamlNode item)
    {
        if (reader.Map(item, "a limit", "pollutant", "tonsPerYear", "basis") is not { } map)
        {
            return null;
        }

        var (pollutant, tons, basis) = (reader.Text(map, "pollutant"), Positive(map, "tonsPerYear"), reader.Text(map, "basis"));
        if (pollutant is not null && !EmissionFactors.Pollutants.Contains(pollutant))
        {
            reader.Bag.Error("emissions.pollutant", $"there is no pollutant \"{pollutant}\"", reader.At(map.Line), "no rule asks for it",
                NearestName.Remedy(pollutant, EmissionFactors.Pollutants, $"use one of {string.Join(", ", EmissionFactors.Pollutants)}"));
            return null;
        }

        if (tons is null)
        {
            reader.Missing(map, "tonsPerYear");
        }

        return pollutant is null || tons is null || basis is null ? null : new(pollutant, tons.Value, basis);
    }
}
