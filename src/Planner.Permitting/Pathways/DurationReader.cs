using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.Permitting.Pathways;

/// <summary>Reads a duration: its shape, its numbers, and the unit they are in.</summary>
internal static class DurationReader
{
    internal static readonly string[] Keys = ["shape", "unit", "min", "likely", "max", "median", "sigma", "days", "values"];

    /// <summary>Days in one of the units; a month and a year by the mean of the Gregorian calendar.</summary>
    internal static readonly ImmutableSortedDictionary<string, double> Units = new Dictionary<string, double>
    {
        ["day"] = 1,
        ["week"] = 7,
        ["month"] = 365.2425 / 12,
        ["year"] = 365.2425,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly string[] Shapes = ["pert", "triangular", "uniform", "logNormal", "fixed", "discrete"];

    public static Duration? Read(YamlReader reader, YamlNode? node)
    {
        if (reader.Map(node, "a duration", Keys) is not { } map || reader.Text(map, "shape") is not { } shape)
        {
            return null;
        }

        var unit = reader.OptionalText(map, "unit") ?? "day";
        if (!Units.TryGetValue(unit, out var days))
        {
            reader.Bag.Error("pathway.unit", $"the unit is \"{unit}\"", reader.At(map.Line), "it is no unit of time",
                NearestName.Remedy(unit, Units.Keys, $"use one of {string.Join(", ", Units.Keys)}"));
            return null;
        }

        return shape switch
        {
            "pert" or "triangular" => ReadThree(reader, map, shape, days),
            "uniform" => ReadUniform(reader, map, days),
            "logNormal" => ReadLogNormal(reader, map, days),
            "fixed" => Number(reader, map, "days") is { } fixedDays && IsOrdered(reader, map, 0, fixedDays) ? new Duration.Fixed(fixedDays * days) : null,
            "discrete" => ReadDiscrete(reader, map, days),
            _ => RefuseShape(reader, map, shape),
        };
    }

    private static Duration? ReadThree(YamlReader reader, YamlMap map, string shape, double unit)
    {
        var (min, likely, max) = (Number(reader, map, "min"), Number(reader, map, "likely"), Number(reader, map, "max"));
        if (min is not { } a || likely is not { } m || max is not { } b || !IsOrdered(reader, map, 0, a, m, b))
        {
            return null;
        }

        return shape == "pert" ? new Duration.Pert(a * unit, m * unit, b * unit) : new Duration.Triangular(a * unit, m * unit, b * unit);
    }

    private static Duration.Uniform? ReadUniform(YamlReader reader, YamlMap map, double unit) =>
        Number(reader, map, "min") is { } min && Number(reader, map, "max") is { } max && IsOrdered(reader, map, 0, min, max)
            ? new(min * unit, max * unit) : null;

    private static Duration.LogNormal? ReadLogNormal(YamlReader reader, YamlMap map, double unit)
    {
        if (Number(reader, map, "median") is not { } median || Number(reader, map, "sigma") is not { } sigma)
        {
            return null;
        }

        if (median <= 0 || sigma is <= 0 or > 2)
        {
            reader.Bag.Error("pathway.duration", $"median {median}, sigma {sigma}", reader.At(map.Line),
                "a log-normal needs a median above 0 and a sigma above 0 and up to 2", "write such numbers");
            return null;
        }

        return new(median * unit, sigma);
    }

    private static Duration.Discrete? ReadDiscrete(YamlReader reader, YamlMap map, double unit)
    {
        var entries = map.Find("values") is { } node ? reader.OpenMap(node, "values")?.Entries ?? [] : [];
        var values = entries.Select(entry => (Days: YamlReader.ParseNumber(entry.Key), Chance: reader.Number(entry.Value, entry.Key))).ToList();
        if (values.Count == 0 || values.Any(value => value.Days is null or < 0 || value.Chance is null or <= 0)
            || Math.Abs(values.Sum(value => value.Chance!.Value) - 1) > 1e-9)
        {
            reader.Bag.Error("pathway.duration", "the values do not hold chances that sum to 1", reader.At(map.Line),
                "each value has a chance above 0", "write values: { 30: 0.5, 60: 0.5 }");
            return null;
        }

        return new([.. values.Select(value => (value.Days!.Value * unit, value.Chance!.Value))]);
    }

    private static double? Number(YamlReader reader, YamlMap map, string key)
    {
        if (map.Find(key) is null)
        {
            reader.Missing(map, key);
        }

        return reader.Number(map.Find(key), key);
    }

    private static bool IsOrdered(YamlReader reader, YamlMap map, params ReadOnlySpan<double> values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
            {
                reader.Bag.Error("pathway.duration", $"{values[i]} comes after {values[i - 1]}", reader.At(map.Line),
                    "a duration goes from its shortest to its longest and is never below 0", "put them in order");
                return false;
            }
        }

        return true;
    }

    private static Duration? RefuseShape(YamlReader reader, YamlMap map, string shape)
    {
        reader.Bag.Error("pathway.shape", $"the shape is \"{shape}\"", reader.At(map.Line), "there is no such distribution",
            NearestName.Remedy(shape, Shapes, $"use one of {string.Join(", ", Shapes)}"));
        return null;
    }
}
