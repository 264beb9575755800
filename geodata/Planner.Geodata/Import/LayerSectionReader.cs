using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;
using Planner.Geodata.Read;

namespace Planner.Geodata.Import;

/// <summary>Reads the sections 'layers' and 'grid' of a recipe.</summary>
internal static class LayerSectionReader
{
    public static readonly SortedDictionary<string, SourceFormat> Formats =
        new(StringComparer.Ordinal)
        {
            ["csv"] = SourceFormat.Csv,
            ["geojson"] = SourceFormat.GeoJson,
            ["geojsonseq"] = SourceFormat.GeoJsonSequence,
            ["shapefile"] = SourceFormat.Shapefile,
            ["geopackage"] = SourceFormat.GeoPackage,
            ["geoparquet"] = SourceFormat.GeoParquet,
            ["kml"] = SourceFormat.Kml,
            ["xlsx"] = SourceFormat.Xlsx,
            ["json"] = SourceFormat.JsonTable,
        };

    public static readonly SortedDictionary<string, GeometryKind> Geometries =
        new(StringComparer.Ordinal) { ["point"] = GeometryKind.Point, ["line"] = GeometryKind.Line, ["polygon"] = GeometryKind.Polygon };

    private static readonly SortedDictionary<string, RowPolicy> RefuseOrSkip =
        new(StringComparer.Ordinal) { ["refuse"] = RowPolicy.Refuse, ["skip"] = RowPolicy.Skip };

    private static readonly SortedDictionary<string, RowPolicy> RefuseSkipOrKeep =
        new(StringComparer.Ordinal) { ["refuse"] = RowPolicy.Refuse, ["skip"] = RowPolicy.Skip, ["keep"] = RowPolicy.Keep };

    private static readonly SortedDictionary<string, ColumnType> ColumnTypes =
        new(StringComparer.Ordinal) { ["text"] = ColumnType.Text, ["number"] = ColumnType.Number };

    private static readonly SortedDictionary<string, string> Kinds =
        new(LayerKinds.All.ToDictionary(kind => kind), StringComparer.Ordinal);

    public static LayerSpec ReadLayer(YamlMap map)
    {
        var known = map.FindText("dataset") is { } id ? FindDataSet(map, id) : null;
        var layer = new LayerSpec
        {
            Id = RecipeName.Read(map, "id"),
            Kind = known is null || map.Has("kind") ? ReadKind(map) : known.Kind,
            DataSet = ReadDataSet(map, known),
            File = ReadFile(map, "path"),
            Format = ReadFormat(map),
            Table = map.FindText("table"),
            Crs = ReadCrs(map),
            Geometry = map.Choice<GeometryKind>("geometry", Geometries, known?.Geometry),
            Position = ReadPosition(map) ?? known?.Position,
            IdColumn = map.FindText("idColumn") ?? known?.IdColumn,
            NameColumn = map.FindText("nameColumn") ?? known?.NameColumn,
            RankColumn = map.FindText("rankColumn") ?? known?.RankColumn,
            Columns = [.. map.Has("columns") || known is null ? map.Maps("columns").Select(ReadColumn) : known.Columns],
            Where = ReadConditions(map, "where"),
            Coverage = ReadCoverage(map.Map("coverage")),
            MissingCoordinates = map.Choice<RowPolicy>("missingCoordinates", RefuseOrSkip, RowPolicy.Refuse),
            OutsideBounds = map.Choice<RowPolicy>("outsideBounds", RefuseSkipOrKeep, RowPolicy.Refuse),
            OtherGeometry = map.Choice<RowPolicy>("otherGeometry", RefuseOrSkip, RowPolicy.Refuse),
            Required = map.Flag("required", true),
        };
        RequirePosition(map, layer);
        map.RefuseOtherKeys();
        return layer;
    }

    public static GridSpec ReadGrid(YamlMap map)
    {
        var isFolder = map.Has("folder");
        var grid = new GridSpec
        {
            Case = ReadFile(map, isFolder ? "folder" : "matpower"),
            IsFolder = isFolder,
            Places = isFolder && !map.Has("busCoordinates") ? null : ReadPlaces(map.Map("busCoordinates")),
            DataSet = ReadDataSet(map),
            Coverage = ReadCoverage(map.Map("coverage")),
        };
        map.RefuseOtherKeys();
        return grid;
    }

    private static BusPlaces ReadPlaces(YamlMap table)
    {
        var places = new BusPlaces(ReadFile(table, "path"), table.Text("bus"), table.Text("lon"), table.Text("lat"));
        table.RefuseOtherKeys();
        return places;
    }

    public static SourceFile ReadFile(YamlMap map, string key)
    {
        var written = map.Text(key);
        if (Path.IsPathRooted(written) || written.Split('/', '\\').Contains(".."))
        {
            map.Error("recipe.path-outside", key, map.LineOf(key), $"is '{written}'", "write a path below the recipe's folder, or ${dataRoot}/... for the data folder");
        }

        return new(written, map.LineOf(key));
    }

    public static IReadOnlyList<Condition> ReadConditions(YamlMap map, string key) =>
        [.. map.Maps(key).Select(ReadCondition)];

    public static CoveragePart.LayerFeatures ReadLayerFeatures(YamlMap map)
    {
        var part = new CoveragePart.LayerFeatures(map.Text("layer"), ReadConditions(map, "where"), map.LineOf("layer"));
        map.RefuseOtherKeys();
        return part;
    }

    public static PositionColumns? ReadPosition(YamlMap map)
    {
        var position = new PositionColumns(map.FindText("lonColumn"), map.FindText("latColumn"), map.FindText("wktColumn"));
        if (position == new PositionColumns(null, null, null))
        {
            return null;
        }

        var isPair = position is { Longitude: not null, Latitude: not null, Wkt: null };
        if (!isPair && position is not { Longitude: null, Latitude: null, Wkt: not null })
        {
            map.Error("recipe.bad-position", "lonColumn", map.Line, "and its companions don't say one position", "give lonColumn and latColumn, or wktColumn alone");
        }

        return position;
    }

    public static SourceFormat? ReadFormat(YamlMap map) => map.Has("format") ? map.Choice<SourceFormat>("format", Formats, null) : null;

    /// <summary>A format that is left out is found at import; then the position is checked there.</summary>
    public static void RequirePosition(YamlMap map, SourceFormat? format, PositionColumns? position)
    {
        if (format is { } table && SourceRequest.IsTable(table) && position is null)
        {
            map.Error("recipe.bad-position", "lonColumn", map.Line, $"is missing for a {map.FindText("format")}", "give lonColumn and latColumn, or wktColumn");
        }

        if (format is { } own && !SourceRequest.IsTable(own) && position is not null)
        {
            map.Error("recipe.bad-position", "lonColumn", map.Line, $"is given for a {map.FindText("format")}, which has its own geometries", "remove lonColumn, latColumn and wktColumn");
        }
    }

    public static string? ReadCrs(YamlMap map)
    {
        var text = map.FindText("crs");
        var bag = new DiagnosticBag();
        if (text is null || SourceSystem.Read(text, new(""), bag) is not null)
        {
            return text;
        }

        map.Error("recipe.unknown-crs", "crs", map.LineOf("crs"), $"is '{text}'", "write EPSG:4326, EPSG:5070, a UTM zone such as EPSG:26914, or the file's WKT");
        return null;
    }

    private static void RequirePosition(YamlMap map, LayerSpec layer) => RequirePosition(map, layer.Format, layer.Position);

    public static string ReadKind(YamlMap map)
    {
        var text = map.Text("kind");
        if (text.Length > 0 && !Kinds.ContainsKey(text))
        {
            map.Error("recipe.unknown-word", "kind", map.LineOf("kind"), $"is '{text}'", NearestName.Advice(text, [.. Kinds.Keys]));
        }

        return text;
    }

    private static CatalogueDataSet? FindDataSet(YamlMap map, string id)
    {
        var known = LayerCatalogue.Shipped.DataSets;
        if (known.FirstOrDefault(set => set.Id == id) is { } found)
        {
            return found;
        }

        map.Error("recipe.unknown-word", "dataset", map.LineOf("dataset"), $"is '{id}'", NearestName.Advice(id, [.. known.Select(set => set.Id)]));
        return null;
    }

    /// <summary>What the layer says about its data; what it leaves out is taken from the catalogue's entry.</summary>
    public static DataSetInfo ReadDataSet(YamlMap map, CatalogueDataSet? known = null) => new(
        map.FindLocalized("title") ?? known?.Title ?? map.Localized("title"),
        map.Text("vintage"),
        map.FindText("licence") ?? known?.Licence ?? map.Text("licence"),
        map.FindText("source") ?? known?.Source ?? map.Text("source"),
        ReadAddress(map) ?? known?.Address,
        map.FindText("attribution") ?? known?.Attribution ?? map.Text("attribution"),
        map.FindNumber("positionalAccuracyM", 0, 1_000_000) ?? known?.PositionalAccuracyM,
        map.Flag("illustrative", false));

    public static Uri? ReadAddress(YamlMap map)
    {
        var text = map.FindText("sourceUrl");
        if (text is null || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
        {
            return text is null ? null : new Uri(text);
        }

        map.Error("recipe.bad-address", "sourceUrl", map.LineOf("sourceUrl"), $"is '{text}'", "write an address that starts with https://");
        return null;
    }

    public static ColumnSpec ReadColumn(YamlMap map)
    {
        var from = map.Text("from");
        var column = new ColumnSpec(
            from,
            map.FindText("as") ?? from,
            map.Choice<ColumnType>("type", ColumnTypes, ColumnType.Text),
            map.Texts("missing"),
            map.Line);
        map.RefuseOtherKeys();
        return column;
    }

    private static Condition ReadCondition(YamlMap map)
    {
        var column = map.Text("column");
        var @in = map.Texts("in");
        var notIn = map.Texts("notIn");
        var atLeast = map.FindNumber("atLeast", double.MinValue, double.MaxValue);
        var atMost = map.FindNumber("atMost", double.MinValue, double.MaxValue);
        map.RefuseOtherKeys();
        if (new[] { @in.Count > 0, notIn.Count > 0, atLeast.HasValue, atMost.HasValue }.Count(given => given) != 1)
        {
            map.Error("recipe.bad-condition", "where", map.Line, $"on '{column}' does not compare once", "give one of in: [..], notIn: [..], atLeast: N, atMost: N");
        }

        return (atLeast, atMost) switch
        {
            ({ } limit, _) => new(column, Comparison.AtLeast, [], limit, map.Line),
            (_, { } limit) => new(column, Comparison.AtMost, [], limit, map.Line),
            _ => new(column, notIn.Count > 0 ? Comparison.NotIn : Comparison.In, [.. @in, .. notIn], double.NaN, map.Line),
        };
    }

    private static CoverageSpec ReadCoverage(YamlMap map)
    {
        var featuresOnly = map.Flag("featuresOnly", false);
        var coverage = new CoverageSpec(map.Text("description"), featuresOnly, [.. map.Maps("regions").SelectMany(ReadPart)]);
        map.RefuseOtherKeys();
        if (featuresOnly == coverage.Parts.Count > 0)
        {
            map.Error("recipe.bad-coverage", "regions", map.Line, "and featuresOnly don't fit together", "give regions (bounds, layer or wkt), or featuresOnly: true");
        }

        return coverage;
    }

    private static IEnumerable<CoveragePart> ReadPart(YamlMap map)
    {
        if (map.Has("bounds"))
        {
            yield return new CoveragePart.Box(RecipeReader.ReadBounds(map, "bounds"));
        }

        if (map.FindText("wkt") is { } wkt)
        {
            yield return new CoveragePart.Wkt(wkt, map.LineOf("wkt"));
        }

        if (map.FindText("layer") is { } layer)
        {
            yield return new CoveragePart.LayerFeatures(layer, ReadConditions(map, "where"), map.LineOf("layer"));
        }

        _ = map.Has("where");
        map.RefuseOtherKeys();
    }
}
