namespace Planner.Domain.Units;

/// <summary>Length or distance in km, measured on the ground.</summary>
/// <remarks>Finite; no implicit conversion; <c>default</c> is 0 km. Never negative.</remarks>
public readonly record struct Kilometers : IComparable<Kilometers>
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or is negative.</exception>
    public Kilometers(double value) => Value = Quantity.NotNegative(value, "km");

    public double Value { get; }

    /// <summary>The same length in international miles (1 mi = 1.609344 km).</summary>
    public double Miles => Value / 1.609344;

    public static Kilometers FromMiles(double miles) => new(miles * 1.609344);

    public static Kilometers operator +(Kilometers left, Kilometers right) => new(left.Value + right.Value);

    public static Kilometers operator -(Kilometers left, Kilometers right) => new(left.Value - right.Value);

    public static Kilometers operator *(Kilometers amount, double factor) => new(amount.Value * factor);

    public static bool operator <(Kilometers left, Kilometers right) => left.Value < right.Value;

    public static bool operator >(Kilometers left, Kilometers right) => left.Value > right.Value;

    public static bool operator <=(Kilometers left, Kilometers right) => left.Value <= right.Value;

    public static bool operator >=(Kilometers left, Kilometers right) => left.Value >= right.Value;

    public int CompareTo(Kilometers other) => Value.CompareTo(other.Value);

    /// <summary>The value with its unit, in the invariant culture.</summary>
    public override string ToString() => Quantity.Format(Value, "km");
}
