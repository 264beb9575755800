using System.Data.Common;
using NetTopologySuite.Geometries;

namespace Planner.Geodata.Store;

/// <summary>A connection to the tables of one workspace: SQL that both stores speak, and the few words in which they differ.</summary>
/// <remarks>Parameters are written <c>@name</c>. Not thread-safe: <see cref="Workspace"/> gives each caller one of its own.</remarks>
internal abstract class StoreConnection(DbConnection database) : IDisposable
{
    protected DbConnection Database { get; } = database;

    /// <summary>The column geom in a SELECT list, in the form that <see cref="ReadGeometry"/> takes.</summary>
    public abstract string GeometrySql { get; }

    /// <summary>The geometry in a column that was selected as <see cref="GeometrySql"/>; never null.</summary>
    public abstract Geometry ReadGeometry(DbDataReader row, int column);

    /// <summary>The same geometry as little-endian WKB: what the content hash covers, alike in both stores.</summary>
    public abstract ReadOnlySpan<byte> ReadWkb(DbDataReader row, int column);

    /// <summary>A text as UTF-8, good until the reader moves on; empty for NULL.</summary>
    public abstract ReadOnlySpan<byte> ReadText(DbDataReader row, int column);

    /// <summary>SQL condition: rows of the table whose box meets @w, @s, @e, @n. Uses the spatial index.</summary>
    public abstract string BoxFilter(string table);

    /// <summary>The same condition for a query that walks the rows in another order and stops early.</summary>
    public abstract string BoxFilterByRow(string table);

    /// <summary>SQL condition: rows with one of these fids, and the value of its parameter.</summary>
    public abstract (string Sql, object Value) IdFilter(string parameter, IReadOnlyCollection<long> ids);

    /// <summary>Creates an empty table and opens it for rows.</summary>
    public abstract TableWriter CreateTable(TableDefinition table);

    /// <summary>Creates a table without rows in content that is sealed, and lists it as sealing lists the others.</summary>
    public abstract void AddEmptyTable(TableDefinition table, DateOnly lastChange);

    /// <summary>Adds a column after a table's last; every row has NULL there.</summary>
    public abstract void AddColumn(TableDefinition table, ColumnDefinition column);

    /// <summary>The workspace's tables, without the seal and the store's own.</summary>
    public abstract IReadOnlyList<string> ListTables();

    public abstract IList<string> ListColumns(string table);

    /// <summary>The box of a table's geometries in degrees; null when there are none.</summary>
    public abstract Envelope? FindExtent(string table);

    public abstract bool HasTable(string name);

    public void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>Reads rows; each row is turned into a value while the reader stands on it.</summary>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Rows one by one, never all in memory. No other question may be asked until the last row is read.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> row)
    {
        using var command = Command(sql, []);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return row(reader);
        }
    }

    public virtual void Dispose() => Database.Dispose();

    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = Database.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>Columns that may be NULL.</summary>
internal static class OptionalColumns
{
    public static string? FindText(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static double? FindDouble(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static int? FindInt(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
}
