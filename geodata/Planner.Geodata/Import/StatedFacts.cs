using System.Collections.Frozen;
using System.Globalization;
using Planner.Domain.Facts;

namespace Planner.Geodata.Import;

/// <summary>Facts that a recipe or a candidate's row states instead of measuring.</summary>
/// <remarks>
/// The shape is read from the text: true or false is a flag, a number a number, year-month-day a day, words parted by
/// <c>|</c> a set, else one word. A number's unit is in the fact's name (<c>project.ai_load_mw</c>). Whoever reads the
/// fact checks that shape and unit fit.
/// </remarks>
public static class StatedFacts
{
    /// <summary>Columns of a candidate table that state a fact begin with this.</summary>
    public const string ColumnPrefix = "fact:";

    private static readonly FrozenDictionary<string, string> UnitByEnding = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mw"] = "MW",
        ["mwh"] = "MWh",
        ["kw"] = "kW",
        ["kv"] = "kV",
        ["usd"] = "USD",
        ["km"] = "km",
        ["mi"] = "mi",
        ["nmi"] = "nmi",
        ["ft"] = "ft",
        ["m"] = "m",
        ["ha"] = "ha",
        ["acres"] = "acre",
        ["sqft"] = "sqft",
        ["percent"] = "percent",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FactSheet Add(FactSheet sheet, FactId id, string text, Source source) =>
        sheet.With(id, new Fact.Known(Parse(id, text), source));

    private static FactValue Parse(FactId id, string text) =>
        bool.TryParse(text, out var flag) ? new FactValue.Flag(flag)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new FactValue.Number(number, UnitOf(id))
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new FactValue.Day(day)
        : text.Contains('|', StringComparison.Ordinal)
            ? new FactValue.Words(text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        : new FactValue.Word(text);

    private static string UnitOf(FactId id) => UnitByEnding.GetValueOrDefault(id.Name[(id.Name.LastIndexOf('_') + 1)..], "1");
}
