using Microsoft.Data.Sqlite;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Store;

/// <summary>A workspace under construction: a file beside the final one, which takes its place when sealed.</summary>
/// <remarks>
/// The final name always holds a whole workspace: the old one until the rename, the new one after it. A crash or a
/// cancelled import leaves the draft behind, and the next import removes it. One import at a time per workspace: the
/// lock is the operating system's, so that it ends with the process.
/// </remarks>
internal sealed class WorkspaceDraft : IDisposable
{
    private readonly string finalPath;
    private readonly string draftPath;
    private readonly FileStream onlyImport;
    private bool isSealed;

    public WorkspaceDraft(string path)
    {
        finalPath = Path.GetFullPath(path);
        draftPath = finalPath + ".importing";
        onlyImport = Lock(finalPath + ".lock");
        Remove(draftPath);
        Connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = draftPath,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        Connection.Open();
        // The draft is thrown away when anything fails, so it needs no journal; sealing flushes it once.
        Connection.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;");
        GeoPackageSchema.CreateCore(Connection);
        Connection.Execute("BEGIN");
    }

    public SqliteConnection Connection { get; }

    /// <summary>Closes the draft with its content hash, flushes it to the disk and gives it the final name.</summary>
    public string Seal(CancellationToken cancel)
    {
        var hash = ContentHash.Of(Connection, cancel);
        Connection.Execute("CREATE TABLE planner_seal (schema_version INTEGER NOT NULL, content_hash TEXT NOT NULL)");
        Connection.Execute("INSERT INTO planner_seal VALUES ($version, $hash)", ("$version", Workspace.SchemaVersion), ("$hash", hash));
        Connection.Execute("COMMIT");
        Connection.Dispose();
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
        Connection.Dispose();
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
            throw new BadInputException(new Diagnostic(
                "workspace.busy", Severity.Error, $"The workspace can't be written: {problem.Message.TrimEnd('.')}", new InputLocation(Path.GetFileName(path)),
                "Another import writes it, or the folder refuses files", "wait for the other import, or choose another path for the workspace"));
        }
    }

    private static void Remove(string path)
    {
        File.Delete(path);
        File.Delete(path + "-journal");
    }
}
