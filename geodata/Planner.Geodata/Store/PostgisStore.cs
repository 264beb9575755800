using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Store;

/// <summary>A workspace in a PostGIS database.</summary>
/// <remarks>
/// Each import fills a schema of its own, NAME__1, NAME__2 ...; the table NAME.planner_workspace says which of them is the
/// content, and views in NAME show it to other programs. Readers hold a shared advisory lock on the schema that they
/// read, so an import removes old ones only when nobody reads them. A process that dies leaves a schema that nothing
/// points at; the next import removes it. One import at a time per workspace, by an advisory lock that ends with the
/// session.
/// </remarks>
internal sealed class PostgisStore(PostgisAddress address) : IWorkspaceStore
{
    public string Name => address.Shown;

    public bool Exists
    {
        get
        {
            var (source, database) = Connect();
            using (source)
            using (database)
            {
                return FindCurrent(database) is not null;
            }
        }
    }

    public StoreConnection OpenSealed()
    {
        var (source, database) = Connect();
        try
        {
            return new PostgisConnection(source, database, Hold(database));
        }
        catch
        {
            database.Dispose();
            source.Dispose();
            throw;
        }
    }

    public void Migrate(Action<StoreConnection> steps, CancellationToken cancel)
    {
        using var only = new OnlyImport(this);
        var current = FindCurrent(only.Database) ?? throw NotFound();
        using var transaction = only.Database.BeginTransaction();
        using var connection = new PostgisConnection(only.Source, only.Database, SchemaOf(current));
        try
        {
            steps(connection);
            ShowViews(connection, current, connection.ListTables());
            WorkspaceSeal.Write(connection, cancel);
            transaction.Commit();
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw WorkspaceSeal.Refusal(Name, "workspace.other-version", $"'{Name}' has older tables and may not be changed", $"This program reads version {Workspace.SchemaVersion}", "open it once as the user that imported it");
        }
    }

    public IWorkspaceDraft Begin() => new PostgisDraft(this, new OnlyImport(this));

    internal string Schema => address.Schema;

    internal string SchemaOf(int generation) => string.Create(CultureInfo.InvariantCulture, $"{address.Schema}__{generation}");

    /// <summary>The generation that is the content, or null when nothing was imported.</summary>
    internal int? FindCurrent(NpgsqlConnection database)
    {
        if (Ask(database, "SELECT 1 FROM pg_tables WHERE schemaname = @p AND tablename = 'planner_workspace'", address.Schema) is null)
        {
            return null;
        }

        return (int?)Ask(database, $"SELECT generation FROM {Sql.Quote(address.Schema)}.planner_workspace");
    }

    /// <summary>Shows tables of a generation to other programs; a view that is there gains the columns that its table gained.</summary>
    internal void ShowViews(PostgisConnection connection, int generation, IEnumerable<string> tables)
    {
        foreach (var table in tables.Select(Sql.Quote))
        {
            connection.Execute($"CREATE OR REPLACE VIEW {Sql.Quote(address.Schema)}.{table} AS SELECT * FROM {Sql.Quote(SchemaOf(generation))}.{table}");
        }
    }

    /// <summary>Removes generations that are not the content and that nobody reads.</summary>
    internal void RemoveOld(NpgsqlConnection database, int? keep)
    {
        foreach (var generation in ListGenerations(database).Where(generation => generation != keep))
        {
            var schema = SchemaOf(generation);
            if (Ask(database, "SELECT pg_try_advisory_lock(@p)", Key(schema)) is true)
            {
                Ask(database, $"DROP SCHEMA {Sql.Quote(schema)} CASCADE");
                Ask(database, "SELECT pg_advisory_unlock(@p)", Key(schema));
            }
        }
    }

    internal IReadOnlyList<int> ListGenerations(NpgsqlConnection database)
    {
        using var command = database.CreateCommand();
        command.CommandText = "SELECT substring(nspname FROM '__([0-9]+)$')::int FROM pg_namespace WHERE nspname ~ @p ORDER BY 1";
        command.Parameters.AddWithValue("p", $"^{address.Schema}__[0-9]{{1,9}}$");
        using var rows = command.ExecuteReader();
        var generations = new List<int>();
        while (rows.Read())
        {
            generations.Add(rows.GetInt32(0));
        }

        return generations;
    }

    internal static object? Ask(NpgsqlConnection database, string sql, object? parameter = null)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        if (parameter is not null)
        {
            command.Parameters.AddWithValue("p", parameter);
        }

        return command.ExecuteScalar();
    }

    /// <summary>A number for an advisory lock: the first eight bytes of the name's SHA-256.</summary>
    internal static long Key(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"planner {name}")));

    internal (NpgsqlDataSource Source, NpgsqlConnection Database) Connect()
    {
        var source = NpgsqlDataSource.Create(address.ConnectionString);
        try
        {
            return (source, source.OpenConnection());
        }
        catch (Exception problem) when (problem is NpgsqlException or SocketException or TimeoutException)
        {
            source.Dispose();
            throw WorkspaceSeal.Refusal(Name, "workspace.no-connection", $"The database does not answer: {problem.Message.TrimEnd('.')}", "The workspace is kept there", "start the server, or correct the address, user or password");
        }
    }

    internal BadInputException NotFound() => WorkspaceSeal.Refusal(
        Name, "workspace.not-found", $"There is no workspace at '{Name}'", "Nothing was imported there", "import one: planner import RECIPE --workspace postgresql://...");

    // Takes the lock first and looks again: between the two, an import may have replaced and removed the schema.
    private string Hold(NpgsqlConnection database)
    {
        while (true)
        {
            var generation = FindCurrent(database) ?? throw NotFound();
            var schema = SchemaOf(generation);
            Ask(database, "SELECT pg_advisory_lock_shared(@p)", Key(schema));
            if (FindCurrent(database) == generation)
            {
                Ask(database, "SET default_transaction_read_only = on");
                return schema;
            }

            Ask(database, "SELECT pg_advisory_unlock_shared(@p)", Key(schema));
        }
    }
}

/// <summary>The right to import into a workspace; ends with its connection.</summary>
internal sealed class OnlyImport : IDisposable
{
    public OnlyImport(PostgisStore store)
    {
        (Source, Database) = store.Connect();
        if (PostgisStore.Ask(Database, "SELECT pg_try_advisory_lock(@p)", PostgisStore.Key(store.Schema + " import")) is not true)
        {
            Dispose();
            throw WorkspaceSeal.Refusal(store.Name, "workspace.busy", "Another import writes the workspace", "One import at a time may replace it", "wait for the other import, or choose another schema");
        }
    }

    public NpgsqlDataSource Source { get; }

    public NpgsqlConnection Database { get; }

    public void Dispose()
    {
        Database.Dispose();
        Source.Dispose();
    }
}
