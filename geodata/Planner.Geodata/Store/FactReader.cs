using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Domain.Texts;

namespace Planner.Geodata.Store;

/// <summary>Reads the rows of <see cref="FactTable"/> one after another.</summary>
/// <remarks>
/// Sites say most things in the same words: units, sources, reasons why something is not known. What a row says in the words
/// of the site before is kept once, so that a hundred thousand sites with fifty facts each fit into memory; and it is
/// compared as bytes, so that most texts are never made. Not thread-safe.
/// </remarks>
internal sealed class FactReader(StoreConnection connection)
{
    private readonly Dictionary<string, (FactId Id, Fact? Fact)> before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private SiteId site = new("");

    // The facts of one row of a table have one source, and stand apart by name.
    private Source? latest;

    public (SiteId Site, FactId Id, Fact Fact) Read(DbDataReader row)
    {
        site = Says(row, 0, site.Text) ? site : new(row.GetString(0));
        var name = row.GetString(1);
        var (id, last) = before.TryGetValue(name, out var known) ? known : (new FactId(name), null);
        Fact fact = Says(row, 2, "unknown") ? ReadUnknown(row, last as Fact.Unknown) : ReadKnown(row, last as Fact.Known);
        before[id.Name] = (id, fact);
        return (site, id, fact);
    }

    private Fact.Unknown ReadUnknown(DbDataReader row, Fact.Unknown? last) =>
        last is not null && Says(row, 7, 15, last.Reason) && Says(row, 8, 16, last.WhatToGet)
            ? last
            : new(ReadText(row, 7, 15), ReadText(row, 8, 16));

    /// <summary>Workspaces before version 4 have English alone.</summary>
    private static LocalizedText ReadText(DbDataReader row, int english, int chinese) =>
        new(row.GetString(english), row.FindText(chinese) ?? row.GetString(english));

    private bool Says(DbDataReader row, int english, int chinese, LocalizedText text) =>
        Says(row, english, text.En) && Says(row, row.IsDBNull(chinese) ? english : chinese, text.Zh);

    private Fact.Known ReadKnown(DbDataReader row, Fact.Known? last)
    {
        var (value, source) = (ReadValue(row, (last?.Value as FactValue.Number)?.Unit), ReadSource(row, last?.Source));
        return last is not null && last.Value == value && last.Source == source ? last : new(value, source);
    }

    private Source ReadSource(DbDataReader row, Source? like)
    {
        if ((Says(row, like) ? like : Says(row, latest) ? latest : null) is { } known)
        {
            return known;
        }

        return latest = new(
            Same(row, 9, like?.DataSet), Same(row, 10, like?.Vintage), Same(row, 11, like?.Licence), Enum.Parse<FactMethod>(row.GetString(12)), Same(row, 13, like?.Detail),
            row.FindText(14) is { } address ? address == like?.Address?.OriginalString ? like.Address : new Uri(address) : null);
    }

    private FactValue ReadValue(DbDataReader row, string? unit) => row.GetString(3) switch
    {
        "number" => new FactValue.Number(row.GetDouble(4), Same(row, 6, unit)),
        "word" => new FactValue.Word(Word(row.GetString(5))),
        "words" => new FactValue.Words(JsonSerializer.Deserialize<string[]>(row.GetString(5))!.Select(Word)),
        "flag" => new FactValue.Flag(row.GetDouble(4) != 0),
        "day" => new FactValue.Day(DateOnly.ParseExact(row.GetString(5), "O", CultureInfo.InvariantCulture)),
        var other => throw new InvalidDataException($"'{other}' is no shape of a fact."),
    };

    private string Word(string word) => words.TryGetValue(word, out var known) ? known : words[word] = word;

    private string Same(DbDataReader row, int column, string? like) => like is not null && Says(row, column, like) ? like : row.GetString(column);

    // The detail first: it is where sources differ.
    private bool Says(DbDataReader row, Source? source) => source is not null
        && Says(row, 13, source.Detail) && Says(row, 9, source.DataSet) && Says(row, 10, source.Vintage) && Says(row, 11, source.Licence)
        && Says(row, 12, source.Method.ToString()) && Says(row, 14, source.Address?.OriginalString ?? "");

    /// <summary>Whether a column holds this text.</summary>
    private bool Says(DbDataReader row, int column, string text)
    {
        var said = connection.ReadText(row, column);
        return said.Length >= text.Length && (Ascii.Equals(said, text) || (!Ascii.IsValid(said) && Encoding.UTF8.GetString(said) == text));
    }
}
