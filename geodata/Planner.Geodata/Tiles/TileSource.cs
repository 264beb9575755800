using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tiles;

/// <summary>How a table turns into tiles: what is shown of each row, and which rows stay when there are too many.</summary>
/// <param name="Table">Table and tile layer.</param>
/// <param name="Rank">SQL expression, never NULL; rows with larger ones stay at low zoom.</param>
/// <param name="Fields">Properties of the tile's features, besides the feature id.</param>
/// <param name="LeastLength">Lines that are drawn shorter than so many units are left out, but for the deepest zoom.</param>
/// <param name="AsPoints">Areas are drawn as a point inside them, and of points that hide one another the one of the highest rank.</param>
internal sealed record TileSource(string Table, string Rank, IReadOnlyList<TileField> Fields, double LeastLength = 0, bool AsPoints = false)
{
    /// <summary>From here on a branch can be told from its neighbours, and so has a name; above, a view holds thousands.</summary>
    private const int NamesFromZoom = 5;

    /// <summary>Above, a tile may hold thousands of sites, whose names nobody reads there.</summary>
    private const int SiteNamesFromZoom = 8;

    /// <summary>A screen pixel at 512 pixels a tile.</summary>
    private const double Pixel = TileAddress.Extent / 512.0;

    public IEnumerable<TileField> FieldsAt(int zoom) => Fields.Where(field => zoom >= field.FromZoom);

    public double LeastLengthAt(int zoom) => zoom < TileAddress.DeepestZoom ? LeastLength : 0;

    public static IReadOnlyDictionary<string, TileSource> Of(Recipe recipe) =>
        recipe.Layers.Select(OfLayer).Concat(recipe.Grid is null ? [Site] : [Bus, Branch, Site]).ToDictionary(source => source.Table);

    private static TileSource Bus { get; } = new("bus", "base_kv",
    [
        new("id", "fid", TileFieldType.Integer), new("name", "name", TileFieldType.Text), new("kv", "base_kv", TileFieldType.Number), new("loadMw", "load_mw", TileFieldType.Number),
    ]);

    private const string HigherKv = "CASE WHEN from_kv > to_kv THEN from_kv ELSE to_kv END";

    private static TileSource Branch { get; } = new("branch", HigherKv,
    [
        new("id", "fid", TileFieldType.Integer, NamesFromZoom), new("name", "name", TileFieldType.Text, NamesFromZoom),
        new("from", "from_bus", TileFieldType.Integer, NamesFromZoom), new("to", "to_bus", TileFieldType.Integer, NamesFromZoom),
        new("kv", HigherKv, TileFieldType.Number), new("rateMw", "rate_mw", TileFieldType.Number, NamesFromZoom),
        new("transformer", "is_transformer", TileFieldType.Flag, NamesFromZoom),
    ], Pixel);

    /// <summary>Their outlines vanish from afar, and a map draws a dot at each corner of them up close.</summary>
    private static TileSource Site { get; } = new("site", "coalesce(area_ha, 0)",
    [
        new("id", "fid", TileFieldType.Integer, SiteNamesFromZoom), new("site", "site", TileFieldType.Text), new("name", "name", TileFieldType.Text, SiteNamesFromZoom),
    ], AsPoints: true);

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
/// <param name="Name">In the tile.</param>
/// <param name="Sql">Expression of the row.</param>
/// <param name="Type">How the tile holds it.</param>
/// <param name="FromZoom">Tiles of lower zooms do without it.</param>
internal sealed record TileField(string Name, string Sql, TileFieldType Type, int FromZoom = 0);

internal enum TileFieldType
{
    Text,
    Number,
    Integer,
    Flag,
}
