using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Union;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Geodata.Projections;
using Planner.Geodata.Store;

namespace Planner.Geodata.Import;

/// <summary>Builds the region that a layer covers, in degrees, from what the recipe states.</summary>
internal sealed class CoverageRegion(StoreConnection connection, Recipe recipe, string recipeFile, DiagnosticBag bag)
{
    /// <returns>The region, or null when only the features are covered or nothing is.</returns>
    public Geometry? Build(CoverageSpec coverage, bool cutToBounds)
    {
        if (coverage.FeaturesOnly)
        {
            return null;
        }

        var union = UnaryUnionOp.Union([.. coverage.Parts.SelectMany(Polygons)]);
        if (union is null || union.IsEmpty)
        {
            bag.Error("recipe.empty-coverage", $"The coverage '{coverage.Description}' holds no area", new(recipeFile), "Every fact of the layer would be unknown", "correct its regions, or say featuresOnly: true");
            return null;
        }

        return Multi(cutToBounds ? union.Intersection(Box(recipe.Bounds)) : union);
    }

    /// <summary>Polygons of a layer's features that meet the conditions.</summary>
    public IReadOnlyList<Geometry> Features(CoveragePart.LayerFeatures part)
    {
        var columns = part.Where.Select(condition => condition.Column).Distinct().ToList();
        return [.. LayerTable.Read(connection, part.Layer, columns)
            .Where(feature => part.Where.Aggregate(Truth.True, (truth, condition) => truth & condition.Holds(feature.Values[columns.IndexOf(condition.Column)])).IsTrue)
            .Select(feature => feature.Degrees)];
    }

    private IEnumerable<Geometry> Polygons(CoveragePart part) => part switch
    {
        CoveragePart.Box box => [Box(box.Bounds)],
        CoveragePart.Wkt wkt => ReadWkt(wkt),
        CoveragePart.LayerFeatures features => Features(features),
        _ => throw new InvalidOperationException($"{part.GetType()} is no region."),
    };

    private IEnumerable<Geometry> ReadWkt(CoveragePart.Wkt wkt)
    {
        try
        {
            var region = new WKTReader(Geometries.Services).Read(wkt.Text);
            return region.Dimension == Dimension.Surface ? [region.IsValid ? region : GeometryFixer.Fix(region)] : throw new ParseException("The region has no area");
        }
        catch (Exception problem) when (problem is ParseException or ArgumentException)
        {
            bag.Error("recipe.bad-wkt", problem.Message.ReplaceLineEndings(" ").TrimEnd('.'), new(recipeFile, wkt.Line), "The coverage can't be read", "write POLYGON((lon lat, ...)) with a closed ring");
            return [];
        }
    }

    private static Geometry Box(Bounds bounds) =>
        Geometries.Factory.ToGeometry(new Envelope(bounds.West, bounds.East, bounds.South, bounds.North));

    private static MultiPolygon Multi(Geometry region) =>
        Geometries.Factory.CreateMultiPolygon([.. PolygonExtracter.GetPolygons(region).Cast<Polygon>()]);
}
