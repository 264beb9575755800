using System.Data.Common;

namespace Planner.Geodata.Store;

/// <summary>Copies tables from one workspace into the draft of another, row by row, whatever stores they are kept in.</summary>
internal sealed class TableCopy(StoreConnection from, StoreConnection to) : IDisposable
{
    public void Run(TableDefinition table, CancellationToken cancel)
    {
        using var writer = to.CreateTable(table);
        Rows(writer, table, _ => false, cancel);
    }

    /// <summary>Writes the rows of a table that are not left out; the values may be changed before.</summary>
    /// <returns>The highest fid that was written.</returns>
    public long Rows(TableWriter writer, TableDefinition table, Func<object?[], bool> leaveOut, CancellationToken cancel)
    {
        var last = 0L;
        var columns = string.Concat(table.Columns.Select(column => ", " + Sql.Quote(column.Name)));
        var geometry = table.HasGeometry ? ", " + from.GeometrySql : "";
        foreach (var row in from.Stream($"SELECT fid{columns}{geometry} FROM {table.QuotedName} ORDER BY fid", row => row))
        {
            cancel.ThrowIfCancellationRequested();
            object?[] values = [.. table.Columns.Select((column, index) => Value(row, index + 1, column))];
            if (!leaveOut(values))
            {
                last = row.GetInt64(0);
                var place = table.Columns.Count + 1;
                writer.Insert(last, table.HasGeometry && !row.IsDBNull(place) ? from.ReadGeometry(row, place) : null, values);
            }
        }

        return last;
    }

    /// <summary>Ends reading, so that the old content may be removed.</summary>
    public void Dispose() => from.Dispose();

    private static object? Value(DbDataReader row, int place, ColumnDefinition column) =>
        row.IsDBNull(place) ? null : column.Type == "BOOLEAN" ? row.GetBoolean(place) : row.GetValue(place);
}
