using Npgsql;

namespace Planner.Geodata.Store;

/// <summary>An import into a schema of its own, which becomes the content when it is sealed.</summary>
internal sealed class PostgisDraft : IWorkspaceDraft
{
    private readonly PostgisStore store;
    private readonly OnlyImport only;
    private readonly int generation;
    private readonly string schema;
    private readonly PostgisConnection connection;
    private bool isSealed;

    public PostgisDraft(PostgisStore store, OnlyImport only)
    {
        this.store = store;
        this.only = only;
        try
        {
            Prepare();
            var current = store.FindCurrent(only.Database);
            store.RemoveOld(only.Database, current);
            generation = store.ListGenerations(only.Database).Append(current ?? 0).Max() + 1;
            schema = store.SchemaOf(generation);
            PostgisStore.Ask(only.Database, $"CREATE SCHEMA {Sql.Quote(schema)}");
        }
        catch (PostgresException refused)
        {
            only.Dispose();
            throw WorkspaceSeal.Refusal(store.Name, "workspace.not-writable", $"The database refuses: {refused.MessageText}", "An import makes schemas and needs PostGIS", "let an administrator run CREATE EXTENSION postgis, and grant CREATE on the database");
        }

        connection = new PostgisConnection(only.Source, only.Database, schema);
    }

    public StoreConnection Connection => connection;

    public string Seal(IEnumerable<TableDefinition> tables, DateOnly lastChange, CancellationToken cancel)
    {
        var all = tables.ToList();
        foreach (var table in all)
        {
            connection.Index(table);
            connection.Execute($"ANALYZE {table.QuotedName}");
        }

        var hash = WorkspaceSeal.Write(Connection, cancel);
        cancel.ThrowIfCancellationRequested();
        Publish(all);
        isSealed = true;
        store.RemoveOld(only.Database, generation);
        return hash;
    }

    public void Dispose()
    {
        if (!isSealed)
        {
            Connection.Execute($"DROP SCHEMA {Sql.Quote(schema)} CASCADE");
        }

        Connection.Dispose();
        only.Dispose();
    }

    private void Prepare()
    {
        PostgisStore.Ask(only.Database, "SET client_min_messages = warning");
        PostgisStore.Ask(only.Database, "CREATE EXTENSION IF NOT EXISTS postgis");
        PostgisStore.Ask(only.Database, $"CREATE SCHEMA IF NOT EXISTS {Sql.Quote(store.Schema)}");
        PostgisStore.Ask(only.Database, $"CREATE TABLE IF NOT EXISTS {Sql.Quote(store.Schema)}.planner_workspace (generation integer NOT NULL)");
    }

    /// <summary>Points the workspace at the new schema, and its views too, in one transaction.</summary>
    private void Publish(IReadOnlyList<TableDefinition> tables)
    {
        var name = Sql.Quote(store.Schema);
        using var transaction = only.Database.BeginTransaction();
        Connection.Execute($"DELETE FROM {name}.planner_workspace");
        Connection.Execute($"INSERT INTO {name}.planner_workspace VALUES (@generation)", ("@generation", generation));
        foreach (var view in Connection.Query("SELECT viewname::text FROM pg_views WHERE schemaname = @schema", row => row.GetString(0), ("@schema", store.Schema)))
        {
            Connection.Execute($"DROP VIEW {name}.{Sql.Quote(view)}");
        }

        store.ShowViews(connection, generation, tables.Select(table => table.Name));
        transaction.Commit();
    }
}
