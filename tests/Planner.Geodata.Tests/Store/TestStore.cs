using Microsoft.Data.Sqlite;
using Npgsql;
using Planner.Geodata.Store;
using Planner.Tests;

namespace Planner.Geodata.Tests.Store;

/// <summary>A place for one workspace of a test, and what a test does to it behind Planner's back.</summary>
internal abstract class TestStore : IDisposable
{
    public abstract string Address { get; }

    /// <summary>Changes the sealed content with SQL.</summary>
    public abstract void Change(string sql);

    /// <summary>Makes the content that of an edition that did not have a table.</summary>
    public abstract void DropTable(string table);

    /// <summary>Makes the content that of an edition that did not have a column.</summary>
    public abstract void DropColumn(string table, string column);

    /// <summary>What an import that ended badly would leave: nothing but the content and its own parts.</summary>
    public abstract int CountLeftovers();

    /// <summary>Leaves what a process that died in an import would leave.</summary>
    public abstract void LeaveHalfAnImport();

    public abstract void Dispose();
}

/// <summary>A file in a folder of its own.</summary>
internal sealed class GeoPackageTestStore : TestStore
{
    private readonly ScratchFolder folder = new();

    public override string Address => Path.Combine(folder.Path("out"), "small.gpkg");

    public override void Change(string sql)
    {
        using var connection = new GeoPackageConnection(GeoPackageStore.Connect(Address, SqliteOpenMode.ReadWrite));
        connection.Execute("DROP TRIGGER IF EXISTS rtree_plants_geom_update3; DROP TRIGGER IF EXISTS rtree_plants_geom_update4;");
        connection.Execute(sql);
    }

    public override void DropTable(string table) => Change($"""
        DROP TABLE {table}; DROP TABLE IF EXISTS rtree_{table}_geom;
        DELETE FROM gpkg_extensions WHERE table_name = '{table}'; DELETE FROM gpkg_geometry_columns WHERE table_name = '{table}'; DELETE FROM gpkg_contents WHERE table_name = '{table}';
        """);

    public override void DropColumn(string table, string column) => Change($"ALTER TABLE {table} DROP COLUMN {column}");

    public override int CountLeftovers() => Directory.GetFiles(folder.Path("out")).Count(file => file != Address);

    public override void LeaveHalfAnImport() => File.WriteAllText(Address + ".importing", "half an import");

    public override void Dispose() => folder.Dispose();
}

/// <summary>A schema of its own in the test server.</summary>
internal sealed class PostgisTestStore : TestStore
{
    private readonly PostgisAddress address = PostgisAddress.Parse(PostgisServer.NewSchema());
    private readonly PostgisStore store;

    public PostgisTestStore()
    {
        store = new PostgisStore(address);
        Address = $"{PostgisServer.Address()}{(PostgisServer.Address().Contains('?', StringComparison.Ordinal) ? '&' : '?')}schema={address.Schema}";
    }

    public override string Address { get; }

    public override void Change(string sql) => With(database =>
    {
        PostgisStore.Ask(database, $"SET search_path TO {store.SchemaOf(store.FindCurrent(database)!.Value)}, public");
        return PostgisStore.Ask(database, sql);
    });

    public override void DropTable(string table) => Change($"DROP TABLE {table} CASCADE");

    public override void DropColumn(string table, string column) => Change($"ALTER TABLE {table} DROP COLUMN {column} CASCADE");

    /// <summary>Asks as another program does, by the views.</summary>
    public object? AskViews(string sql) => With(database =>
    {
        PostgisStore.Ask(database, $"SET search_path TO {address.Schema}, public");
        return PostgisStore.Ask(database, sql);
    });

    public override int CountLeftovers() => With(database => store.ListGenerations(database).Count - 1);

    public override void LeaveHalfAnImport() => With(database => PostgisStore.Ask(database, $"CREATE SCHEMA {store.SchemaOf(77)}; CREATE TABLE {store.SchemaOf(77)}.plants (fid int)"));

    public override void Dispose() => With(database =>
    {
        foreach (var generation in store.ListGenerations(database))
        {
            PostgisStore.Ask(database, $"DROP SCHEMA {store.SchemaOf(generation)} CASCADE");
        }

        return PostgisStore.Ask(database, $"DROP SCHEMA IF EXISTS {address.Schema} CASCADE");
    });

    private T With<T>(Func<NpgsqlConnection, T> ask)
    {
        var (source, database) = store.Connect();
        using (source)
        using (database)
        {
            PostgisStore.Ask(database, "SET client_min_messages = warning");
            return ask(database);
        }
    }
}
