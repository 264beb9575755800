using System.IO.Compression;
using System.Text.Json;
using System.Text;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using Planner.Geodata.Projections;
using Planner.Geodata.Store;
using Planner.Geodata.Tiles;
using Planner.Tests;

namespace Planner.Geodata.Tests.Tiles;

public sealed class TileTests
{
    [Fact]
    public void Tile_Decoded_HasTheFeaturesWithIdsAndProperties()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var plants = Decode(workspace.Tile("plants", 8, 57, 105)!, 8, 57, 105, "plants");
        Assert.Equal(["fid=1 mw=100 name=Alpha", "fid=2 mw=50 name=Beta"], plants.Select(Properties).Order());
        Assert.All(plants, feature => Assert.InRange(feature.Geometry.Coordinate.X, -99.51, -99.39));
        var branches = Decode(workspace.Tile("branch", 8, 57, 105)!, 8, 57, 105, "branch");
        Assert.Equal(["fid=1 from=1 id=1 kv=345 name=1 - 2 rateMw=250 to=2 transformer=False"], branches.Select(Properties));
        var buses = Decode(workspace.Tile("bus", 8, 57, 105)!, 8, 57, 105, "bus");
        Assert.Equal(["fid=1 id=1 kv=345 loadMw=10.5 name=1", "fid=2 id=2 kv=138 loadMw=20 name=2", "fid=3 id=3 kv=345 loadMw=0 name=3"], buses.Select(Properties).Order());
        var sites = Decode(workspace.Tile("site", 8, 57, 105)!, 8, 57, 105, "site");
        Assert.Contains("fid=1 id=1 name=First site=s1", sites.Select(Properties));
    }

    /// <summary>Its only branch is a tenth of a degree long: 18 units at zoom 4, 2 units at zoom 1.</summary>
    [Fact]
    public void Tile_OfBranchesFromAfar_HasNoNamesAndNoneUnderAPixel()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        Assert.Equal(["fid=1 kv=345"], Decode(workspace.Tile("branch", 4, 3, 6)!, 4, 3, 6, "branch").Select(Properties));
        Assert.Null(workspace.Tile("branch", 1, 0, 0));
    }

    /// <summary>As areas they would vanish from afar, and a map's dots would stand at each of their corners.</summary>
    [Fact]
    public void Tile_OfSites_DrawsEachAsAPointInsideItsArea()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        Assert.All(Decode(workspace.Tile("site", 8, 57, 105)!, 8, 57, 105, "site"), site => Assert.IsType<Point>(site.Geometry));
        Assert.Equal("fid=1 site=s1", Assert.Single(Decode(workspace.Tile("site", 0, 0, 0)!, 0, 0, 0, "site").Select(Properties)));
    }

    [Fact]
    public void Tile_OfBuses_DrawsTheHighestVoltageLastAndSoOnTop()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        Assert.Equal([138.0, 345, 345], Decode(workspace.Tile("bus", 8, 57, 105)!, 8, 57, 105, "bus").Select(bus => (double)bus.Attributes["kv"]));
    }

    [Fact]
    public void Tile_WithoutFeatures_IsNull()
    {
        using var import = new SmallImport();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        Assert.Null(workspace.Tile("plants", 8, 0, 0));
        Assert.Throws<KeyNotFoundException>(() => workspace.Tile("bus", 8, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => workspace.Tile("plants", 8, 256, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => workspace.Tile("plants", 15, 0, 0));
    }

    [Fact]
    public void Tile_Twice_IsTheSameBytes()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var first = Workspace.Open(import.Workspace);
        var before = first.Tile("branch", 5, 7, 13);
        import.Run();
        using var second = Workspace.Open(import.Workspace);
        Assert.Equal(before, second.Tile("branch", 5, 7, 13));
    }

    [Fact]
    public void Tile_TooManyFeatures_KeepsTheLargest()
    {
        var table = new StringBuilder("code,name,mw,lon,lat\n");
        for (var row = 1; row <= TileBuilder.FeatureLimit + 1000; row++)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"P{row},Plant {row},{row},{-99.9 + row * 1e-4},30.5\n");
        }

        using var import = new SmallImport { Plants = table.ToString(), Recipe = SmallRecipe.Text.Replace("    idColumn: code\n", "    idColumn: code\n    rankColumn: mw\n", StringComparison.Ordinal) };
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var kept = Decode(workspace.Tile("plants", 2, 0, 1)!, 2, 0, 1, "plants").Select(feature => (double)feature.Attributes["mw"]).ToList();
        Assert.Equal(TileBuilder.FeatureLimit, kept.Count);
        Assert.Equal(1001, kept.Min());
    }

    [Fact]
    public void Tile_TooManyBytes_LeavesOutTheSmallest()
    {
        var random = new Random(1);
        var table = new StringBuilder("code,name,mw,lon,lat\n");
        for (var row = 1; row <= 3000; row++)
        {
            var name = string.Concat(Enumerable.Range(0, 60).Select(_ => (char)('a' + random.Next(26))));
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"P{row},{name},{row},{-99.9 + row * 1e-4},30.5\n");
        }

        using var import = new SmallImport { Plants = table.ToString(), Recipe = SmallRecipe.Text.Replace("    idColumn: code\n", "    idColumn: code\n    rankColumn: mw\n", StringComparison.Ordinal) };
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var bytes = workspace.Tile("plants", 2, 0, 1)!;
        Assert.InRange(bytes.Length, TileBuilder.ByteLimit * 8 / 10, TileBuilder.ByteLimit);
        var kept = Decode(bytes, 2, 0, 1, "plants").Select(feature => (double)feature.Attributes["mw"]).ToList();
        Assert.Equal(3000, kept.Max());
        Assert.Equal(3001 - kept.Count, kept.Min());
    }

    [Fact]
    public void Tile_OfFeatures_NamesNoPropertyFid()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        using var zip = new GZipStream(new MemoryStream(workspace.Tile("branch", 8, 57, 105)!), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zip.CopyTo(plain);
        Assert.DoesNotContain("fid", Encoding.UTF8.GetString(plain.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_RandomPolygons_DrawTheirAreaInTheTile() => Gen.Select(Gen.Double[-30, 30], Gen.Double[-30, 30], Gen.Double[0.5, 40], Gen.Int[3, 300], Gen.Int[0, 1 << 20]).Sample((x, y, size, corners, seed) =>
    {
        var random = new Random(seed);
        var ring = Enumerable.Range(0, corners).Select(corner =>
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * corner / corners);
            var reach = size * (0.3 + (0.7 * random.NextDouble()));
            return new Coordinate(x + (reach * cos), y + (reach * sin));
        }).ToList();
        var shape = Geometries.Factory.CreatePolygon([.. ring, ring[0]]);
        var tile = new TileAddress(3, 4, 3);
        var (kind, commands) = new TilePath(tile).Commands(shape);
        Assert.Equal(3u, kind);
        var margin = TileAddress.Margin;
        var inUnits = Geometries.Factory.CreatePolygon([.. shape.Coordinates.Select(corner => tile.Units(corner.X, corner.Y)).Select(unit => new Coordinate(unit.X, unit.Y))]);
        var window = Geometries.Factory.ToGeometry(new Envelope(-margin, TileAddress.Extent + margin, -margin, TileAddress.Extent + margin));
        var expected = NetTopologySuite.Geometries.Utilities.GeometryFixer.Fix(inUnits).Intersection(window);
        // Each corner moves by at most about a unit, and thinning moves an edge by one.
        Assert.Equal(expected.Area, DrawnArea(commands), (2.5 * expected.Length) + 50);
    }, iter: 200);

    private static double DrawnArea(IReadOnlyList<uint> commands)
    {
        var (area, at) = (0.0, 0);
        var (penX, penY) = (0, 0);
        var ring = new List<(double X, double Y)>();
        while (at < commands.Count)
        {
            var (command, count) = (commands[at] & 7, (int)(commands[at++] >> 3));
            for (var step = 0; step < count && command != 7; step++)
            {
                penX += UnZigZag(commands[at++]);
                penY += UnZigZag(commands[at++]);
                ring.Add((penX, penY));
            }

            if (command == 7)
            {
                area += Planner.Geodata.Measure.RingClip.Area([.. ring.SelectMany(corner => new[] { corner.X, corner.Y })]);
                ring.Clear();
            }
        }

        return area;
    }

    private static int UnZigZag(uint number) => (int)(number >> 1) ^ -(int)(number & 1);

    [Fact]
    public void Tile_LineAcrossTiles_IsCutToEachWithItsMargin()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var address = new TileAddress(12, 912, 1688);
        var box = address.Degrees();
        var whole = Decode(workspace.Tile("branch", 6, 14, 26)!, 6, 14, 26, "branch")[0].Geometry;
        var pieces = 0;
        for (var column = 910; column <= 920; column++)
        {
            for (var row = 1680; row <= 1700; row++)
            {
                if (workspace.Tile("branch", 12, column, row) is { } bytes)
                {
                    var piece = Decode(bytes, 12, column, row, "branch")[0].Geometry.EnvelopeInternal;
                    var tile = new TileAddress(12, column, row).Degrees();
                    tile.ExpandBy(1e-4);
                    Assert.True(tile.Contains(piece), $"{piece} sticks out of {tile}");
                    pieces++;
                }
            }
        }

        Assert.True(pieces >= 2, $"{pieces} tiles along {whole}; {box}");
    }

    [Fact]
    public void TileJson_OfALayer_NamesItsTilesAndFields()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        using var json = JsonDocument.Parse(workspace.TileJson("branch", "http://host"));
        Assert.Equal("3.0.0", json.RootElement.GetProperty("tilejson").GetString());
        Assert.Equal($"http://host/tiles/branch/{{z}}/{{x}}/{{y}}.mvt?v={TileSet.VersionOf(workspace.Info)}", json.RootElement.GetProperty("tiles")[0].GetString());
        Assert.Equal("number", json.RootElement.GetProperty("vector_layers")[0].GetProperty("fields").GetProperty("rateMw").GetString());
    }

    private static IList<NetTopologySuite.Features.IFeature> Decode(byte[] bytes, int zoom, int column, int row, string layer)
    {
        using var zip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zip.CopyTo(plain);
        plain.Position = 0;
        VectorTile tile = new MapboxTileReader().Read(plain, new NetTopologySuite.IO.VectorTiles.Tiles.Tile(column, row, zoom), "fid");
        Assert.Equal(layer, Assert.Single(tile.Layers).Name);
        return tile.Layers[0].Features;
    }

    private static string Properties(NetTopologySuite.Features.IFeature feature) => string.Join(" ", feature.Attributes.GetNames().Order()
        .Select(name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}={feature.Attributes[name]}")));
}
