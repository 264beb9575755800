using System.Globalization;
using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Read;
using Planner.Geodata.Read.Rasters;
using Planner.Geodata.Routing;
using Planner.Tests;

namespace Planner.Geodata.Tests.Routing;

/// <summary>
/// Our least-cost routes over Rhode Island beside those that NREL's reVX published for the same ground: land cover and slope
/// of 90 m, costs of the Southeast table (the published routes lie mostly in its region), 1,500 MW class.
/// </summary>
/// <remarks>
/// They can't be equal: the published surface also held barriers and a raster of regions that the test data does not have.
/// So the middle of many routes is compared, and the spread is bounded. All four starts lie on the mainland.
/// </remarks>
public sealed class RhodeIslandTests
{
    private const double ShortestPublishedKm = 5.76; // reVX sets shorter lines to this length

    [Fact]
    public void Routes_ToLoadCentres_AreAsLongAndDearAsThePublishedOnes()
    {
        var bag = new DiagnosticBag();
        using var cover = GeoTiff.Open(SharedData.Path("ri-siting-nrel/ri_nlcd.tif"), "nlcd", null, bag)!;
        using var slope = GeoTiff.Open(SharedData.Path("ri-siting-nrel/ri_srtm_slope.tif"), "slope", "EPSG:3653", bag)!;
        Assert.Empty(bag.Kept);
        Assert.Equal((972, 1434), (cover.Frame.Columns, cover.Frame.Rows));
        var grid = Surface(cover, slope);
        var ends = Ends();
        var ratios = new List<(double Cost, double Length)>();
        // Supply curve points are squares of 128 cells; their middle is where the published routes start.
        foreach (var (row, column) in new[] { (0, 0), (1, 2), (2, 1), (4, 2) })
        {
            var start = grid.Find(cover.Frame.CentreOf(row * 128 + 64, column * 128 + 64))!.Value;
            var published = Published(row, column).Where(line => ends.ContainsKey(line.Gid)).ToList();
            var paths = LeastCostPaths.From(grid, start, null, 0, TestContext.Current.CancellationToken);
            foreach (var line in published)
            {
                var end = ends[line.Gid].Select(place => grid.Find(cover.Frame.System.FromDegrees(place))).OfType<int>().MinBy(paths.Cost);
                var length = paths.PathTo(end).Zip(paths.PathTo(end).Skip(1), (from, to) => grid.Centre(from).Distance(grid.Centre(to))).Sum();
                ratios.Add((paths.Cost(end) / line.CostUsd, length / 1000 / line.Km));
            }
        }

        // Found: 88 routes, middle length 0.935 and middle cost 1.08 of the published ones.
        Assert.InRange(ratios.Count, 80, 92);
        Assert.InRange(Median(ratios.Select(ratio => ratio.Length)), 0.90, 0.97);
        Assert.InRange(Median(ratios.Select(ratio => ratio.Cost)), 1.03, 1.13);
        Assert.InRange(ratios.Count(ratio => ratio.Length is > 0.85 and < 1.15) / (double)ratios.Count, 0.8, 1);
        Assert.InRange(ratios.Count(ratio => ratio.Cost is > 0.8 and < 1.25) / (double)ratios.Count, 0.7, 1);
    }

    private static FrictionGrid Surface(GeoTiff cover, GeoTiff slope)
    {
        // Southeast table of the published configuration.
        var costs = new LineCosts(
            "southeast", "reVX configuration", 0, "checked", new Dictionary<double, double> { [500] = 4_056_410 }, 2, 1.2, 8, 1.6,
            new Dictionary<int, double> { [80] = 1, [81] = 1, [41] = 1.47, [42] = 1.47, [43] = 1.47, [21] = 1.75, [22] = 1.75, [23] = 1.75, [24] = 1.12, [90] = 1.33, [95] = 1.33 });
        var frame = cover.Frame;
        var grid = new FrictionGrid(frame.Rows, frame.Columns, frame.CellWidth, new Coordinate(frame.West, frame.North));
        for (var row = 0; row < frame.Rows; row++)
        {
            var classes = cover.Row(row);
            var slopes = slope.Row(row);
            for (var column = 0; column < frame.Columns; column++)
            {
                // The bay is no ground for towers: the published routes go round it too.
                var water = classes[column] is 0 or 11 || float.IsNaN(classes[column]) ? 100 : 1;
                grid.SetCost(row * frame.Columns + column, water * costs.UsdPerMetre(500) * costs.Factor(slopes[column], classes[column]));
            }
        }

        return grid;
    }

    private static Dictionary<int, IReadOnlyList<Coordinate>> Ends()
    {
        var path = SharedData.Path("ri-siting-nrel/grid_connections.geojson");
        return SourceReader.Read(new(path, "connections", SourceFormat.GeoJson), ["gid", "category"], new DiagnosticBag())
            .Where(feature => (string?)feature.Values[1] is "LoadCen" or "PCALoadCen")
            .ToDictionary(feature => (int)(double)feature.Values[0]!, feature => (IReadOnlyList<Coordinate>)feature.Geometry!.Coordinates);
    }

    private static IEnumerable<(int Gid, double Km, double CostUsd)> Published(int row, int column)
    {
        var path = SharedData.Path("ri-siting-nrel/least_cost_1000MW.csv");
        string[] columns = ["trans_gid", "dist_km", "raw_line_cost", "sc_row_ind", "sc_col_ind"];
        return SourceReader.Read(new(path, "published", SourceFormat.Csv), columns, new DiagnosticBag())
            .Select(line => Array.ConvertAll(line.Values, value => double.Parse((string)value!, CultureInfo.InvariantCulture)))
            .Where(line => line[3] == row && line[4] == column && line[2] < 1e11 && line[1] > ShortestPublishedKm)
            .Select(line => ((int)line[0], line[1], line[2]));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
