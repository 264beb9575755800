namespace Planner.Domain.Units;

/// <summary>Line-to-line voltage in kV.</summary>
/// <remarks>Finite; no implicit conversion; <c>default</c> is 0 kV. Never negative.</remarks>
public readonly record struct Kilovolts : IComparable<Kilovolts>
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or is negative.</exception>
    public Kilovolts(double value) => Value = Quantity.NotNegative(value, "kV");

    public double Value { get; }

    public static Kilovolts operator +(Kilovolts left, Kilovolts right) => new(left.Value + right.Value);

    public static Kilovolts operator -(Kilovolts left, Kilovolts right) => new(left.Value - right.Value);

    public static Kilovolts operator *(Kilovolts amount, double factor) => new(amount.Value * factor);

    public static bool operator <(Kilovolts left, Kilovolts right) => left.Value < right.Value;

    public static bool operator >(Kilovolts left, Kilovolts right) => left.Value > right.Value;

    public static bool operator <=(Kilovolts left, Kilovolts right) => left.Value <= right.Value;

    public static bool operator >=(Kilovolts left, Kilovolts right) => left.Value >= right.Value;

    public int CompareTo(Kilovolts other) => Value.CompareTo(other.Value);

    /// <summary>The value with its unit, in the invariant culture.</summary>
    public override string ToString() => Quantity.Format(Value, "kV");
}
