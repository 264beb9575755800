using Planner.Geodata.Import;
using Planner.Geodata.Tiles;

namespace Planner.Geodata.Store;

/// <summary>One step from a version of the tables to the next.</summary>
/// <remarks>
/// A new workspace takes the same steps before it is sealed, so that an old and a new one never differ. A step that is
/// run again changes nothing. What changes the content hash needs nothing here: it is computed again when the steps are
/// done.
/// </remarks>
internal sealed record Migration(int ToVersion, Action<StoreConnection, Recipe> Run)
{
    private static readonly Migration[] Steps = [new(2, AddIndexes), new(3, AddWhatIsMissing), new(4, AddWhatIsMissing)];

    /// <param name="connection">Filled tables that may be changed.</param>
    /// <param name="recipe">The workspace's recipe: it says which tables there are.</param>
    /// <param name="fromVersion">Version of the tables.</param>
    public static void RunAll(StoreConnection connection, Recipe recipe, int fromVersion)
    {
        foreach (var step in Steps.Where(step => step.ToVersion > fromVersion).OrderBy(step => step.ToVersion))
        {
            step.Run(connection, recipe);
        }
    }

    // A site is looked up by its id, and the tiles of low zoom take the rows of highest rank.
    private static void AddIndexes(StoreConnection connection, Recipe recipe)
    {
        connection.Execute("CREATE INDEX IF NOT EXISTS site_by_id ON site (site)");
        foreach (var source in TileSource.Of(recipe).Values)
        {
            connection.Execute($"CREATE INDEX IF NOT EXISTS {Sql.Quote($"{source.Table}_by_rank")} ON {Sql.Quote(source.Table)} (({source.Rank}) DESC, fid)");
        }
    }

    // Editions of version 2 differ: tie-lines and setbacks came without a new version. A table or column that an edition
    // did not have holds nothing, which reads as "not stated". Version 4 has the reasons of unknown facts in Chinese too.
    private static void AddWhatIsMissing(StoreConnection connection, Recipe recipe)
    {
        foreach (var table in WorkspaceTables.Of(recipe))
        {
            if (!connection.HasTable(table.Name))
            {
                connection.AddEmptyTable(table, recipe.AsOf);
            }

            var there = connection.ListColumns(table.Name);
            foreach (var column in table.Columns.Where(column => !there.Contains(column.Name)))
            {
                connection.AddColumn(table, column);
            }
        }
    }
}
