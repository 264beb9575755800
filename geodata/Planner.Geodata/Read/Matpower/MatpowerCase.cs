namespace Planner.Geodata.Read.Matpower;

/// <summary>A MATPOWER case of format version 2 as raw tables, columns and units as the format defines them.</summary>
/// <remarks>
/// Source: Zimmerman and Murillo-Sánchez, MATPOWER User's Manual, appendix "Data File Format". Powers in MW and MVAr,
/// impedances in p.u. on <see cref="BaseMva"/>, angles in degrees. Nothing is interpreted here: see <c>ToGrid</c>.
/// </remarks>
public sealed class MatpowerCase
{
    /// <summary>Name of the file that was read, for diagnostics.</summary>
    public required string File { get; init; }

    /// <summary>Name of the case function.</summary>
    public required string Name { get; init; }

    public required double BaseMva { get; init; }

    public required MatpowerMatrix Bus { get; init; }

    public required MatpowerMatrix Gen { get; init; }

    public required MatpowerMatrix Branch { get; init; }

    /// <summary>Running costs; null when the file has none. Rows beyond the generators are reactive costs.</summary>
    public MatpowerMatrix? GenCost { get; init; }

    /// <summary>Two-terminal DC lines; null when the file has none.</summary>
    public MatpowerMatrix? DcLine { get; init; }

    /// <summary>Every other numeric table by its name after <c>mpc.</c>, in file order.</summary>
    public required IReadOnlyList<KeyValuePair<string, MatpowerMatrix>> OtherTables { get; init; }

    /// <summary>Text tables (bus_name, gentype, genfuel, gen_name ...) by name, in file order.</summary>
    public required IReadOnlyList<KeyValuePair<string, MatpowerTexts>> TextTables { get; init; }

    public MatpowerTexts? FindTexts(string name) => TextTables.FirstOrDefault(table => table.Key == name).Value;
}
