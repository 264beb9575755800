using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace Planner.Geodata.Store;

/// <summary>Rows into a table of a GeoPackage and its R-tree, by prepared statements.</summary>
internal sealed class GeoPackageTableWriter : TableWriter
{
    private readonly SqliteCommand insert;
    private readonly SqliteCommand? index;
    private readonly Envelope extent;

    /// <param name="database">The draft.</param>
    /// <param name="table">A table that is there and empty.</param>
    /// <param name="extent">Grows with the geometries that are written.</param>
    public GeoPackageTableWriter(SqliteConnection database, TableDefinition table, Envelope extent)
        : base(table)
    {
        this.extent = extent;
        insert = Prepare(database, table.QuotedName, 1 + (table.HasGeometry ? 1 : 0) + table.Columns.Count);
        index = table.HasGeometry ? Prepare(database, Sql.Quote(table.RtreeName), 5) : null;
    }

    public override void Dispose()
    {
        insert.Dispose();
        index?.Dispose();
    }

    protected override void Write(long fid, Geometry? geometry, ReadOnlySpan<object?> values)
    {
        var next = Set(insert, 0, fid);
        if (Table.HasGeometry)
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
            extent.ExpandToInclude(geometry.EnvelopeInternal);
            InsertBox(fid, geometry.EnvelopeInternal);
        }
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

    private static SqliteCommand Prepare(SqliteConnection database, string table, int count)
    {
        var command = database.CreateCommand();
        var names = Enumerable.Range(0, count).Select(position => $"@p{position}").ToList();
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        command.Prepare();
        return command;
    }
}
