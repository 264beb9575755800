namespace Planner.Domain.Grid;

/// <summary>Number of a bus, as its source numbers it (MATPOWER bus_i); unique in a grid.</summary>
public readonly record struct BusId(int Number) : IComparable<BusId>
{
    public int CompareTo(BusId other) => Number.CompareTo(other.Number);

    public override string ToString() => $"bus {Number}";

    public static bool operator <(BusId left, BusId right) => left.Number < right.Number;

    public static bool operator >(BusId left, BusId right) => left.Number > right.Number;

    public static bool operator <=(BusId left, BusId right) => left.Number <= right.Number;

    public static bool operator >=(BusId left, BusId right) => left.Number >= right.Number;
}

/// <summary>Number of a branch: its row in the source table, from 1; unique in a grid. Also its map feature id.</summary>
public readonly record struct BranchId(int Number) : IComparable<BranchId>
{
    public int CompareTo(BranchId other) => Number.CompareTo(other.Number);

    public override string ToString() => $"branch {Number}";

    public static bool operator <(BranchId left, BranchId right) => left.Number < right.Number;

    public static bool operator >(BranchId left, BranchId right) => left.Number > right.Number;

    public static bool operator <=(BranchId left, BranchId right) => left.Number <= right.Number;

    public static bool operator >=(BranchId left, BranchId right) => left.Number >= right.Number;
}

/// <summary>Number of a generator: its row in the source table, from 1; unique in a grid.</summary>
public readonly record struct GeneratorId(int Number) : IComparable<GeneratorId>
{
    public int CompareTo(GeneratorId other) => Number.CompareTo(other.Number);

    public override string ToString() => $"generator {Number}";

    public static bool operator <(GeneratorId left, GeneratorId right) => left.Number < right.Number;

    public static bool operator >(GeneratorId left, GeneratorId right) => left.Number > right.Number;

    public static bool operator <=(GeneratorId left, GeneratorId right) => left.Number <= right.Number;

    public static bool operator >=(GeneratorId left, GeneratorId right) => left.Number >= right.Number;
}
