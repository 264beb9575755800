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
        using var create = Command("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768; CREATE TABLE ids (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID; BEGIN");
        create.ExecuteNonQuery();
        add = Command("INSERT OR IGNORE INTO ids VALUES (@id, @place)", "@id", "@place");
        find = Command("SELECT place FROM ids WHERE id = @id", "@id");
    }

    /// <summary>Takes an id that is new.</summary>
    /// <param name="id">The id.</param>
    /// <param name="place">Where it stands in its file.</param>
    /// <param name="firstPlace">Where an id that is not new stood first.</param>
    public bool TryAdd(string id, string place, out string firstPlace)
    {
        firstPlace = place;
        add.Parameters[0].Value = id;
        add.Parameters[1].Value = place;
        if (add.ExecuteNonQuery() == 1)
        {
            return true;
        }

        find.Parameters[0].Value = id;
        firstPlace = (string)find.ExecuteScalar()!;
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
