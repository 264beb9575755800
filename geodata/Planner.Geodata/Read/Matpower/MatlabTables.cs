using System.Text;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read.Matpower;

/// <summary>Reads the values of a MATLAB data file: numeric tables, text tables, texts and numbers.</summary>
/// <remarks>Collects every problem; a cell that is not a number is NaN in the table that is never handed out.</remarks>
internal sealed class MatlabTables(
    MatlabScanner scanner, string file, DiagnosticBag bag, IReadOnlyDictionary<string, double> constants)
{
    /// <summary>Most cells of one file: ten times the largest published case, and a bound on memory (80 MB).</summary>
    public const int CellLimit = 10_000_000;

    private readonly List<double> values = [];
    private readonly List<int> lines = [];
    private int cellsRead;
    private int rowStart;
    private int columns;

    /// <summary>True when reading on makes no sense: too many problems, or a file beyond all bounds.</summary>
    public bool GaveUp { get; private set; }

    public MatpowerMatrix ReadMatrix(string name)
    {
        var startLine = scanner.Line;
        scanner.Next();
        values.Clear();
        lines.Clear();
        (rowStart, columns) = (0, 0);
        while (!GaveUp && ReadMatrixPart(name, startLine))
        {
        }
        return lines.Count == 0 ? MatpowerMatrix.Empty : new MatpowerMatrix(columns, [.. values], [.. lines]);
    }

    public MatpowerTexts ReadTexts(string name)
    {
        var startLine = scanner.Line;
        scanner.Next();
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        while (!GaveUp && ReadTextPart(name, startLine, row, rows))
        {
        }
        return new MatpowerTexts(rows);
    }

    /// <summary>A single number, or null with a diagnostic.</summary>
    public double? ReadNumber(string name)
    {
        var line = scanner.Line;
        var cell = scanner.ReadCell();
        if (NumberText.TryParse(cell, out var value))
        {
            return value;
        }
        Error("matpower.not-a-number", $"{name} is \"{Shown(cell)}\"", line, "A number is needed here",
            "Write a plain number; expressions are not evaluated");
        return null;
    }

    public string? ReadText(string name)
    {
        var line = scanner.Line;
        var text = scanner.ReadQuoted();
        if (text is null)
        {
            Error("matpower.open-quote", $"The text of {name} is not closed on its line", line,
                "The rest of the line would be read as text", "Close the quote");
        }
        return text;
    }

    public void Error(string code, string what, int line, string why, string remedy)
    {
        bag.Error(code, what, new InputLocation(file, line), why, remedy);
        GaveUp |= bag.ErrorCount >= DiagnosticBag.Limit;
    }

    public static string Shown(ReadOnlySpan<byte> text) =>
        string.Concat(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)]).Select(c => char.IsControl(c) ? '?' : c));

    private bool ReadMatrixPart(string name, int startLine)
    {
        scanner.SkipBlanks();
        switch (scanner.Peek())
        {
            case -1:
            case 'm' when scanner.IsAt("mpc."u8):
                return Truncated(name, startLine);
            case ']':
                EndRow(name);
                scanner.Next();
                return false;
            case ';' or '\n':
                EndRow(name);
                scanner.Next();
                return true;
            case ',':
                scanner.Next();
                return true;
            default:
                return ReadMatrixCell(name);
        }
    }

    private bool ReadMatrixCell(string name)
    {
        var line = scanner.Line;
        var cell = scanner.ReadCell();
        if (cell.Length == 0)
        {
            scanner.Next();
            cell = "}"u8;
        }
        if (values.Count == rowStart)
        {
            lines.Add(line);
        }
        if (!NumberText.TryParse(cell, out var value) && !constants.TryGetValue(Encoding.ASCII.GetString(cell), out value))
        {
            value = double.NaN;
            Error("matpower.not-a-number", $"Row {lines.Count}, column {values.Count - rowStart + 1} of {name} is \"{Shown(cell)}\"", line,
                "Every cell of this table is a number", "Correct the cell; expressions are not evaluated");
        }
        values.Add(value);
        return CountCell();
    }

    private bool CountCell()
    {
        if (++cellsRead > CellLimit)
        {
            Error("matpower.too-large", $"The file holds more than {CellLimit} cells", scanner.Line,
                "No case of this size is known; it is more likely not a case file", "Check that this is the right file");
            GaveUp = true;
        }
        return !GaveUp;
    }

    private void EndRow(string name)
    {
        var width = values.Count - rowStart;
        if (width == 0)
        {
            return;
        }
        if (lines.Count == 1)
        {
            columns = width;
        }
        else if (width != columns)
        {
            Error("matpower.ragged-row", $"Row {lines.Count} of {name} has {width} columns, the first row has {columns}", lines[^1],
                "All rows of a table have the same columns", "Add or remove cells, or end the row with a semicolon");
            FitRow();
        }
        rowStart = values.Count;
    }

    // Keeps the table rectangular so that reading can go on and find the other problems; the case is refused anyway.
    private void FitRow()
    {
        var wanted = rowStart + columns;
        if (values.Count > wanted)
        {
            values.RemoveRange(wanted, values.Count - wanted);
        }
        while (values.Count < wanted)
        {
            values.Add(double.NaN);
        }
    }

    private bool Truncated(string name, int startLine)
    {
        Error("matpower.truncated-table", $"The table {name} that opens on line {startLine} is not closed", scanner.Line,
            "Rows may be missing", "Get the whole file, or close the table with ] or }");
        return false;
    }

    private bool ReadTextPart(string name, int startLine, List<string> row, List<IReadOnlyList<string>> rows)
    {
        scanner.SkipBlanks();
        switch (scanner.Peek())
        {
            case -1:
            case 'm' when scanner.IsAt("mpc."u8):
                return Truncated(name, startLine);
            case '}':
                EndTextRow(row, rows);
                scanner.Next();
                return false;
            case ';' or '\n':
                EndTextRow(row, rows);
                scanner.Next();
                return true;
            case ',':
                scanner.Next();
                return true;
            case '\'' or '"':
                row.Add(ReadText(name) ?? "");
                return CountCell();
            default:
                row.Add(ReadBareText());
                return CountCell();
        }
    }

    private string ReadBareText()
    {
        var cell = scanner.ReadCell();
        if (cell.Length == 0)
        {
            scanner.Next();
        }
        return Shown(cell);
    }

    private static void EndTextRow(List<string> row, List<IReadOnlyList<string>> rows)
    {
        if (row.Count > 0)
        {
            rows.Add([.. row]);
            row.Clear();
        }
    }
}
