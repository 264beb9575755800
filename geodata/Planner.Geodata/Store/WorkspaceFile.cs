using Microsoft.Data.Sqlite;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Store;

/// <summary>Opens the file of a workspace and checks its seal.</summary>
internal static class WorkspaceFile
{
    /// <exception cref="BadInputException">There is no such file, or it is no SQLite database.</exception>
    public static SqliteConnection Open(string path)
    {
        if (!File.Exists(path))
        {
            throw Refuse(path, "workspace.not-found", $"There is no workspace '{path}'", "Nothing was imported there", "import one: planner import RECIPE --workspace PATH");
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA query_only = ON; PRAGMA mmap_size = 268435456;");
            connection.Query("SELECT count(*) FROM sqlite_master", row => row.GetInt32(0));
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw Refuse(path, "workspace.not-a-workspace", $"'{path}' is not a SQLite database", "A workspace is one GeoPackage file", "give the path of a workspace, or import again");
        }
    }

    /// <summary>The content hash of a sealed workspace of this version.</summary>
    public static string ReadSeal(SqliteConnection connection, string path)
    {
        if (connection.Query("SELECT name FROM sqlite_master WHERE name = 'planner_seal'", row => row.GetString(0)).Count == 0)
        {
            throw Refuse(path, "workspace.not-sealed", $"'{path}' has no seal", "It is another program's GeoPackage, or an import that never ended", "import again; to use a GeoPackage as a layer, name it in a recipe");
        }

        var (version, hash) = connection.Query("SELECT schema_version, content_hash FROM planner_seal", row => (row.GetInt32(0), row.GetString(1))).Single();
        return version == Workspace.SchemaVersion
            ? hash
            : throw Refuse(path, "workspace.other-version", $"'{path}' has tables of version {version}", $"This program reads version {Workspace.SchemaVersion}", "import it again with this program");
    }

    private static BadInputException Refuse(string path, string code, string what, string why, string remedy) =>
        new(new Diagnostic(code, Severity.Error, what, new InputLocation(Path.GetFileName(path)), why, remedy));
}
