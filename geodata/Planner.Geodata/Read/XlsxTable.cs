using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read;

/// <summary>A sheet of an Excel workbook (.xlsx), read row by row.</summary>
/// <remarks>
/// Published workbooks carry title lines above the header: the header is the first of the first 20 rows that holds every
/// asked column, or, when none is asked for, the first with at least two texts and no empty cell inside.
/// </remarks>
internal sealed class XlsxTable : TableRows
{
    private const int HeaderWithin = 20;

    private readonly FileStream file;
    private readonly IExcelDataReader reader;
    private readonly SourceRequest request;
    private readonly DiagnosticBag bag;
    private string?[] row = [];
    private int line;

    // The library asks for Windows' code page even where a workbook does not need it.
    static XlsxTable() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    private XlsxTable(FileStream file, IExcelDataReader reader, SourceRequest request, DiagnosticBag bag)
    {
        this.file = file;
        this.reader = reader;
        this.request = request;
        this.bag = bag;
    }

    /// <param name="request">File and sheet; without a sheet the workbook must have exactly one with data.</param>
    /// <param name="columns">Columns that the header must hold.</param>
    /// <param name="bag">Takes the problems.</param>
    public static new XlsxTable? Open(SourceRequest request, IReadOnlyList<string> columns, DiagnosticBag bag)
    {
        if (!ArchiveCheck.IsHarmless(request.Path, request.Label, bag))
        {
            return null;
        }

        var file = new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            var table = new XlsxTable(file, ExcelReaderFactory.CreateOpenXmlReader(file), request, bag);
            if (table.FindSheet() && table.FindHeader(columns))
            {
                return table;
            }

            table.Dispose();
        }
        catch (Exception problem) when (problem is ExcelReaderException or InvalidDataException or System.Xml.XmlException or IOException)
        {
            SourceReader.Unreadable(request, bag, "as a workbook", problem);
            file.Dispose();
        }

        return null;
    }

    public override bool NextRow()
    {
        while (Advance())
        {
            if (Array.Exists(row, cell => cell is not null))
            {
                RowsRead++;
                return true;
            }
        }

        return false;
    }

    public override string? Find(int column) => column < row.Length ? row[column] : null;

    public override int IndexOf(string column)
    {
        var index = Header.ToList().IndexOf(column);
        if (index < 0)
        {
            bag.Error("xlsx.unknown-column", $"There is no column '{column}'", new(request.Label, null, reader.Name), "The recipe reads it", NearestName.Advice(column, Header.ToHashSet()));
        }

        return index;
    }

    protected override void Dispose(bool disposing)
    {
        reader.Dispose();
        file.Dispose();
    }

    private bool FindSheet()
    {
        var names = new List<string>();
        do
        {
            names.Add(reader.Name);
            if (request.Table == reader.Name || (request.Table is null && reader.ResultsCount == 1))
            {
                return true;
            }
        }
        while (reader.NextResult());
        bag.Error("xlsx.unknown-sheet", request.Table is null ? $"The workbook has {names.Count} sheets: {string.Join(", ", names)}" : $"There is no sheet '{request.Table}'", new(request.Label), "Nothing says which one is meant", request.Table is null ? "name one with 'table'" : NearestName.Advice(request.Table, names));
        return false;
    }

    private bool FindHeader(IReadOnlyList<string> columns)
    {
        List<(int Line, string?[] Cells)> first = [];
        while (first.Count < HeaderWithin && Advance())
        {
            first.Add((line, row));
            if (columns.Count > 0 ? columns.All(row.Contains) : LooksLikeHeader(row))
            {
                return SetHeader(row);
            }
        }

        // No row has them all: the one that has most tells the user which are missing.
        var best = first.OrderByDescending(candidate => columns.Count(candidate.Cells.Contains)).FirstOrDefault();
        if (best.Cells is not null)
        {
            return SetHeader(best.Cells);
        }

        bag.Error("xlsx.empty", "The sheet is empty", new(request.Label, null, reader.Name), "There is not even a header", "name another sheet with 'table'");
        return false;
    }

    private static bool LooksLikeHeader(string?[] cells)
    {
        var used = Array.FindLastIndex(cells, cell => cell is not null) + 1;
        return used >= 2 && cells.Take(used).All(cell => cell is not null && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    private bool SetHeader(string?[] cells)
    {
        Header = [.. cells.Select(cell => cell ?? "")];
        return true;
    }

    private bool Advance()
    {
        try
        {
            if (!reader.Read())
            {
                return false;
            }
        }
        catch (Exception problem) when (problem is ExcelReaderException or InvalidDataException or System.Xml.XmlException or IOException)
        {
            SourceReader.Unreadable(request, bag, $"after row {line}", problem);
            return false;
        }

        line++;
        Where = new(request.Label, line, reader.Name);
        row = new string?[reader.FieldCount];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = Text(reader.GetValue(column));
        }

        return true;
    }

    private static string? Text(object? cell) => SourceReader.Value(cell) switch
    {
        null => null,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        var other => ((string)other).ReplaceLineEndings(" "),
    };
}
