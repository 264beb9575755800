using System.Diagnostics;
using System.Globalization;
using NetTopologySuite.Geometries;
using Planner.Domain.Facts;
using Planner.Geodata.Import;
using Planner.Geodata.Measure;
using Planner.Geodata.Projections;

namespace Planner.Benchmarks;

/// <summary>screening SITES POLYGONS: how much of each site lies in each layer, and how long the lines in it are.</summary>
/// <remarks>
/// Layer after layer, as an import measures them: cutting a layer's polygons and indexing them counts, making up the random
/// shapes does not. With --write the shapes and the answers go to a folder, for paired/screening.py.
/// </remarks>
internal static class ScreeningBenchmark
{
    private const int Layers = 30, LineLayers = 10;

    public static Measurement Run(Arguments arguments)
    {
        var siteCount = int.Parse(arguments.Get(0, "the number of sites"), CultureInfo.InvariantCulture);
        var polygons = int.Parse(arguments.Get(1, "the number of polygons in all layers"), CultureInfo.InvariantCulture);
        var segments = int.Parse(arguments.Find("--segments") ?? arguments.Get(1, "polygons"), CultureInfo.InvariantCulture);
        var world = new ScreeningWorld(int.Parse(arguments.Find("--seed") ?? "1", CultureInfo.InvariantCulture));
        using var files = arguments.Find("--write") is { } folder ? new ScreeningFiles(folder) : null;
        return Run(world, siteCount, polygons / (Layers - LineLayers), segments / LineLayers, files)
            .With("sites", siteCount).With("polygons", polygons).With("segments", segments).With("layers", Layers);
    }

    private static Measurement Run(ScreeningWorld world, int siteCount, int polygonsOfLayer, int segmentsOfLayer, ScreeningFiles? files)
    {
        var clock = new ScreeningClock();
        var degrees = world.Sites(siteCount).Select(site => MeasurePlane.Conus.ToDegrees(site)).ToList();
        var sites = clock.Prepare(() => degrees.Select((site, index) => SiteShape.Of(new($"s{index + 1}"), site, new(100))).ToArray());
        files?.WriteSites(sites);
        var (corners, hits) = (0L, 0);
        for (var layer = 0; layer < Layers; layer++)
        {
            var isLine = layer >= Layers - LineLayers;
            var features = (isLine ? world.Segments(layer, segmentsOfLayer) : world.Polygons(layer, polygonsOfLayer)).ToList();
            corners += features.Sum(feature => (long)feature.Metres.NumPoints);
            var measure = clock.Prepare(() => Measure(layer, features, isLine));
            var answers = clock.Measure(sites, measure);
            hits += answers.Count(answer => answer > 0);
            files?.WriteLayer(layer, features, isLine ? PlanarLengths(sites, features) : answers);
        }

        return clock.Result().With("corners", corners).With("sitesMeetingLayers", hits);
    }

    private static Func<SiteShape, double> Measure(int layer, List<MeasuredFeature> features, bool isLine)
    {
        var measure = new FactMeasure(Fact(layer, isLine), new MeasuredLayer(
            $"layer{layer}", new DataSetInfo(new("Layer", "图层"), "2026", "own work", "the benchmark", null, "the benchmark", 10, true), "the lower 48 states",
            MeasurePlane.Conus, [], features, _ => new Coverage.Region(MeasurePlane.Conus, Geometries.Factory.ToGeometry(new Envelope(-125, -66, 22, 52)))));
        var perUnit = isLine ? 1 : 10_000;
        return site => measure.At(site) is Fact.Known { Value: FactValue.Number number } ? number.Value * perUnit : double.NaN;
    }

    /// <summary>The same parts of lines in metres of the plane: the fact itself is geodesic, which others do not measure.</summary>
    private static double[] PlanarLengths(SiteShape[] sites, List<MeasuredFeature> features)
    {
        var index = new FeatureIndex(MeasurePlane.Conus, features);
        return Array.ConvertAll(sites, site => index.Touching(site.Footprint).Sum(line => LineInside.Parts(line.Metres, site.Area).Sum(part => part.Length)));
    }

    private static FactSpec Fact(int layer, bool isLine) => new()
    {
        Id = new FactId($"site.layer{layer}"),
        Title = new("Overlap", "重叠"),
        Kind = isLine ? MeasureKind.OverlapLength : MeasureKind.OverlapArea,
        Layer = $"layer{layer}",
        Where = [],
        Unit = isLine ? "m" : "ha",
        Shape = FactShape.Number,
    };

    /// <summary>Adds up what counts: preparing and measuring, in wall time and processor time.</summary>
    private sealed class ScreeningClock
    {
        private TimeSpan preparing, measuring, cpu;

        public T Prepare<T>(Func<T> act) => Time(act, ref preparing);

        public double[] Measure(SiteShape[] sites, Func<SiteShape, double> measure)
        {
            var answers = new double[sites.Length];
            Time(() => Parallel.For(0, sites.Length, index => answers[index] = measure(sites[index])), ref measuring);
            return answers;
        }

        public Measurement Result() => new Measurement().With("benchmark", "screening")
            .With("seconds", Math.Round((preparing + measuring).TotalSeconds, 3)).With("cpuSeconds", Math.Round(cpu.TotalSeconds, 3))
            .With("prepareSeconds", Math.Round(preparing.TotalSeconds, 3)).With("measureSeconds", Math.Round(measuring.TotalSeconds, 3));

        private T Time<T>(Func<T> act, ref TimeSpan sum)
        {
            var (start, cpuStart) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var result = act();
            sum += Stopwatch.GetElapsedTime(start);
            cpu += Environment.CpuUsage.TotalTime - cpuStart;
            return result;
        }
    }
}
