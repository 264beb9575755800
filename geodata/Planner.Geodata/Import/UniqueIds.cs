using Microsoft.Data.Sqlite;

namespace Planner.Geodata.Import;

/// <summary>The ids of a layer's rows so far. They are kept in a file beyond a small cache: a layer of any size needs the same memory.</summary>
internal sealed class UniqueIds : IDisposable
{
    private readonly SqliteConnection database;
    private readonly SqliteCommand add;
    private readonly SqliteCommand find;

    public UniqueIds()
    {
        // Without a name SQLite makes a file that is its own and goes with the connection.
        database = new SqliteConnection("Data Source=;Pooling=False");
        database.Open();
        using var create = Command("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768; CREATE TABLE ids (id TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID; BEGIN");
        create.ExecuteNonQuery();
        add = Command("INSERT OR IGNORE INTO ids VALUES (@id, @line)", "@id", "@line");
        find = Command("SELECT line FROM ids WHERE id = @id", "@id");
    }

    /// <summary>Takes an id that is new.</summary>
    /// <param name="id">The id.</param>
    /// <param name="line">Its line; null when the file has none.</param>
    /// <param name="firstLine">Where an id that is not new stood first.</param>
    public bool TryAdd(string id, int? line, out int? firstLine)
    {
        firstLine = null;
        add.Parameters[0].Value = id;
        add.Parameters[1].Value = (object?)line ?? DBNull.Value;
        if (add.ExecuteNonQuery() == 1)
        {
            return true;
        }

        find.Parameters[0].Value = id;
        firstLine = find.ExecuteScalar() is long first ? (int)first : null;
        return false;
    }

    public void Dispose()
    {
        add.Dispose();
        find.Dispose();
        database.Dispose();
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, DBNull.Value));
        }

        return command;
    }
}
