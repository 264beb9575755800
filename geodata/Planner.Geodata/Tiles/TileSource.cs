using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tiles;

/// <summary>How a table turns into tiles: what is shown of each row, and which rows stay when there are too many.</summary>
/// <param name="Table">Table and tile layer.</param>
/// <param name="Rank">SQL expression, never NULL; rows with larger ones stay at low zoom.</param>
/// <param name="Fields">Properties of the tile's features, besides the feature id.</param>
internal sealed record TileSource(string Table, string Rank, IReadOnlyList<TileField> Fields)
{
    public static IReadOnlyDictionary<string, TileSource> Of(Recipe recipe) =>
        recipe.Layers.Select(OfLayer).Concat(recipe.Grid is null ? [Site] : [Bus, Branch, Site]).ToDictionary(source => source.Table);

    private static TileSource Bus { get; } = new("bus", "base_kv",
    [
        new("id", "fid", TileFieldType.Integer), new("name", "name", TileFieldType.Text), new("kv", "base_kv", TileFieldType.Number), new("loadMw", "load_mw", TileFieldType.Number),
    ]);

    private const string HigherKv = "CASE WHEN from_kv > to_kv THEN from_kv ELSE to_kv END";

    private static TileSource Branch { get; } = new("branch", HigherKv,
    [
        new("id", "fid", TileFieldType.Integer), new("name", "name", TileFieldType.Text), new("from", "from_bus", TileFieldType.Integer), new("to", "to_bus", TileFieldType.Integer),
        new("kv", HigherKv, TileFieldType.Number), new("rateMw", "rate_mw", TileFieldType.Number), new("transformer", "is_transformer", TileFieldType.Flag),
    ]);

    private static TileSource Site { get; } = new("site", "coalesce(area_ha, 0)",
        [new("id", "fid", TileFieldType.Integer), new("site", "site", TileFieldType.Text), new("name", "name", TileFieldType.Text)]);

    private static TileSource OfLayer(LayerSpec layer)
    {
        var fields = layer.Columns.Select(column =>
            new TileField(column.As, Sql.Quote(column.As), column.Type == ColumnType.Number ? TileFieldType.Number : TileFieldType.Text)).ToList();
        if (layer.NameColumn is not null && !fields.Exists(field => field.Name == "name"))
        {
            fields.Insert(0, new("name", "feature_name", TileFieldType.Text));
        }

        return new(layer.Id, "map_rank", fields);
    }
}

/// <summary>A property of a tile's features.</summary>
internal sealed record TileField(string Name, string Sql, TileFieldType Type);

internal enum TileFieldType
{
    Text,
    Number,
    Integer,
    Flag,
}
