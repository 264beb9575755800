using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Tests.Projections;

public sealed class SourceSystemTests
{
    private const string TexasCentralFeet = """
        PROJCS["NAD_1983_StatePlane_Texas_Central_FIPS_4203_Feet",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",
        SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],
        PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",2296583.333],PARAMETER["False_Northing",9842500.0],
        PARAMETER["Central_Meridian",-100.333333333333],PARAMETER["Standard_Parallel_1",31.8833333333333],
        PARAMETER["Standard_Parallel_2",30.1166666666667],PARAMETER["Latitude_Of_Origin",29.6666666666667],UNIT["US survey foot",0.304800609601219]]
        """;

    private const string CaliforniaOneFeet = """
        PROJCS["NAD_1983_StatePlane_California_I_FIPS_0401_Feet",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",
        SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],
        PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",6561666.667],PARAMETER["False_Northing",1640416.667],
        PARAMETER["Central_Meridian",-122.0],PARAMETER["Standard_Parallel_1",41.6666666666667],PARAMETER["Standard_Parallel_2",40.0],
        PARAMETER["Latitude_Of_Origin",39.3333333333333],UNIT["US survey foot",0.304800609601219]]
        """;

    private const string WebMercatorOfEsri = """
        PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],
        PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]
        """;

    private const string AlaskaOneOfEsri = """
        PROJCS["NAD_1983_StatePlane_Alaska_1_FIPS_5001",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Hotine_Oblique_Mercator_Azimuth_Natural_Origin"],PARAMETER["False_Easting",5000000.0],
        PARAMETER["False_Northing",-5000000.0],PARAMETER["Scale_Factor",0.9999],PARAMETER["Azimuth",-36.8698976388889],PARAMETER["Longitude_Of_Center",-133.666666666667],
        PARAMETER["Latitude_Of_Center",57.0],UNIT["Meter",1.0]]
        """;

    private const string AlaskaOneOfOgc = """
        PROJCS["NAD83 / Alaska zone 1",GEOGCS["NAD83",DATUM["North_American_Datum_1983",SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],
        UNIT["degree",0.0174532925199433]],PROJECTION["Hotine_Oblique_Mercator"],PARAMETER["latitude_of_center",57],PARAMETER["longitude_of_center",-133.666666666667],
        PARAMETER["azimuth",323.130102361111],PARAMETER["rectified_grid_angle",323.130102361111],PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",5000000],
        PARAMETER["false_northing",-5000000],UNIT["metre",1]]
        """;

    // gdalsrsinfo -o wkt2 EPSG:26914, cut.
    private const string Utm14OfWkt2 = """
        PROJCRS["NAD83 / UTM zone 14N",BASEGEOGCRS["NAD83",DATUM["North American Datum 1983",ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]]],
        PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4269]],CONVERSION["UTM zone 14N",METHOD["Transverse Mercator",ID["EPSG",9807]],
        PARAMETER["Longitude of natural origin",-99,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]]],CS[Cartesian,2],AXIS["(E)",east,ORDER[1],LENGTHUNIT["metre",1]],
        AXIS["(N)",north,ORDER[2],LENGTHUNIT["metre",1]],USAGE[SCOPE["Engineering survey, topographic mapping."],AREA["Between 102°W and 96°W, onshore."],BBOX[25.83,-102,84,-96]],ID["EPSG",26914]]
        """;

    private const string Geographic = """GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    // Control values: cs2cs -f "%.4f" EPSG:4326 CODE (PROJ 9.1.1).
    [Theory]
    [InlineData("EPSG:3857", -97.7431, 30.2672, -10880712.1206, 3537942.3583)]
    [InlineData("EPSG:26914", -97.7431, 30.2672, 620903.8301, 3349062.3640)]
    [InlineData("urn:ogc:def:crs:EPSG::6343", -97.7431, 30.2672, 620903.8301, 3349062.3640)]
    [InlineData("EPSG:32618", -77.04, 38.9, 323096.4579, 4307657.6810)]
    [InlineData("EPSG:3653", -71.4128, 41.824, 107244.4151, 82263.5937)]
    [InlineData("ESRI:102003", -105.1, 39.5, -774246.6095, 261259.7748)]
    [InlineData("EPSG:6350", -105.1, 39.5, -774246.6095, 1868046.0354)]
    [InlineData(TexasCentralFeet, -97.7431, 30.2672, 3114226.2142, 10070436.1313)]
    [InlineData(CaliforniaOneFeet, -122.3, 40.5, 6478241.5305, 2065570.4324)]
    [InlineData("EPSG:26931", -131.6, 55.3, 949930.4366, 387804.5106)]
    [InlineData("EPSG:6394", -137.0, 59.5, 629905.7685, 858170.1083)]
    [InlineData(AlaskaOneOfEsri, -135.3, 57.05, 719565.8467, 581852.3320)]
    [InlineData(AlaskaOneOfOgc, -134.4, 58.3, 775672.4620, 720098.3296)]
    [InlineData(Utm14OfWkt2, -97.7431, 30.2672, 620903.8301, 3349062.3640)]
    [InlineData(WebMercatorOfEsri, -97.7431, 30.2672, -10880712.1206, 3537942.3583)]
    public void FromAndToDegrees_ControlPoint_IsWithin1CmOfProj(string text, double longitude, double latitude, double x, double y)
    {
        var bag = new DiagnosticBag();
        var system = SourceSystem.Read(text, new("f"), bag) ?? throw new InvalidOperationException(bag.Kept[0].ToString());
        var there = system.FromDegrees(new Coordinate(longitude, latitude));
        var centimetre = text.Contains("foot", StringComparison.Ordinal) ? 0.0328 : 0.01;
        Assert.InRange(there.X - x, -centimetre, centimetre);
        Assert.InRange(there.Y - y, -centimetre, centimetre);
        var back = system.ToDegrees(new Coordinate(x, y));
        Assert.InRange(back.X - longitude, -1e-7, 1e-7);
        Assert.InRange(back.Y - latitude, -1e-7, 1e-7);
    }

    /// <summary>One code of each zone of 1983. Control values: gdaltransform from the geographic system of each code (PROJ 9.1.1).</summary>
    [Fact]
    public void FromAndToDegrees_EveryStatePlane_IsWithin1CmOfProj()
    {
        var controls = File.ReadLines(Repository.File("tests/Planner.Geodata.Tests/Projections/state-planes.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(231, controls.Count);
        Assert.All(controls, control =>
        {
            var number = Array.ConvertAll(control, text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
            var system = SourceSystem.Read($"EPSG:{control[0]}", new("f"), new DiagnosticBag())!;
            var (there, back) = (system.FromDegrees(new Coordinate(number[1], number[2])), system.ToDegrees(new Coordinate(number[3], number[4])));
            var centimetre = 0.01 / CoordinateSystems.MetresPerUnit(CoordinateSystems.ReadWkt(system.Wkt!));
            Assert.InRange(there.X - number[3], -centimetre, centimetre);
            Assert.InRange(there.Y - number[4], -centimetre, centimetre);
            Assert.InRange(Math.Abs(back.X - number[1]) + Math.Abs(back.Y - number[2]), 0, 2e-7);
        });
        Assert.Equal(895, StatePlanes.Codes.Count());
    }

    [Theory]
    [InlineData("EPSG:4326")]
    [InlineData("OGC:CRS84")]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4269")]
    [InlineData(Geographic)]
    public void Read_Degrees_AreTakenAsTheyAre(string text)
    {
        var system = SourceSystem.Read(text, new("f"), new DiagnosticBag());
        Assert.Equal(new Coordinate(-97, 30), system!.ToDegrees(new Coordinate(-97, 30)));
    }

    [Theory]
    [InlineData("EPSG:27700")]
    [InlineData("EPSG:4267")]
    [InlineData("EPSG:99999")]
    [InlineData("somewhere")]
    [InlineData("PROJCS[\"x\"")]
    [InlineData("PROJCS[\"x\",GEOGCS[\"g\"]]")]
    [InlineData("GEOGCS[\"NAD27\",DATUM[\"North_American_Datum_1927\",SPHEROID[\"Clarke 1866\",6378206.4,294.9786982138982]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]")]
    [InlineData("PROJCRS[\"wkt2\",BASEGEOGCRS[\"NAD83\",ID[\"EPSG\",4269]]]")]
    [InlineData("PROJCRS[\"British National Grid\",BASEGEOGCRS[\"OSGB36\"],ID[\"EPSG\",27700]]")]
    [InlineData("GEOGCRS[\"NAD27\",DATUM[\"North American Datum 1927\",ELLIPSOID[\"Clarke 1866\",6378206.4,294.978698213898]],ID[\"EPSG\",4267]]")]
    public void Read_SystemThatIsNotKnown_IsRefused(string text)
    {
        var bag = new DiagnosticBag();
        Assert.Null(SourceSystem.Read(text, new("f"), bag));
        Assert.Equal("crs.unknown", Assert.Single(bag.Kept).Code);
    }

    [Fact]
    public void ToDegrees_LongEdgeOfAPlane_StaysStraightThere()
    {
        var system = SourceSystem.Read("EPSG:5070", new("f"), new DiagnosticBag())!;
        var edge = Geometries.Factory.CreateLineString([new(-1_000_000, 1_500_000), new(1_000_000, 1_500_000)]);
        var middle = system.ToDegrees(new Coordinate(500_000, 1_500_000));
        var degrees = system.ToDegrees(edge);
        Assert.InRange(degrees.Distance(Geometries.Factory.CreatePoint(middle)), 0, 5e-5);
        Assert.Equal(-1_000_000, edge.StartPoint.X);
    }
}
