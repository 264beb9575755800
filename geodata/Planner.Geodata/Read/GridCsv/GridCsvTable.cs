using System.Globalization;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read.GridCsv;

/// <summary>A CSV table of a grid folder: header, cells, and the line of each row. What a number says is kept as that number, not as text.</summary>
internal sealed class GridCsvTable
{
    private const long MostBytes = 256L << 20;
    private const int MostCharacters = 1 << 20; // of one record: a year of hours for a row of thousands of series is far less

    private readonly DiagnosticBag bag;
    private readonly Dictionary<string, int> columnOf;
    private readonly IReadOnlyList<GridCsvCells> cells;
    private readonly List<int> lines;

    private GridCsvTable(string file, DiagnosticBag bag, IReadOnlyList<string> header, IReadOnlyList<GridCsvCells> cells, List<int> lines)
    {
        File = file;
        this.bag = bag;
        Header = header;
        columnOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var c = 0; c < header.Count; c++)
        {
            columnOf.TryAdd(header[c], c);
        }

        this.cells = cells;
        this.lines = lines;
    }

    public string File { get; }

    public IReadOnlyList<string> Header { get; }

    public int Rows => lines.Count;

    /// <summary>Reads a file; null, with a diagnostic, when it is not there, too large or has no header or ragged rows.</summary>
    public static GridCsvTable? Read(string path, DiagnosticBag bag)
    {
        if (!System.IO.File.Exists(path))
        {
            bag.Error("file.not-found", "There is no such file", new InputLocation(path), "The grid is not complete without it", "Check the folder");
            return null;
        }
        if (new FileInfo(path).Length > MostBytes)
        {
            bag.Error("csv.too-large", $"The file is larger than {MostBytes >> 20} MB", new InputLocation(path), "No grid table of this size is known", "Check that this is the right file");
            return null;
        }
        var before = bag.ErrorCount;
        var table = Load(path, bag);
        return bag.ErrorCount == before ? table : null;
    }

    /// <summary>Reads a file that need not be there: null when it is not, and after a diagnostic.</summary>
    public static GridCsvTable? Find(string path, DiagnosticBag bag) => System.IO.File.Exists(path) ? Read(path, bag) : null;

    public InputLocation At(int row) => new(File, lines[row]);

    public bool Has(string column) => columnOf.ContainsKey(column);

    /// <summary>Says which of these columns are missing; true when none is.</summary>
    public bool Require(params ReadOnlySpan<string> columns)
    {
        var missing = new List<string>();
        foreach (var column in columns)
        {
            if (!Has(column))
            {
                missing.Add(column);
            }
        }
        if (missing.Count > 0)
        {
            bag.Error("csv.missing-columns", $"The columns {string.Join(", ", missing)} are missing", new InputLocation(File, 1), "The grid can't be read without them", "Check the header of the file");
        }
        return missing.Count == 0;
    }

    public string Text(int row, string column) => cells[columnOf[column]][row];

    public string Text(int row, string column, string absent) => Has(column) && Text(row, column) is { Length: > 0 } text ? text : absent;

    /// <summary>A finite number; 0 with a diagnostic when the cell is none.</summary>
    public double Number(int row, string column)
    {
        if (cells[columnOf[column]].FindNumber(row) is { } value)
        {
            return value;
        }
        bag.Error("csv.not-a-number", $"{column} is \"{Shown(Text(row, column))}\"", At(row), "A finite number is needed", "Correct the cell");
        return 0;
    }

    /// <summary>A number, or <paramref name="absent"/> where the column or the cell is empty ("NA" counts as empty).</summary>
    public double Number(int row, string column, double absent) =>
        !Has(column) || Text(row, column) is "" or "NA" ? absent : Number(row, column);

    public int Whole(int row, string column)
    {
        var value = Number(row, column);
        if (value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue)
        {
            return (int)value;
        }
        bag.Error("csv.not-whole", $"{column} is {value.ToString(CultureInfo.InvariantCulture)}", At(row), "A whole number is needed", "Correct the cell");
        return 0;
    }

    /// <summary>True, 1, yes; false, 0, no; else a diagnostic.</summary>
    public bool Flag(int row, string column, bool absent)
    {
        var text = Text(row, column, "");
        switch (text.ToUpperInvariant())
        {
            case "":
                return absent;
            case "TRUE" or "1" or "1.0" or "YES":
                return true;
            case "FALSE" or "0" or "0.0" or "NO":
                return false;
            default:
                bag.Error("csv.not-a-flag", $"{column} is \"{Shown(text)}\"", At(row), "true or false is needed", "Correct the cell");
                return absent;
        }
    }

    private static string Shown(string text) => text.Length > 40 ? text[..40] : text;

    private static GridCsvTable? Load(string path, DiagnosticBag bag)
    {
        using var table = CsvTable.Open(path, path, bag, MostCharacters);
        if (table is null)
        {
            return null;
        }

        var (texts, lines) = (new HashSet<string>(StringComparer.Ordinal), new List<int>());
        GridCsvCells[] cells = [.. table.Header.Select(_ => new GridCsvCells(texts))];
        while (bag.ErrorCount < DiagnosticBag.Limit && table.NextRow())
        {
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column].Add(table.Find(column) ?? "");
            }

            lines.Add(table.Where.Line!.Value);
        }

        return new(path, bag, table.Header, cells, lines);
    }
}
