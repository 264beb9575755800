using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace Planner.Geodata.Store;

/// <summary>Fills one table row by row, with its spatial index.</summary>
internal sealed class TableWriter : IDisposable
{
    private readonly TableDefinition table;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand? index;

    public TableWriter(SqliteConnection connection, TableDefinition table)
    {
        this.table = table;
        GeoPackageSchema.CreateTable(connection, table);
        insert = Prepare(connection, table.QuotedName, 1 + (table.HasGeometry ? 1 : 0) + table.Columns.Count);
        index = table.HasGeometry ? Prepare(connection, Sql.Quote(table.RtreeName), 5) : null;
    }

    /// <summary>Writes one row; a geometry of null is stored as NULL and stands on no map.</summary>
    public void Insert(long fid, Geometry? geometry, params ReadOnlySpan<object?> values)
    {
        if (values.Length != table.Columns.Count)
        {
            throw new ArgumentException($"{table.Name} has {table.Columns.Count} columns, not {values.Length}.", nameof(values));
        }

        var next = Set(insert, 0, fid);
        if (table.HasGeometry)
        {
            next = Set(insert, next, geometry is null ? null : GeometryBlob.Write(geometry));
        }

        foreach (var value in values)
        {
            next = Set(insert, next, value is bool flag ? (flag ? 1L : 0L) : value);
        }

        insert.ExecuteNonQuery();
        if (index is not null && geometry is not null)
        {
            InsertBox(fid, geometry.EnvelopeInternal);
        }
    }

    public void Dispose()
    {
        insert.Dispose();
        index?.Dispose();
    }

    private void InsertBox(long fid, Envelope box)
    {
        Set(index!, 0, fid);
        Set(index!, 1, box.MinX);
        Set(index!, 2, box.MaxX);
        Set(index!, 3, box.MinY);
        Set(index!, 4, box.MaxY);
        index!.ExecuteNonQuery();
    }

    private static int Set(SqliteCommand command, int position, object? value)
    {
        command.Parameters[position].Value = value ?? DBNull.Value;
        return position + 1;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string table, int count)
    {
        var command = connection.CreateCommand();
        var names = Enumerable.Range(0, count).Select(position => $"$p{position}").ToList();
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        command.Prepare();
        return command;
    }
}
