using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;
using Planner.Geodata.Routing;
using Planner.Geodata.Store;

namespace Planner.Geodata.Import;

/// <summary>What was found at a site: its facts, and the routes to its points of interconnection.</summary>
internal sealed record SiteFindings(SiteCandidate Site, MeasurePlane Plane, FactSheet Facts, IReadOnlyList<TieLine> TieLines)
{
    /// <summary>The site with the routes to its points of interconnection.</summary>
    public CandidateSite Routed => Site.Site with { Pois = [.. Site.Site.Pois.Select(poi => poi with { Route = RouteTo(poi.Bus) })] };

    private RoutedLine? RouteTo(BusId bus) => TieLines.FirstOrDefault(line => line.End.Bus == bus) is not { } line ? null
        : new(new(line.LengthM / 1000), line.CostUsd is Fact.Known { Value: FactValue.Number usd } ? new UsDollars(usd.Value) : null);
}

/// <summary>Measures every fact of the recipe at every site, one layer after the other, sites on all cores.</summary>
internal sealed class SiteMeasurement(StoreConnection connection, Recipe recipe, IReadOnlyList<LayerRecord> layers, IReadOnlyList<Setback> setbacks)
{
    /// <summary>What was measured and stated, site by site; what a row states wins over the recipe, and both over a measure.</summary>
    public IReadOnlyList<SiteFindings> Run(IReadOnlyList<SiteCandidate> sites, IProgress<StepProgress>? progress, CancellationToken cancel)
    {
        var shapes = sites.Select(site => SiteShape.Of(site.Site.Id, site.Degrees, recipe.Candidates.DefaultFootprint)).ToArray();
        var load = new LayerLoader(connection, recipe, layers);
        var ties = new TieLineMeasurement(connection, recipe, load).Run(sites, shapes, progress, cancel);
        var corridors = ties.Select((lines, site) => lines.Count == 0 ? null : SiteShape.OfRoute(shapes[site].Id, shapes[site].Plane, lines[0].Line, recipe.TieLines!.CorridorMetres)).ToArray();
        var results = recipe.Facts.ToDictionary(fact => fact.Id, _ => new Fact[shapes.Length]);
        foreach (var group in recipe.Facts.GroupBy(fact => fact.Layer))
        {
            progress?.Report(new StepProgress($"Measuring against {group.Key}", null));
            foreach (var plane in shapes.Select(shape => shape.Plane).Distinct())
            {
                var measures = load.Measures(group.Key, plane, [.. group]);
                foreach (var (fact, measure) in group.Zip(measures))
                {
                    Each(shapes, plane, site => results[fact.Id][site] = fact.Subject == MeasureSubject.Site ? measure(shapes[site]) : OnTieLine(measure, corridors[site]), cancel);
                }
            }
        }

        var extents = Extents(shapes, cancel);
        var usable = new UsableAreaMeasurement(recipe, load, setbacks).Run(shapes, progress, cancel);
        return [.. sites.Index().Select(site => new SiteFindings(site.Item, shapes[site.Index].Plane, Sheet(site.Item, site.Index, results, ties, usable, extents), ties[site.Index]))];
    }

    /// <summary>Runs a piece of work for every shape of a plane, on all cores.</summary>
    public static void Each(SiteShape[] shapes, MeasurePlane plane, Action<int> work, CancellationToken cancel)
    {
        var options = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, shapes.Length, options, site =>
        {
            if (shapes[site].Plane == plane)
            {
                work(site);
            }
        });
    }

    private FactSheet[] Extents(SiteShape[] shapes, CancellationToken cancel)
    {
        var (asked, extents) = (SiteExtent.ReadBy(recipe), new FactSheet[shapes.Length]);
        foreach (var plane in shapes.Select(shape => shape.Plane).Distinct())
        {
            Each(shapes, plane, site => extents[site] = SiteExtent.Facts(shapes[site], asked), cancel);
        }

        return extents;
    }

    private FactSheet Sheet(
        SiteCandidate site, int place, Dictionary<FactId, Fact[]> results, IReadOnlyList<TieLine>[] ties, FactSheet[]? usable, FactSheet[] extents)
    {
        var needed = recipe.NeededFacts.Aggregate(extents[place], (facts, fact) => facts.With(fact.Id, fact.Unknown));
        var sheet = recipe.Facts.Aggregate(needed, (facts, fact) => facts.With(fact.Id, results[fact.Id][place]));
        sheet = recipe.TieLines is null ? sheet : sheet.Overlay(TieLineFacts.Of(ties[place]));
        sheet = usable is null ? sheet : sheet.Overlay(usable[place]);
        return sheet.Overlay(recipe.StatedFacts).Overlay(site.Stated);
    }

    private static Fact OnTieLine(Func<SiteShape, Fact> measure, SiteShape? corridor) =>
        corridor is null ? TieLineFacts.NoRoute : measure(corridor);
}
