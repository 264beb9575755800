using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Tests.Measure;

/// <summary>Overlaps by cutting rings are those of an overlay with topology.</summary>
public sealed class OverlapIndexTests
{
    private static readonly Gen<Polygon> Stars = Gen.Select(Gen.Double[-1500, 1500], Gen.Double[-1500, 1500], Gen.Double[50, 2000], Gen.Int[3, 150], Gen.Int[0, 1 << 20])
        .Select((x, y, radius, corners, seed) => Star(new(1_000_000 + x, 2_000_000 + y), radius, corners, new Random(seed)));

    [Fact]
    public void Area_RandomShapesWithHoles_IsThatOfTheOverlay() => Gen.Select(Stars, Stars.Array[1, 6]).Sample((site, features) =>
    {
        var holed = WithHole(site);
        var expected = OverlayNGRobust.Overlay(OverlayNGRobust.Union(features), holed, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area;
        AssertClose(expected, Index(features).OverlapArea(new Footprint(holed)), holed);
    }, iter: 60);

    [Fact]
    public void Area_FeatureOfManyCorners_IsCutAndStillWhole()
    {
        var large = Star(new(1_000_000, 2_000_000), 40_000, 5000, new Random(7));
        var pieces = AreaPiece.Of(new(1, large, [])).ToList();
        Assert.True(pieces.Count > 40, $"{pieces.Count} pieces");
        Assert.InRange(pieces.Sum(piece => piece.Rings.Sum(ring => RingClip.Area(ring))) / large.Area, 1 - 1e-9, 1 + 1e-9);
        AssertClose(large.Area, Index([large]).OverlapArea(new Footprint(large.Envelope)), large.Envelope);
    }

    [Fact]
    public void Area_NeighboursThatShareEdges_AddUpWithoutOverlap()
    {
        Geometry[] halves = [Box(0, 0, 500, 1000), Box(500, 0, 1000, 1000)];
        Assert.Equal(640_000, Index(halves).OverlapArea(new Footprint(Box(100, 100, 900, 900))), 640_000 * 1e-9);
        Assert.Equal(0, Index(halves).OverlapArea(new Footprint(Box(1000, 0, 2000, 1000))));
        Assert.Equal(0, Index([]).OverlapArea(new Footprint(Box(0, 0, 1, 1))));
    }

    [Fact]
    public void PartsOfLines_RandomLines_IsThatOfTheOverlay() => Gen.Select(Stars, Gen.Double[-3000, 3000].Array[8]).Sample((site, at) =>
    {
        var holed = WithHole(site);
        var corners = Enumerable.Range(0, 4).Select(corner => new Coordinate(1_000_000 + at[2 * corner], 2_000_000 + at[(2 * corner) + 1])).ToList();
        var line = Geometries.Factory.CreateLineString([.. corners]);
        // Segment by segment: an overlay of the whole counts a line that runs back over itself only once.
        var expected = corners.Zip(corners.Skip(1)).Where(pair => !pair.First.Equals2D(pair.Second)).Sum(pair => OverlayNGRobust.Overlay(
            holed, Geometries.Factory.CreateLineString([pair.First, pair.Second]), NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Length);
        Assert.Equal(expected, LineInside.Parts(line, new Footprint(holed)).Sum(part => part.Length), (1e-6 * expected) + 0.01);
    }, iter: 60);

    [Fact]
    public void HasWithinPlanar_RandomShapes_IsThatOfExactDistances() => Gen.Select(Stars, Stars.Array[0, 6], Gen.Double[0, 400]).Sample((site, features, metres) =>
        Assert.Equal(features.Any(feature => feature.IsWithinDistance(site, metres)), Index(features).HasWithinPlanar(new Footprint(site), metres)), iter: 200);

    [Fact]
    public void BoxTree_RandomBoxes_FindsWhatALoopFinds() => Gen.Select(Stars.Array[0, 150], Stars).Sample((shapes, asked) =>
    {
        var tree = new BoxTree([.. shapes.Select(shape => shape.EnvelopeInternal)]);
        var found = new List<int> { 7 };
        tree.Query(asked.EnvelopeInternal, found);
        Assert.Equal(Enumerable.Range(0, shapes.Length).Where(place => shapes[place].EnvelopeInternal.Intersects(asked.EnvelopeInternal)), found);
        Assert.Equal(shapes.Select(shape => shape.Distance(asked)).DefaultIfEmpty(double.PositiveInfinity).Min(), tree.Nearest(asked.EnvelopeInternal, place => shapes[place].Distance(asked)));
    }, iter: 100);

    private static FeatureIndex Index(IEnumerable<Geometry> features) =>
        new(MeasurePlane.Conus, features.Select((feature, index) => new MeasuredFeature(index + 1, feature, [])));

    // Areas below a billionth of the box round the site are rounding.
    private static void AssertClose(double expected, double actual, Geometry site) =>
        Assert.Equal(expected, actual, (1e-6 * expected) + (1e-8 * site.EnvelopeInternal.Area));

    private static Geometry Box(double minX, double minY, double maxX, double maxY) =>
        Geometries.Factory.ToGeometry(new Envelope(minX, maxX, minY, maxY));

    private static Polygon WithHole(Polygon shell)
    {
        var centre = shell.EnvelopeInternal.Centre;
        var hole = shell.Contains(Geometries.Factory.CreatePoint(centre)) ? Star(centre, shell.EnvelopeInternal.Width / 8, 7, new Random(1)) : null;
        return hole is not null && shell.Contains(hole) ? Geometries.Factory.CreatePolygon(shell.Shell, [hole.Shell]) : shell;
    }

    private static Polygon Star(Coordinate centre, double radius, int corners, Random random)
    {
        var ring = Enumerable.Range(0, corners).Select(corner =>
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * corner / corners);
            var reach = radius * (0.3 + (0.7 * random.NextDouble()));
            return new Coordinate(centre.X + (reach * cos), centre.Y + (reach * sin));
        }).ToList();
        return Geometries.Factory.CreatePolygon([.. ring, ring[0]]);
    }
}
