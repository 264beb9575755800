using NetTopologySuite.Geometries;

namespace Planner.Geodata.Routing;

/// <summary>A grid of square cells with the cost of building a line through each.</summary>
/// <remarks>
/// Costs are per metre. A cell with a barrier rank above 0 is closed until that rank is given up; rank
/// <see cref="Hard"/> is never given up. Rows count from the north, columns from the west. Filled once, then only read.
/// </remarks>
internal sealed class FrictionGrid
{
    public const byte Hard = byte.MaxValue;

    private readonly float[] costPerMetre;
    private readonly byte[] barriers;

    public FrictionGrid(int rows, int columns, double cellMetres, Coordinate northWest)
    {
        Rows = rows;
        Columns = columns;
        CellMetres = cellMetres;
        NorthWest = northWest;
        costPerMetre = new float[rows * columns];
        barriers = new byte[rows * columns];
    }

    public int Rows { get; }

    public int Columns { get; }

    public double CellMetres { get; }

    /// <summary>Outer corner of the first cell, in metres of the plane.</summary>
    public Coordinate NorthWest { get; }

    public int Count => costPerMetre.Length;

    public Coordinate Centre(int cell) =>
        new(NorthWest.X + (cell % Columns + 0.5) * CellMetres, NorthWest.Y - (cell / Columns + 0.5) * CellMetres);

    /// <summary>The cell that holds a place, or null outside.</summary>
    public int? Find(Coordinate place)
    {
        var column = (int)Math.Floor((place.X - NorthWest.X) / CellMetres);
        var row = (int)Math.Floor((NorthWest.Y - place.Y) / CellMetres);
        return column >= 0 && column < Columns && row >= 0 && row < Rows ? row * Columns + column : null;
    }

    public float CostPerMetre(int cell) => costPerMetre[cell];

    public byte Barrier(int cell) => barriers[cell];

    public void SetCost(int cell, double costPerMetre)
    {
        if (!double.IsFinite(costPerMetre) || costPerMetre <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(costPerMetre), costPerMetre, "A way through a cell must cost something, else paths wander.");
        }

        this.costPerMetre[cell] = (float)costPerMetre;
    }

    /// <summary>Closes a cell; of two barriers the harder one counts.</summary>
    public void Close(int cell, byte rank) => barriers[cell] = Math.Max(barriers[cell], rank);

    /// <summary>Opens a cell again: the site's own ground.</summary>
    public void Open(int cell) => barriers[cell] = 0;

    /// <summary>The ranks that close any cell, softest first, without <see cref="Hard"/>.</summary>
    public IReadOnlyList<byte> SoftRanks() => [.. barriers.Where(rank => rank is > 0 and < Hard).Distinct().Order()];
}
