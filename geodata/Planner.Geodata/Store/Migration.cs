using Planner.Geodata.Import;
using Planner.Geodata.Tiles;

namespace Planner.Geodata.Store;

/// <summary>One step from a version of the tables to the next, in SQL that both stores speak.</summary>
/// <remarks>
/// A new workspace takes the same steps before it is sealed, so that an old and a new one never differ. What changes the
/// content hash needs nothing here: it is computed again when the steps are done.
/// </remarks>
internal sealed record Migration(int ToVersion, Func<Recipe, IEnumerable<string>> Sql)
{
    private static readonly Migration[] Steps = [new(2, Indexes)];

    /// <param name="connection">Filled tables that may be changed.</param>
    /// <param name="recipe">The workspace's recipe: it says which tables there are.</param>
    /// <param name="fromVersion">Version of the tables.</param>
    public static void Run(StoreConnection connection, Recipe recipe, int fromVersion)
    {
        foreach (var sql in Steps.Where(step => step.ToVersion > fromVersion).OrderBy(step => step.ToVersion).SelectMany(step => step.Sql(recipe)))
        {
            connection.Execute(sql);
        }
    }

    // A site is looked up by its id, and the tiles of low zoom take the rows of highest rank.
    private static IEnumerable<string> Indexes(Recipe recipe) =>
    [
        "CREATE INDEX site_by_id ON site (site)",
        .. TileSource.Of(recipe).Values.Select(source =>
            $"CREATE INDEX {Store.Sql.Quote($"{source.Table}_by_rank")} ON {Store.Sql.Quote(source.Table)} (({source.Rank}) DESC, fid)"),
    ];
}
