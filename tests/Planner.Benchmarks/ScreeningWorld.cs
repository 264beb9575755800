using NetTopologySuite.Geometries;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;

namespace Planner.Benchmarks;

/// <summary>Seeded sites and layers in the metres of EPSG:5070 over the lower 48 states.</summary>
/// <remarks>
/// Polygons stand in a grid of cells of their layer, one each, so that a layer's features do not lie on one another. Their
/// corners follow a Pareto law from 10 to 5,000 (mean about 50): most are simple, a few are very fine, as in real layers.
/// </remarks>
internal sealed class ScreeningWorld(int seed)
{
    private const int LeastCorners = 10, MostCorners = 5000;
    private const double ParetoExponent = 1.1;

    // A box well inside the lower 48 states; each place in it is measured in EPSG:5070.
    private static readonly Envelope Box = new(-2_000_000, 2_000_000, 400_000, 2_900_000);

    public IEnumerable<Polygon> Sites(int count)
    {
        var random = new Random(seed);
        for (var site = 0; site < count; site++)
        {
            var radius = 300 + (700 * random.NextDouble());
            yield return Star(random, At(random), radius, 6 + random.Next(11));
        }
    }

    public IEnumerable<MeasuredFeature> Polygons(int layer, int count)
    {
        var random = new Random(HashCode.Of(seed, layer));
        var cell = Math.Sqrt(Box.Area / count);
        var columns = (int)Math.Ceiling(Box.Width / cell);
        for (var feature = 0; feature < count; feature++)
        {
            var centre = new Coordinate(Box.MinX + (cell * ((feature % columns) + 0.5)), Box.MinY + (cell * ((feature / columns) + 0.5)));
            var corners = Math.Min(MostCorners, LeastCorners * Math.Pow(1 - random.NextDouble(), -1 / ParetoExponent));
            yield return new(feature + 1, Star(random, centre, cell / 2, (int)corners), []);
        }
    }

    public IEnumerable<MeasuredFeature> Segments(int layer, int count)
    {
        var random = new Random(HashCode.Of(seed, layer));
        for (var feature = 0; feature < count; feature++)
        {
            var (from, angle, length) = (At(random), 2 * Math.PI * random.NextDouble(), 1000 + (9000 * random.NextDouble()));
            yield return new(feature + 1, Geometries.Factory.CreateLineString([from, new(from.X + (length * Math.Cos(angle)), from.Y + (length * Math.Sin(angle)))]), []);
        }
    }

    private static Coordinate At(Random random) =>
        new(Box.MinX + (Box.Width * random.NextDouble()), Box.MinY + (Box.Height * random.NextDouble()));

    /// <summary>A ring round a centre, not convex, nowhere farther out than the radius.</summary>
    private static Polygon Star(Random random, Coordinate centre, double radius, int corners)
    {
        var waves = Enumerable.Range(2, 5).Select(times => (Times: times, Phase: 2 * Math.PI * random.NextDouble())).ToArray();
        var ring = new Coordinate[corners + 1];
        for (var corner = 0; corner < corners; corner++)
        {
            var angle = 2 * Math.PI * corner / corners;
            var swing = waves.Sum(wave => Math.Cos((wave.Times * angle) + wave.Phase)) / waves.Length;
            var reach = radius * (0.65 + (0.25 * swing) + (0.1 * random.NextDouble()));
            ring[corner] = new(centre.X + (reach * Math.Cos(angle)), centre.Y + (reach * Math.Sin(angle)));
        }

        ring[corners] = ring[0];
        return Geometries.Factory.CreatePolygon(ring);
    }

    private static class HashCode
    {
        // The framework's own is another one in each process.
        public static int Of(int seed, int layer) => unchecked((seed * 7919) + (layer * 104729) + 1);
    }
}
