using Microsoft.Data.Sqlite;

namespace Planner.Geodata.Store;

/// <summary>A workspace in one GeoPackage file.</summary>
internal sealed class GeoPackageStore(string path) : IWorkspaceStore
{
    public string Name => path;

    public bool Exists => File.Exists(path);

    public StoreConnection OpenSealed()
    {
        if (!File.Exists(path))
        {
            throw WorkspaceSeal.Refusal(path, "workspace.not-found", $"There is no workspace '{path}'", "Nothing was imported there", "import one: planner import RECIPE --workspace PATH");
        }

        var connection = new GeoPackageConnection(Connect(path, SqliteOpenMode.ReadOnly));
        try
        {
            connection.Execute("PRAGMA query_only = ON; PRAGMA mmap_size = 268435456;");
            connection.Query("SELECT count(*) FROM sqlite_master", row => row.GetInt32(0));
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw WorkspaceSeal.Refusal(path, "workspace.not-a-workspace", $"'{path}' is not a SQLite database", "A workspace is one GeoPackage file", "give the path of a workspace, or import again");
        }
    }

    /// <remarks>Works on a copy that takes the file's place at the end, as an import does.</remarks>
    public void Migrate(Action<StoreConnection> steps, CancellationToken cancel)
    {
        using var draft = new GeoPackageDraft(path, copyOld: true);
        steps(draft.Connection);
        draft.SealAndReplace(cancel);
    }

    public IWorkspaceDraft Begin() => new GeoPackageDraft(path, copyOld: false);

    internal static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}

/// <summary>A GeoPackage beside the final one, which takes its place when sealed.</summary>
/// <remarks>
/// The final name always holds a whole workspace: the old one until the rename, the new one after it. A crash or a
/// cancelled import leaves the draft behind, and the next import removes it. One import at a time per workspace: the
/// lock is the operating system's, so that it ends with the process.
/// </remarks>
internal sealed class GeoPackageDraft : IWorkspaceDraft
{
    private readonly string finalPath;
    private readonly string draftPath;
    private readonly FileStream onlyImport;
    private readonly GeoPackageConnection connection;
    private bool isSealed;

    public GeoPackageDraft(string path, bool copyOld)
    {
        finalPath = Path.GetFullPath(path);
        draftPath = finalPath + ".importing";
        onlyImport = Lock(finalPath + ".lock");
        Remove(draftPath);
        if (copyOld)
        {
            File.Copy(finalPath, draftPath);
        }

        connection = new GeoPackageConnection(GeoPackageStore.Connect(draftPath, SqliteOpenMode.ReadWriteCreate));
        // The draft is thrown away when anything fails, so it needs no journal; sealing flushes it once.
        connection.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;");
        if (!copyOld)
        {
            GeoPackageSchema.CreateCore(connection);
        }

        connection.Execute("BEGIN");
    }

    public StoreConnection Connection => connection;

    public string Seal(IEnumerable<TableDefinition> tables, DateOnly lastChange, CancellationToken cancel)
    {
        foreach (var table in tables)
        {
            connection.Register(table, lastChange);
        }

        return SealAndReplace(cancel);
    }

    /// <summary>Seals the draft, flushes it to the disk and gives it the final name.</summary>
    public string SealAndReplace(CancellationToken cancel)
    {
        var hash = WorkspaceSeal.Write(connection, cancel);
        connection.Execute("COMMIT");
        connection.Dispose();
        using (var file = new FileStream(draftPath, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        cancel.ThrowIfCancellationRequested();
        File.Move(draftPath, finalPath, overwrite: true);
        isSealed = true;
        return hash;
    }

    public void Dispose()
    {
        connection.Dispose();
        if (!isSealed)
        {
            Remove(draftPath);
        }

        onlyImport.Dispose();
    }

    private static FileStream Lock(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw WorkspaceSeal.Refusal(
                path, "workspace.busy", $"The workspace can't be written: {problem.Message.TrimEnd('.')}",
                "Another import writes it, or the folder refuses files", "wait for the other import, or choose another path for the workspace");
        }
    }

    private static void Remove(string path)
    {
        File.Delete(path);
        File.Delete(path + "-journal");
    }
}
