using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Store;

/// <summary>Where a workspace is kept: a GeoPackage file, or a schema of a PostGIS database.</summary>
internal interface IWorkspaceStore
{
    /// <summary>The address as it may be shown: never with a password.</summary>
    string Name { get; }

    /// <summary>Whether something is there, a workspace or not.</summary>
    bool Exists { get; }

    /// <summary>A read-only connection to the sealed content as it is now; it goes on reading that content when a new import replaces it.</summary>
    /// <exception cref="BadInputException">There is no workspace of this version.</exception>
    StoreConnection OpenSealed();

    /// <summary>Changes the tables of an older workspace and seals it again, all at once.</summary>
    void Migrate(Action<StoreConnection> steps, CancellationToken cancel);

    /// <summary>Begins an import. Others go on reading the old content until it is sealed.</summary>
    /// <exception cref="BadInputException">Another import runs, or nothing can be written there.</exception>
    IWorkspaceDraft Begin();
}

/// <summary>A workspace under construction. Thrown away unless it is sealed, also when the process ends.</summary>
internal interface IWorkspaceDraft : IDisposable
{
    StoreConnection Connection { get; }

    /// <summary>Closes the draft with its content hash and puts it in the place of the old content, all at once.</summary>
    /// <param name="tables">Every table that was filled.</param>
    /// <param name="lastChange">Day that the tables are stamped with.</param>
    /// <param name="cancel">Stops before the old content is replaced.</param>
    /// <returns>The content hash.</returns>
    string Seal(IEnumerable<TableDefinition> tables, DateOnly lastChange, CancellationToken cancel);
}

/// <summary>Picks the store by the address.</summary>
internal static class WorkspaceStore
{
    public static IWorkspaceStore At(string address) =>
        PostgisAddress.IsOne(address) ? new PostgisStore(PostgisAddress.Parse(address)) : new GeoPackageStore(address);
}
