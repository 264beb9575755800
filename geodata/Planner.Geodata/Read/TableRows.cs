using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read;

/// <summary>A table with a header, read row by row: CSV or a sheet of a workbook.</summary>
internal abstract class TableRows : IDisposable
{
    public IReadOnlyList<string> Header { get; protected set; } = [];

    /// <summary>Rows met so far, the refused ones too.</summary>
    public int RowsRead { get; protected set; }

    public InputLocation Where { get; protected set; } = new("");

    /// <summary>Opens the table of a request before its first row; null with a diagnostic when there is no usable header.</summary>
    public static TableRows? Open(SourceRequest request, IReadOnlyList<string> columns, DiagnosticBag bag) => request.Format switch
    {
        SourceFormat.Xlsx => XlsxTable.Open(request, columns, bag),
        SourceFormat.JsonTable => JsonTable.Open(request, bag),
        _ => CsvTable.Open(request.Path, request.Label, bag),
    };

    /// <summary>Goes to the next usable row; false at the end.</summary>
    public abstract bool NextRow();

    /// <summary>Text of a field without surrounding blanks; null when empty.</summary>
    public abstract string? Find(int column);

    /// <summary>Number of the column, or -1 with a diagnostic that names the nearest.</summary>
    public abstract int IndexOf(string column);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
