namespace Planner.Domain.Units;

/// <summary>Energy in MWh.</summary>
/// <remarks>Finite; no implicit conversion; <c>default</c> is 0 MWh. Positive as consumed, produced or not served, as the member that carries it says.</remarks>
public readonly record struct MegawattHours : IComparable<MegawattHours>
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public MegawattHours(double value) => Value = Quantity.Finite(value, "MWh");

    public double Value { get; }

    public static MegawattHours operator +(MegawattHours left, MegawattHours right) => new(left.Value + right.Value);

    public static MegawattHours operator -(MegawattHours left, MegawattHours right) => new(left.Value - right.Value);

    public static MegawattHours operator -(MegawattHours amount) => new(-amount.Value);

    public static MegawattHours operator *(MegawattHours amount, double factor) => new(amount.Value * factor);

    public static bool operator <(MegawattHours left, MegawattHours right) => left.Value < right.Value;

    public static bool operator >(MegawattHours left, MegawattHours right) => left.Value > right.Value;

    public static bool operator <=(MegawattHours left, MegawattHours right) => left.Value <= right.Value;

    public static bool operator >=(MegawattHours left, MegawattHours right) => left.Value >= right.Value;

    public int CompareTo(MegawattHours other) => Value.CompareTo(other.Value);

    /// <summary>The value with its unit, in the invariant culture.</summary>
    public override string ToString() => Quantity.Format(Value, "MWh");
}
