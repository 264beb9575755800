using System.Globalization;

namespace Planner.Geodata.Read.Matpower;

/// <summary>Writes a case as a MATPOWER file of format version 2; reading it back gives the same tables.</summary>
/// <remarks>Numbers are written with the fewest digits that read back to the same double. Comments are not kept.</remarks>
public static class MatpowerWriter
{
    public static void Write(MatpowerCase source, TextWriter to)
    {
        to.Write($"function mpc = {source.Name}\nmpc.version = '2';\nmpc.baseMVA = {Number(source.BaseMva)};\n");
        WriteMatrix("bus", source.Bus, to);
        WriteMatrix("gen", source.Gen, to);
        WriteMatrix("branch", source.Branch, to);
        WriteMatrix("gencost", source.GenCost, to);
        WriteMatrix("dcline", source.DcLine, to);
        foreach (var (name, table) in source.OtherTables)
        {
            WriteMatrix(name, table, to);
        }
        foreach (var (name, table) in source.TextTables)
        {
            WriteTexts(name, table, to);
        }
    }

    private static void WriteMatrix(string name, MatpowerMatrix? matrix, TextWriter to)
    {
        if (matrix is null)
        {
            return;
        }
        to.Write($"\nmpc.{name} = [\n");
        for (var row = 0; row < matrix.Rows; row++)
        {
            foreach (var value in matrix.Row(row))
            {
                to.Write('\t');
                to.Write(Number(value));
            }
            to.Write(";\n");
        }
        to.Write("];\n");
    }

    private static void WriteTexts(string name, MatpowerTexts table, TextWriter to)
    {
        to.Write($"\nmpc.{name} = {{\n");
        foreach (var row in table.Rows)
        {
            to.Write(string.Concat(row.Select(text => $"\t'{text.Replace("'", "''", StringComparison.Ordinal)}'")));
            to.Write(";\n");
        }
        to.Write("};\n");
    }

    // MATLAB's words for what double calls Infinity.
    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
