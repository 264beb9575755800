using System.Collections.Immutable;

namespace Planner.Domain.Facts;

/// <summary>Name of a fact, dotted and in snake case, e.g. <c>project.ai_load_mw</c>; the unit is in the name.</summary>
public readonly record struct FactId(string Name) : IComparable<FactId>
{
    public int CompareTo(FactId other) => string.CompareOrdinal(Name, other.Name);

    public override string ToString() => Name;

    public static bool operator <(FactId left, FactId right) => left.CompareTo(right) < 0;

    public static bool operator >(FactId left, FactId right) => left.CompareTo(right) > 0;

    public static bool operator <=(FactId left, FactId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FactId left, FactId right) => left.CompareTo(right) >= 0;
}

/// <summary>The facts of one site or project by name. Immutable; thread-safe; ordered by name.</summary>
/// <remarks>A name that nobody stated or measured is <see cref="Fact.Unknown"/>, never an error and never a zero.</remarks>
public sealed class FactSheet
{
    private static readonly Fact NotStated =
        new Fact.Unknown(new("nobody has stated or measured it", "无人陈述或测量"), new("state it in the project file, or import a layer that has it", "在项目文件中陈述，或导入含有它的图层"));

    private readonly ImmutableSortedDictionary<FactId, Fact> facts;

    private FactSheet(ImmutableSortedDictionary<FactId, Fact> facts) => this.facts = facts;

    public static FactSheet Empty { get; } = new(ImmutableSortedDictionary<FactId, Fact>.Empty);

    /// <summary>The fact, or an unknown that says nobody stated it.</summary>
    public Fact this[FactId id] => facts.TryGetValue(id, out var fact) ? fact : NotStated;

    /// <summary>The facts that somebody stated, measured, or tried to measure, in the order of their names.</summary>
    public IEnumerable<KeyValuePair<FactId, Fact>> Listed => facts;

    /// <summary>A sheet in which <paramref name="id"/> is <paramref name="fact"/>; an earlier one is replaced.</summary>
    public FactSheet With(FactId id, Fact fact) => new(facts.SetItem(id, fact));

    /// <summary>A sheet with the facts of both; where both list one, <paramref name="stronger"/> wins.</summary>
    /// <remarks>An unknown in the stronger sheet does not hide a known value in this one.</remarks>
    public FactSheet Overlay(FactSheet stronger)
    {
        var news = stronger.facts.Where(pair => pair.Value is Fact.Known || this[pair.Key] is not Fact.Known);
        return new(facts.SetItems(news));
    }

    /// <summary>The number in the fact's own unit, or null when it is unknown or not a number.</summary>
    public double? FindNumber(FactId id) =>
        this[id] is Fact.Known { Value: FactValue.Number number } ? number.Value : null;
}
