using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Texts;
using Planner.Geodata.Import;

namespace Planner.App.Sites;

/// <summary>The kinds of layer that Planner knows, and what each means.</summary>
public sealed record KindsAnswer : Answer
{
    public required IReadOnlyList<KindLine> Kinds { get; init; }
}

/// <summary>A kind of layer.</summary>
/// <param name="Id">What a recipe or 'planner import' calls it.</param>
/// <param name="Geometry">point, line, polygon, raster or any: what it usually is.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Meaning">What law or planning makes of it.</param>
/// <param name="Facts">Facts that are usually measured on it.</param>
/// <param name="DataSets">Official data sets whose columns Planner knows.</param>
public sealed record KindLine(string Id, string Geometry, LocalizedText Title, LocalizedText Meaning, IReadOnlyList<string> Facts, IReadOnlyList<KnownDataSet> DataSets);

/// <summary>An official data set of the catalogue.</summary>
/// <param name="Id">What a recipe or 'planner import' calls it.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Publisher">Who publishes it.</param>
/// <param name="Address">Its page.</param>
/// <param name="Licence">Terms of use.</param>
/// <param name="IsDraft">The columns are not checked against a file or the publisher's data dictionary.</param>
/// <param name="Note">What to mind.</param>
public sealed record KnownDataSet(string Id, LocalizedText Title, string Publisher, Uri? Address, string Licence, bool IsDraft, string? Note);

/// <summary>Lists the layer catalogue.</summary>
public static class ListKinds
{
    public static KindsAnswer Run()
    {
        var clock = Stopwatch.StartNew();
        KindLine[] kinds = [.. LayerCatalogue.Shipped.Kinds.OrderBy(kind => kind.Id, StringComparer.Ordinal).Select(Line)];
        return new() { InputsHash = InputsHash.Of(kinds), Kinds = kinds, ElapsedSeconds = clock.Elapsed.TotalSeconds };
    }

    private static KindLine Line(CatalogueKind kind) => new(
        kind.Id, kind.Geometry, kind.Title, kind.Meaning, kind.Facts,
        [.. LayerCatalogue.Shipped.DataSets.Where(set => set.Kind == kind.Id).OrderBy(set => set.Id, StringComparer.Ordinal)
            .Select(set => new KnownDataSet(set.Id, set.Title, set.Source, set.Address, set.Licence, set.IsDraft, set.Note))]);
}
