using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Domain.Texts;

namespace Planner.Geodata.Store;

/// <summary>The measured facts in the workspace: one row per site and fact, unknown ones too, each with its source or reason.</summary>
internal static class FactTable
{
    public static readonly TableDefinition Table = new("site_fact", "Facts of the sites", null,
    [
        new("site", "TEXT"), new("fact", "TEXT"), new("state", "TEXT"), new("shape", "TEXT"), new("number", "REAL"), new("text", "TEXT"),
        new("unit", "TEXT"), new("reason", "TEXT"), new("what_to_get", "TEXT"), new("data_set", "TEXT"), new("vintage", "TEXT"),
        new("licence", "TEXT"), new("method", "TEXT"), new("detail", "TEXT"), new("address", "TEXT"), new("reason_zh", "TEXT"), new("what_to_get_zh", "TEXT"),
    ]);

    public static void Write(StoreConnection connection, IEnumerable<(SiteId Site, FactSheet Facts)> sites)
    {
        using var table = connection.CreateTable(Table);
        var rows = sites.SelectMany(site => site.Facts.Listed.Select(pair => (site.Site, pair.Key, pair.Value)));
        foreach (var (position, (site, id, fact)) in rows.Index())
        {
            table.Insert(position + 1, null, [site.Text, id.Name, .. Columns(fact)]);
        }
    }

    public static IReadOnlyDictionary<SiteId, FactSheet> Read(StoreConnection connection)
    {
        var sheets = connection.Query("SELECT site FROM site ORDER BY fid", row => new SiteId(row.GetString(0)))
            .ToDictionary(site => site, _ => FactSheet.Empty);
        var rows = connection.Query("""
            SELECT site, fact, state, shape, number, text, unit, reason, what_to_get, data_set, vintage, licence, method, detail, address, reason_zh, what_to_get_zh
            FROM site_fact ORDER BY fid
            """, row => (Site: new SiteId(row.GetString(0)), Id: new FactId(row.GetString(1)), Fact: ReadFact(row)));
        foreach (var (site, id, fact) in rows)
        {
            sheets[site] = sheets[site].With(id, fact);
        }

        return sheets;
    }

    private static object?[] Columns(Fact fact) => fact switch
    {
        Fact.Unknown unknown => ["unknown", null, null, null, null, unknown.Reason.En, unknown.WhatToGet.En, null, null, null, null, null, null, unknown.Reason.Zh, unknown.WhatToGet.Zh],
        Fact.Known { Value: var value, Source: var source } =>
        [
            "known", .. ValueColumns(value), null, null, source.DataSet, source.Vintage, source.Licence, source.Method.ToString(), source.Detail, source.Address?.ToString(), null, null,
        ],
        _ => throw new InvalidOperationException($"{fact.GetType()} has no table form."),
    };

    private static object?[] ValueColumns(FactValue value) => value switch
    {
        FactValue.Number number => ["number", number.Value, null, number.Unit],
        FactValue.Word word => ["word", null, word.Value, null],
        FactValue.Words words => ["words", null, JsonSerializer.Serialize(words.Values.ToArray()), null],
        FactValue.Flag flag => ["flag", flag.Value ? 1.0 : 0.0, null, null],
        FactValue.Day day => ["day", null, day.Value.ToString("O", CultureInfo.InvariantCulture), null],
        _ => throw new InvalidOperationException($"{value.GetType()} has no table form."),
    };

    private static Fact ReadFact(DbDataReader row) => row.GetString(2) == "unknown"
        ? new Fact.Unknown(ReadText(row, 7, 15), ReadText(row, 8, 16))
        : new Fact.Known(ReadValue(row), new Source(
            row.GetString(9), row.GetString(10), row.GetString(11), Enum.Parse<FactMethod>(row.GetString(12)), row.GetString(13),
            row.FindText(14) is { } address ? new Uri(address) : null));

    /// <summary>Workspaces before version 4 have English alone.</summary>
    private static LocalizedText ReadText(DbDataReader row, int english, int chinese) =>
        new(row.GetString(english), row.FindText(chinese) ?? row.GetString(english));

    private static FactValue ReadValue(DbDataReader row) => row.GetString(3) switch
    {
        "number" => new FactValue.Number(row.GetDouble(4), row.GetString(6)),
        "word" => new FactValue.Word(row.GetString(5)),
        "words" => new FactValue.Words(JsonSerializer.Deserialize<string[]>(row.GetString(5))!),
        "flag" => new FactValue.Flag(row.GetDouble(4) != 0),
        "day" => new FactValue.Day(DateOnly.ParseExact(row.GetString(5), "O", CultureInfo.InvariantCulture)),
        var other => throw new InvalidDataException($"'{other}' is no shape of a fact."),
    };
}
