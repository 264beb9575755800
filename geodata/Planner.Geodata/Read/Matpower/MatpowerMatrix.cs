namespace Planner.Geodata.Read.Matpower;

/// <summary>A numeric table of a case file as it stands there, each row with its line.</summary>
public sealed class MatpowerMatrix
{
    private readonly double[] values;
    private readonly int[] lines;

    internal MatpowerMatrix(int columns, double[] values, int[] lines)
    {
        Columns = columns;
        this.values = values;
        this.lines = lines;
    }

    /// <summary>A table without rows, as <c>mpc.dcline = [];</c> gives.</summary>
    public static MatpowerMatrix Empty { get; } = new(0, [], []);

    public int Rows => lines.Length;

    public int Columns { get; }

    public double this[int row, int column] => values[(row * Columns) + column];

    public ReadOnlySpan<double> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>The value of an optional column, or <paramref name="absent"/> where the table is narrower.</summary>
    public double Find(int row, int column, double absent) => column < Columns ? this[row, column] : absent;

    /// <summary>Line of a row in the file, from 1.</summary>
    public int Line(int row) => lines[row];
}

/// <summary>A table of texts of a case file (<c>{ 'a'; 'b' }</c>): names, fuels, types.</summary>
public sealed record MatpowerTexts(IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>First text of a row, or null where the table has no such row.</summary>
    public string? Find(int row) => row < Rows.Count && Rows[row].Count > 0 ? Rows[row][0] : null;
}
