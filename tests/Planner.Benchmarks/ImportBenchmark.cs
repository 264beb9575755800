using System.Globalization;
using NetTopologySuite.Geometries;
using Planner.Geodata.Import;
using Planner.Geodata.Projections;
using Planner.Geodata.Store;

namespace Planner.Benchmarks;

/// <summary>import FEATURES: from a GeoPackage of random polygons to a sealed workspace, with ids checked and nothing measured.</summary>
/// <remarks>
/// Writing the random GeoPackage does not count; it is written row by row too, so that the peak of memory speaks for the import.
/// Two sizes show whether that stays the same.
/// </remarks>
internal static class ImportBenchmark
{
    private const string Recipe = """
        name: benchmark
        title: { en: Benchmark, zh: 基准 }
        bounds: [-180, 13, -64, 72]
        asOf: 2026-06-30
        requestedMw: 100
        candidates: { defaultFootprintHa: 100, poi: { minKv: 100, withinKm: 30, count: 1 } }
        layers:
          - id: wetlands
            path: source.gpkg
            kind: wetland
            geometry: polygon
            title: { en: Wetlands, zh: 湿地 }
            vintage: "2026"
            licence: own work
            source: the benchmark
            attribution: the benchmark
            idColumn: code
            columns:
              - { from: code, as: code }
              - { from: class, as: class }
              - { from: acres, as: acres, type: number }
            coverage: { description: the features themselves, featuresOnly: true }
        """;

    public static Measurement Run(Arguments arguments)
    {
        var features = int.Parse(arguments.Get(0, "the number of features"), CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("planner-import-").FullName;
        try
        {
            var source = Path.Combine(folder, "source.gpkg");
            var corners = WriteSource(source, features, int.Parse(arguments.Find("--seed") ?? "1", CultureInfo.InvariantCulture));
            var recipe = Path.Combine(folder, "recipe.yaml");
            File.WriteAllText(recipe, Recipe);
            var measurement = new Measurement().With("benchmark", "import").With("features", features).With("corners", corners).With("sourceMb", Math.Round(new FileInfo(source).Length / 1e6));
            var rows = 0;
            measurement.Time(1, () => rows = RecipeImport.Run(recipe, Path.Combine(folder, "workspace.gpkg"), new ImportOptions(), null, CancellationToken.None).RowsKept);
            return measurement.With("rowsKept", rows);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long WriteSource(string path, int features, int seed)
    {
        var table = new TableDefinition("wetlands", "Wetlands", "MULTIPOLYGON", [new("code", "TEXT"), new("class", "TEXT"), new("acres", "REAL")]);
        using var draft = new GeoPackageStore(path).Begin();
        var corners = 0L;
        using (var rows = draft.Connection.CreateTable(table))
        {
            foreach (var feature in new ScreeningWorld(seed).Polygons(0, features))
            {
                var degrees = Geometries.Factory.CreateMultiPolygon([(Polygon)MeasurePlane.Conus.ToDegrees(feature.Metres)]);
                corners += degrees.NumPoints;
                rows.Insert(feature.Fid, degrees, string.Create(CultureInfo.InvariantCulture, $"W-{feature.Fid * 7919 % 1_000_000_007:D10}"), feature.Fid % 3 == 0 ? "Lake" : "Marsh", feature.Metres.Area / 4046.8564224);
            }
        }

        draft.Seal([table], new DateOnly(2026, 6, 30), CancellationToken.None);
        return corners;
    }
}
