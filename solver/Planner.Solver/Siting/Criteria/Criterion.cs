namespace Planner.Solver.Siting;

/// <summary>Name of a criterion, e.g. <c>grid_headroom</c>; unique in a ranking.</summary>
public readonly record struct CriterionId(string Name) : IComparable<CriterionId>
{
    public int CompareTo(CriterionId other) => string.CompareOrdinal(Name, other.Name);

    public override string ToString() => Name;

    public static bool operator <(CriterionId left, CriterionId right) => left.CompareTo(right) < 0;

    public static bool operator >(CriterionId left, CriterionId right) => left.CompareTo(right) > 0;

    public static bool operator <=(CriterionId left, CriterionId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CriterionId left, CriterionId right) => left.CompareTo(right) >= 0;
}

/// <summary>One thing that sites are compared by.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Unit">Unit of the values, as the fact catalogue writes it ("MW", "km", "1" for a pure number).</param>
/// <param name="Value">What a value is worth; also says which direction is better.</param>
public sealed record Criterion(CriterionId Id, string Unit, ValueFunction Value)
{
    public Direction Direction => Value.Direction;
}
