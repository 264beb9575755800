using System.Globalization;
using System.Text.Json;
using Planner.Domain.Facts;
using Planner.Domain.Sites;

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

    /// <summary>Ranges of rows for readers side by side; the rows of one site are in one of them.</summary>
    public static IReadOnlyList<(long From, long To)> Halves(StoreConnection connection)
    {
        var middle = connection.Query("""
            SELECT min(fid) FROM site_fact
            WHERE fid > (SELECT max(fid) / 2 FROM site_fact) AND site <> (SELECT site FROM site_fact WHERE fid = (SELECT max(fid) / 2 FROM site_fact))
            """, row => row.IsDBNull(0) ? long.MaxValue : row.GetInt64(0)).Single();
        return [(0, middle - 1), (middle, long.MaxValue)];
    }

    /// <summary>The facts of each site in a range of rows.</summary>
    public static List<(SiteId Site, FactSheet Facts)> Read(StoreConnection connection, (long From, long To) range)
    {
        var sheets = new List<(SiteId, FactSheet)>();
        var before = FactSheet.Empty;
        foreach (var (site, facts) in BySite(connection, range))
        {
            before = FactSheet.Of(facts, alike: before);
            sheets.Add((site, before));
        }

        return sheets;
    }

    /// <summary>The rows of one site after those of another, as they were written.</summary>
    private static IEnumerable<(SiteId Site, List<KeyValuePair<FactId, Fact>> Facts)> BySite(StoreConnection connection, (long From, long To) range)
    {
        var (reader, site, facts) = (new FactReader(connection), default(SiteId), new List<KeyValuePair<FactId, Fact>>());
        var rows = connection.Stream($"""
            SELECT site, fact, state, shape, number, text, unit, reason, what_to_get, data_set, vintage, licence, method, detail, address, reason_zh, what_to_get_zh
            FROM site_fact WHERE fid BETWEEN {range.From} AND {range.To} ORDER BY fid
            """, reader.Read);
        foreach (var row in rows)
        {
            if (row.Site != site && facts.Count > 0)
            {
                yield return (site, facts);
                facts.Clear();
            }

            site = row.Site;
            facts.Add(new(row.Id, row.Fact));
        }

        if (facts.Count > 0)
        {
            yield return (site, facts);
        }
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
}
