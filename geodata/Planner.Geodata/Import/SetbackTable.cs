using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>One row of an ordinance: how far from a kind of feature a county wants building to stay.</summary>
/// <param name="Fips">Five-digit county code.</param>
/// <param name="Feature">Kind of feature, in small letters without outer blanks.</param>
/// <param name="Metres">Distance; null when it depends on a height that is not known.</param>
/// <param name="Where">Row of the table.</param>
internal sealed record Setback(string Fips, string Feature, double? Metres, InputLocation Where);

/// <summary>Reads a table of setbacks; its words are taken without regard to case and outer blanks, since published tables mix them.</summary>
internal static class SetbackTable
{
    private static readonly string[] Columns = ["FIPS", "Feature Type", "Value Type", "Value"];

    public static IReadOnlyList<Setback> Read(string path, SetbackSpec spec, DiagnosticBag bag)
    {
        var rows = new List<Setback>();
        var request = new SourceRequest(path, spec.File.Written, SourceFormat.Csv);
        foreach (var row in SourceReader.Read(request, Columns, bag))
        {
            var cells = Array.ConvertAll(row.Values, value => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "");
            if (ReadRow(cells, spec, row.Where, bag) is { } setback)
            {
                rows.Add(setback);
            }
        }

        return rows;
    }

    private static Setback? ReadRow(string[] cells, SetbackSpec spec, InputLocation where, DiagnosticBag bag)
    {
        var isNumber = double.TryParse(cells[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (cells[0].Length is 0 or > 5 || !cells[0].All(char.IsAsciiDigit) || !isNumber || value < 0)
        {
            bag.Error("setback.bad-row", $"FIPS '{cells[0]}', value '{cells[3]}'", where, "A setback needs a county code and a distance", "correct the row");
            return null;
        }

        var type = cells[2].ToUpperInvariant();
        double? metres = type switch
        {
            "METERS" => value,
            "FEET" => value * 0.3048,
            _ when type.EndsWith("HEIGHT MULTIPLIER", StringComparison.Ordinal) => spec.StructureHeightM * value,
            _ => double.NaN,
        };
        if (metres is double.NaN)
        {
            bag.Error("setback.unknown-type", $"The value type is '{cells[2]}'", where, "Meters, Feet and height multipliers are read", "correct the row");
            return null;
        }

        return new(cells[0].PadLeft(5, '0'), cells[1].ToLowerInvariant(), metres, where);
    }
}
