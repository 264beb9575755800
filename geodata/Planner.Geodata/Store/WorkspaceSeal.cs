using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Store;

/// <summary>The table planner_seal: the last thing that an import writes, with the version of the tables and the content hash.</summary>
internal static class WorkspaceSeal
{
    private const string Table = "planner_seal";

    public static string Write(StoreConnection connection, CancellationToken cancel)
    {
        var hash = ContentHash.Of(connection, cancel);
        connection.Execute($"DROP TABLE IF EXISTS {Table}");
        connection.Execute($"CREATE TABLE {Table} (schema_version INTEGER NOT NULL, content_hash TEXT NOT NULL)");
        connection.Execute($"INSERT INTO {Table} VALUES (@version, @hash)", ("@version", Workspace.SchemaVersion), ("@hash", hash));
        return hash;
    }

    /// <exception cref="BadInputException">There is no seal.</exception>
    public static (int Version, string Hash) Read(StoreConnection connection, string name) => connection.HasTable(Table)
        ? connection.Query($"SELECT schema_version, content_hash FROM {Table}", row => (row.GetInt32(0), row.GetString(1))).Single()
        : throw Refusal(name, "workspace.not-sealed", $"'{name}' has no seal", "It is another program's, or an import that never ended", "import again; to use a GeoPackage as a layer, name it in a recipe");

    public static BadInputException NewerVersion(string name, int version) => Refusal(
        name, "workspace.other-version", $"'{name}' has tables of version {version}", $"This program reads version {Workspace.SchemaVersion}", "use a newer program, or import it again with this one");

    public static BadInputException Refusal(string name, string code, string what, string why, string remedy) =>
        new(new Diagnostic(code, Severity.Error, what, new InputLocation(Path.GetFileName(name)), why, remedy));
}
