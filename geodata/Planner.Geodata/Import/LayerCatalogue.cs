using Planner.Domain.Diagnostics;
using Planner.Domain.Texts;

namespace Planner.Geodata.Import;

/// <summary>A kind of layer and what it means for a project.</summary>
/// <param name="Id">One of <see cref="LayerKinds.All"/>.</param>
/// <param name="Geometry">"point", "line", "polygon", "raster" or "any": what it usually is.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Meaning">What law or planning makes of it, in a sentence or two.</param>
/// <param name="Facts">Facts that are usually measured on it.</param>
public sealed record CatalogueKind(string Id, string Geometry, LocalizedText Title, LocalizedText Meaning, IReadOnlyList<string> Facts);

/// <summary>An official data set: how its columns read, and what to say about it.</summary>
public sealed record CatalogueDataSet
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required GeometryKind Geometry { get; init; }

    public required LocalizedText Title { get; init; }

    public required string Licence { get; init; }

    public required string Source { get; init; }

    public Uri? Address { get; init; }

    public required string Attribution { get; init; }

    public double? PositionalAccuracyM { get; init; }

    /// <summary>Columns that together give the data set away.</summary>
    public required IReadOnlyList<string> Recognise { get; init; }

    public PositionColumns? Position { get; init; }

    public string? IdColumn { get; init; }

    public string? NameColumn { get; init; }

    public string? RankColumn { get; init; }

    public required IReadOnlyList<ColumnSpec> Columns { get; init; }

    /// <summary>True: the columns are from the publisher's documentation, and neither a file nor a listing of one was at hand to check.</summary>
    public bool IsDraft { get; init; }

    public string? Note { get; init; }
}

/// <summary>The kinds of layer and the official data sets that Planner knows: catalogue/layers.yaml. Immutable.</summary>
public sealed record LayerCatalogue(IReadOnlyList<CatalogueKind> Kinds, IReadOnlyList<CatalogueDataSet> DataSets)
{
    private static readonly Lazy<LayerCatalogue> Lazily = new(() =>
    {
        var bag = new DiagnosticBag();
        var catalogue = Load(Path.Combine(AppContext.BaseDirectory, "catalogue", "layers.yaml"), bag);
        bag.ThrowIfErrors();
        return catalogue!;
    });

    public static LayerCatalogue Shipped => Lazily.Value;

    public static LayerCatalogue? Load(string path, DiagnosticBag bag)
    {
        if (YamlMap.Load(path, bag) is not { } map)
        {
            return null;
        }

        var catalogue = new LayerCatalogue([.. map.Maps("kinds").Select(ReadKind)], [.. map.Maps("datasets").Select(ReadDataSet)]);
        map.RefuseOtherKeys();
        return catalogue;
    }

    private static CatalogueKind ReadKind(YamlMap map)
    {
        var kind = new CatalogueKind(map.Text("id"), map.Text("geometry"), map.Localized("title"), map.Localized("meaning"), map.Texts("facts"));
        map.RefuseOtherKeys();
        return kind;
    }

    private static CatalogueDataSet ReadDataSet(YamlMap map)
    {
        var set = new CatalogueDataSet
        {
            Id = map.Text("id"),
            Kind = LayerSectionReader.ReadKind(map),
            Geometry = map.Choice<GeometryKind>("geometry", LayerSectionReader.Geometries, null),
            Title = map.Localized("title"),
            Licence = map.Text("licence"),
            Source = map.Text("source"),
            Address = LayerSectionReader.ReadAddress(map),
            Attribution = map.Text("attribution"),
            PositionalAccuracyM = map.FindNumber("positionalAccuracyM", 0, 1_000_000),
            Recognise = map.Texts("recognise"),
            Position = LayerSectionReader.ReadPosition(map),
            IdColumn = map.FindText("idColumn"),
            NameColumn = map.FindText("nameColumn"),
            RankColumn = map.FindText("rankColumn"),
            Columns = [.. map.Maps("columns").Select(LayerSectionReader.ReadColumn)],
            IsDraft = map.Flag("draft", false),
            Note = map.FindText("note"),
        };
        map.RefuseOtherKeys();
        return set;
    }
}
