namespace Planner.Domain.Units;

/// <summary>Real power in MW.</summary>
/// <remarks>Finite; no implicit conversion; <c>default</c> is 0 MW. Loads and generation are positive as consumed or produced; a branch flow is positive from its from-bus to its to-bus.</remarks>
public readonly record struct Megawatts : IComparable<Megawatts>
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public Megawatts(double value) => Value = Quantity.Finite(value, "MW");

    public double Value { get; }

    public static Megawatts operator +(Megawatts left, Megawatts right) => new(left.Value + right.Value);

    public static Megawatts operator -(Megawatts left, Megawatts right) => new(left.Value - right.Value);

    public static Megawatts operator -(Megawatts amount) => new(-amount.Value);

    public static Megawatts operator *(Megawatts amount, double factor) => new(amount.Value * factor);

    public static bool operator <(Megawatts left, Megawatts right) => left.Value < right.Value;

    public static bool operator >(Megawatts left, Megawatts right) => left.Value > right.Value;

    public static bool operator <=(Megawatts left, Megawatts right) => left.Value <= right.Value;

    public static bool operator >=(Megawatts left, Megawatts right) => left.Value >= right.Value;

    public int CompareTo(Megawatts other) => Value.CompareTo(other.Value);

    /// <summary>The value with its unit, in the invariant culture.</summary>
    public override string ToString() => Quantity.Format(Value, "MW");
}
