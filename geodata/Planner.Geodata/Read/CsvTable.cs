using System.Text;
using Planner.Domain.Diagnostics;
using Sylvan.Data.Csv;

namespace Planner.Geodata.Read;

/// <summary>A comma-separated table with a header line (RFC 4180, UTF-8), read row by row with the line of each row.</summary>
/// <remarks>Lines count line breaks inside quotes too. Rows with a wrong number of fields are reported and left out.</remarks>
internal sealed class CsvTable : TableRows
{
    private readonly CsvDataReader reader;
    private readonly string label;
    private readonly DiagnosticBag bag;
    private int nextLine = 1;

    private CsvTable(CsvDataReader reader, string label, DiagnosticBag bag)
    {
        this.reader = reader;
        this.label = label;
        this.bag = bag;
    }

    /// <param name="path">File to open.</param>
    /// <param name="label">How the file is called in diagnostics.</param>
    /// <param name="bag">Takes the problems.</param>
    /// <param name="mostCharacters">Longest row.</param>
    /// <returns>The table before its first row, or null when there is no usable header.</returns>
    public static CsvTable? Open(string path, string label, DiagnosticBag bag, int mostCharacters = ReadLimits.RecordCharacters)
    {
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',
            Comment = '\u0001',
            MaxBufferSize = mostCharacters,
            OwnsReader = true,
        };
        var table = new CsvTable(CsvDataReader.Create(new StreamReader(path, Encoding.UTF8), options), label, bag);
        if (table.ReadHeader())
        {
            return table;
        }

        table.Dispose();
        return null;
    }

    public override bool NextRow()
    {
        while (Advance())
        {
            RowsRead++;
            if (reader.RowFieldCount == 1 && reader.GetFieldSpan(0).IsEmpty)
            {
                RowsRead--;
                continue;
            }

            if (IsUsable())
            {
                return true;
            }
        }

        return false;
    }

    public override string? Find(int column)
    {
        var text = reader.GetFieldSpan(column).Trim();
        return text.IsEmpty ? null : text.ToString();
    }

    public override int IndexOf(string column)
    {
        var index = Header.ToList().IndexOf(column);
        if (index < 0)
        {
            bag.Error("csv.unknown-column", $"There is no column '{column}'", new(label, 1), "The recipe reads it", NearestName.Advice(column, Header.ToHashSet()));
        }

        return index;
    }

    protected override void Dispose(bool disposing) => reader.Dispose();

    private bool ReadHeader()
    {
        if (!Advance())
        {
            bag.Error("csv.empty", "The table is empty", new(label), "There is not even a header line", "give a table whose first line names its columns");
            return false;
        }

        Header = [.. Enumerable.Range(0, reader.RowFieldCount).Select(column => reader.GetFieldSpan(column).Trim().ToString())];
        foreach (var twice in Header.GroupBy(name => name).Where(group => group.Count() > 1 && group.Key.Length > 0))
        {
            bag.Error("csv.duplicate-column", $"The column '{twice.Key}' stands {twice.Count()} times", Where, "Nothing says which one is meant", "rename the columns so that each has its own name");
        }

        return true;
    }

    private bool IsUsable()
    {
        if (reader.RowFieldCount != Header.Count)
        {
            bag.Error("csv.field-count", $"The row has {reader.RowFieldCount} fields, the header {Header.Count}", Where, "Its values can't be matched to the columns", "quote fields that hold a comma or a line break, and fill missing fields with nothing between commas");
            return false;
        }

        if (reader.GetRawRecordSpan().Contains('\uFFFD'))
        {
            bag.Error("csv.not-utf8", "The row holds bytes that are not UTF-8", Where, "Its texts can't be read", "save the table as UTF-8");
            return false;
        }

        return true;
    }

    private bool Advance()
    {
        Where = new(label, nextLine);
        try
        {
            if (!reader.Read())
            {
                return false;
            }

            nextLine += reader.GetRawRecordSpan().Count('\n');
            return true;
        }
        catch (Exception problem) when (problem is CsvFormatException or CsvRecordTooLargeException)
        {
            bag.Error("csv.malformed", problem.Message.TrimEnd('.'), Where, "From this row on the table can't be split into fields", "close the quote that is open, double quotes inside quoted fields");
            return false;
        }
    }
}
