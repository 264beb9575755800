namespace Planner.Domain.Facts;

/// <summary>A truth value of strong Kleene logic: false, unknown or true.</summary>
/// <remarks>
/// <c>default</c> is unknown. <c>&amp;</c> is the minimum and <c>|</c> the maximum in the order
/// false &lt; unknown &lt; true; <c>!</c> swaps false and true (Kleene 1952, section 64). It does not convert to
/// <see cref="bool"/>, so that <c>if (truth)</c> does not compile: ask <see cref="IsTrue"/>, <see cref="IsFalse"/>
/// or <see cref="IsUnknown"/>.
/// </remarks>
public readonly record struct Truth
{
    private readonly sbyte value;

    private Truth(int value) => this.value = (sbyte)value;

    public static Truth True { get; } = new(1);

    public static Truth False { get; } = new(-1);

    public static Truth Unknown => default;

    public bool IsTrue => value > 0;

    public bool IsFalse => value < 0;

    public bool IsUnknown => value == 0;

    public static Truth Of(bool known) => known ? True : False;

    public static Truth operator &(Truth left, Truth right) => new(Math.Min(left.value, right.value));

    public static Truth operator |(Truth left, Truth right) => new(Math.Max(left.value, right.value));

    public static Truth operator !(Truth truth) => new(-truth.value);

    public static Truth BitwiseAnd(Truth left, Truth right) => left & right;

    public static Truth BitwiseOr(Truth left, Truth right) => left | right;

    public static Truth LogicalNot(Truth truth) => !truth;

    /// <summary>True when all are true, false when one is false, else unknown; true for none.</summary>
    public static Truth All(IEnumerable<Truth> truths) => !Any(truths.Select(truth => !truth));

    /// <summary>True when one is true, false when all are false, else unknown; false for none.</summary>
    public static Truth Any(IEnumerable<Truth> truths)
    {
        var any = False;
        foreach (var truth in truths)
        {
            any |= truth;
            if (any.IsTrue)
            {
                break;
            }
        }

        return any;
    }

    /// <summary>"true", "false" or "unknown", as in JSON answers.</summary>
    public override string ToString() => value switch { > 0 => "true", < 0 => "false", _ => "unknown" };
}
