using System.Collections.Immutable;
using System.Globalization;

namespace Planner.Domain.Facts;

/// <summary>The value of a known fact: a number with its unit, a word of an enumeration, a set, a flag or a day.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    /// <param name="Value">Finite number in <paramref name="Unit"/>.</param>
    /// <param name="Unit">Unit as the fact catalogue writes it ("MW", "km", "acre", "1" for a pure number).</param>
    public sealed record Number(double Value, string Unit) : FactValue
    {
        public double Value { get; } = double.IsFinite(Value)
            ? Value
            : throw new ArgumentOutOfRangeException(nameof(Value), Value, "A known number must be finite.");

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Value:0.######} {Unit}");
    }

    /// <summary>One word of an enumeration, e.g. "data_center".</summary>
    public sealed record Word(string Value) : FactValue
    {
        public override string ToString() => Value;
    }

    /// <summary>A set of words; empty means "known to be none".</summary>
    public sealed record Words(ImmutableSortedSet<string> Values) : FactValue
    {
        public Words(IEnumerable<string> values)
            : this(values.ToImmutableSortedSet(StringComparer.Ordinal))
        {
        }

        public bool Equals(Words? other) => other is not null && Values.SetEquals(other.Values);

        public override int GetHashCode() =>
            Values.Aggregate(0, (hash, word) => HashCode.Combine(hash, StringComparer.Ordinal.GetHashCode(word)));

        public override string ToString() => "{" + string.Join(", ", Values) + "}";
    }

    public sealed record Flag(bool Value) : FactValue
    {
        public override string ToString() => Value ? "true" : "false";
    }

    public sealed record Day(DateOnly Value) : FactValue
    {
        public override string ToString() => Value.ToString("O", CultureInfo.InvariantCulture);
    }
}
