using Planner.Domain.Facts;
using Planner.Domain.Texts;

namespace Planner.App.Answers;

/// <summary>One fact as JSON: a known value with its source, or why it is unknown and what to get.</summary>
public sealed record FactLine(
    string Id,
    LocalizedText? Title,
    string State,
    FactValue? Value,
    string? Unit,
    LocalizedText? Reason,
    LocalizedText? WhatToGet,
    SourceLine? Source)
{
    /// <param name="id">Name of the fact.</param>
    /// <param name="fact">Its value, or why there is none.</param>
    /// <param name="title">Title for people; null where the recipe has none.</param>
    public static FactLine Of(FactId id, Fact fact, LocalizedText? title = null) => fact switch
    {
        Fact.Known known => new(
            id.Name, title, "known", known.Value, (known.Value as FactValue.Number)?.Unit, null, null, SourceLine.Of(known.Source)),
        Fact.Unknown unknown => new(id.Name, title, "unknown", null, null, unknown.Reason, unknown.WhatToGet, null),
        _ => throw new InvalidOperationException("A fact is known or unknown."),
    };
}

/// <summary>The source of a fact as JSON.</summary>
public sealed record SourceLine(
    string DataSet, string Vintage, string Licence, FactMethod Method, string Detail, Uri? Url)
{
    public static SourceLine Of(Source source) =>
        new(source.DataSet, source.Vintage, source.Licence, source.Method, source.Detail, source.Address);
}
