using System.Collections.Immutable;
using Planner.Domain.Facts;
using Planner.Domain.Texts;

namespace Planner.Permitting.Facts;

/// <summary>Shape of a fact's value.</summary>
public enum FactType
{
    Number,
    Flag,
    Word,
    Words,
    Day,
}

/// <summary>One fact that rules may ask for: its name, shape, unit, meaning and who can supply it.</summary>
public sealed record FactDefinition
{
    public required FactId Id { get; init; }

    /// <summary>Place in the catalogue; facts of a screening are kept in an array by this index.</summary>
    public required int Index { get; init; }

    public required FactType Type { get; init; }

    /// <summary>Unit of a number ("1" for a pure number); null for other shapes.</summary>
    public string? Unit { get; init; }

    /// <summary>A number that may stand below zero; nearly all are sizes and may not.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Words of an enumeration or set; empty when any code is taken (agency codes, States).</summary>
    public ImmutableSortedSet<string> Values { get; init; } = [];

    public required string Meaning { get; init; }

    /// <summary>Meaning in simplified Chinese; null where there is none.</summary>
    public string? MeaningZh { get; init; }

    /// <summary>The meaning in both languages; the English one stands in where there is no Chinese.</summary>
    public LocalizedText Title => new(Meaning, MeaningZh ?? Meaning);

    public required string SuppliedBy { get; init; }

    /// <summary>How much it takes to get: 1 the user knows it, 2 read from a public layer, 3 computed or modelled,
    /// 4 a survey or a judgement of a reviewer or agency.</summary>
    public required int Cost { get; init; }

    /// <summary>The value the engine takes while nobody states one, with the reason; null for nearly all facts.</summary>
    public FactPresumption? Presumed { get; init; }
}

/// <summary>A value taken until the agency says otherwise. It is always the less favourable one for the project.</summary>
public sealed record FactPresumption(FactValue Value, string Why, string? WhyZh);
