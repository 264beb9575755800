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
/// <remarks>
/// A name that nobody stated or measured is <see cref="Fact.Unknown"/>, never an error and never a zero. Two arrays and no
/// tree: a workspace holds a hundred thousand sheets, which may then share their names.
/// </remarks>
public sealed class FactSheet
{
    private static readonly Fact NotStated =
        new Fact.Unknown(new("nobody has stated or measured it", "无人陈述或测量"), new("state it in the project file, or import a layer that has it", "在项目文件中陈述，或导入含有它的图层"));

    private readonly FactId[] names;
    private readonly Fact[] facts;

    private FactSheet(FactId[] names, Fact[] facts) => (this.names, this.facts) = (names, facts);

    public static FactSheet Empty { get; } = new([], []);

    /// <summary>The fact, or an unknown that says nobody stated it.</summary>
    public Fact this[FactId id] => Array.BinarySearch(names, id) is >= 0 and var at ? facts[at] : NotStated;

    /// <summary>The facts that somebody stated, measured, or tried to measure, in the order of their names.</summary>
    public IEnumerable<KeyValuePair<FactId, Fact>> Listed => names.Zip(facts, KeyValuePair.Create);

    /// <summary>A sheet of these facts, each named once.</summary>
    /// <param name="listed">The facts in any order.</param>
    /// <param name="alike">A sheet that probably has the same names: they are then kept once for both.</param>
    public static FactSheet Of(IEnumerable<KeyValuePair<FactId, Fact>> listed, FactSheet? alike = null)
    {
        var (names, facts) = (listed.Select(pair => pair.Key).ToArray(), listed.Select(pair => pair.Value).ToArray());
        Array.Sort(names, facts);
        return new(alike is not null && names.AsSpan().SequenceEqual(alike.names) ? alike.names : names, facts);
    }

    /// <summary>A sheet in which <paramref name="id"/> is <paramref name="fact"/>; an earlier one is replaced.</summary>
    public FactSheet With(FactId id, Fact fact)
    {
        var at = Array.BinarySearch(names, id);
        return at >= 0
            ? new(names, Inserted(facts, at, at + 1, fact))
            : new(Inserted(names, ~at, ~at, id), Inserted(facts, ~at, ~at, fact));
    }

    private static T[] Inserted<T>(T[] all, int end, int start, T one) => [.. all.AsSpan(..end), one, .. all.AsSpan(start..)];

    /// <summary>A sheet with the facts of both; where both list one, <paramref name="stronger"/> wins.</summary>
    /// <remarks>An unknown in the stronger sheet does not hide a known value in this one.</remarks>
    public FactSheet Overlay(FactSheet stronger) => stronger.Listed
        .Where(pair => pair.Value is Fact.Known || this[pair.Key] is not Fact.Known)
        .Aggregate(this, (sheet, pair) => sheet.With(pair.Key, pair.Value));

    /// <summary>The number in the fact's own unit, or null when it is unknown or not a number.</summary>
    public double? FindNumber(FactId id) =>
        this[id] is Fact.Known { Value: FactValue.Number number } ? number.Value : null;
}
