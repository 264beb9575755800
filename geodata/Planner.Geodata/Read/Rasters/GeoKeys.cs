using BitMiracle.LibTiff.Classic;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read.Rasters;

/// <summary>Reads where a GeoTIFF lies from its tags (OGC 19-008r4, requirements classes 7.1 to 7.5 and Annex B).</summary>
internal sealed class GeoKeys
{
    private const TiffTag PixelScale = (TiffTag)33550;
    private const TiffTag TiePoint = (TiffTag)33922;
    private const TiffTag Transformation = (TiffTag)34264;
    private const TiffTag Directory = (TiffTag)34735;
    private const TiffTag Doubles = (TiffTag)34736;

    private const int ModelType = 1024;
    private const int RasterType = 1025;
    private const int GeodeticCrs = 2048;
    private const int ProjectedCrs = 3072;
    private const int Method = 3075;
    private const int LinearUnits = 3076;
    private const int UserDefined = 32767;

    private readonly Dictionary<int, double> values = [];

    private GeoKeys(ReadOnlySpan<ushort> directory, double[] doubles)
    {
        for (var at = 4; at + 3 < directory.Length; at += 4)
        {
            var (key, location, offset) = (directory[at], directory[at + 1], directory[at + 3]);
            if (location == 0)
            {
                values[key] = offset;
            }
            else if (location == (ushort)Doubles && offset < doubles.Length)
            {
                values[key] = doubles[offset];
            }
        }
    }

    public static RasterFrame? Frame(Tiff tiff, string label, string? statedCrs, DiagnosticBag bag)
    {
        var where = new InputLocation(label);
        var keys = new GeoKeys(Shorts(tiff), Numbers(tiff, Doubles));
        var request = new SourceRequest("", label, SourceFormat.GeoTiff, Crs: statedCrs);
        var hasOwn = keys.values.ContainsKey(ModelType);
        // A file whose own words name no datum is placed by the recipe, if that says where.
        var own = hasOwn ? keys.FindSystem(where, statedCrs is null ? bag : new DiagnosticBag()) : null;
        var system = SourceReader.Choose(own, hasOwn && (own is not null || statedCrs is null), request, bag);
        if (system is null || Corner(tiff) is not { } corner)
        {
            if (system is not null)
            {
                bag.Error("geotiff.no-place", "The raster does not say where its cells lie, or is turned", where, "A pixel scale with a tie point, or a transformation without rotation, is read", "bring it north up with gdalwarp");
            }

            return null;
        }

        // "Pixel is point": the tie point is the centre of the cell (requirement 9).
        var shift = keys.Find(RasterType) == 2 ? 0.5 : 0;
        return new(
            tiff.GetField(TiffTag.IMAGEWIDTH)[0].ToInt(), tiff.GetField(TiffTag.IMAGELENGTH)[0].ToInt(),
            corner.West - shift * corner.Width, corner.North + shift * corner.Height, corner.Width, corner.Height, system);
    }

    private static (double West, double North, double Width, double Height)? Corner(Tiff tiff)
    {
        if (Numbers(tiff, PixelScale) is [var width, var height, ..] && Numbers(tiff, TiePoint) is [var column, var row, _, var x, var y, ..])
        {
            return (x - column * width, y + row * height, width, height);
        }

        return Numbers(tiff, Transformation) is [var a, 0, _, var west, 0, var e, _, var north, ..] && a > 0 && e < 0 ? (west, north, a, -e) : null;
    }

    private SourceSystem? FindSystem(InputLocation where, DiagnosticBag bag)
    {
        var isProjected = Find(ModelType) == 1;
        var code = Find(isProjected ? ProjectedCrs : GeodeticCrs);
        if (code is not null and not UserDefined)
        {
            return SourceSystem.FromCode("EPSG", $"{code}", where, bag);
        }

        if (isProjected && Projection() is { } wkt)
        {
            return SourceSystem.FromWkt("the file's own projection", wkt);
        }

        bag.Error("crs.unknown", $"The raster's coordinate system is user-defined (method {Find(Method)})", where, "Transverse Mercator, Albers, Lambert conformal (2SP) and Lambert azimuthal on NAD83 or WGS 84 are read", "bring it into EPSG:5070 with gdalwarp -t_srs EPSG:5070");
        return null;
    }

    // Codes of the coordinate transformations and parameters: Annex B.3 of GeoTIFF 1.0, still in use.
    private string? Projection()
    {
        var unit = Find(LinearUnits) switch { null or 9001 => 1, 9002 => 0.3048, 9003 => 1200.0 / 3937, _ => double.NaN };
        var datum = Find(GeodeticCrs) switch { 4326 => KnownSystems.Wgs84, 4269 or 4759 or 4152 or 6318 => KnownSystems.Nad83, _ => null };
        if (datum is null || double.IsNaN(unit))
        {
            return null;
        }

        var latitude = Value(3081, 3085, 3089);
        var longitude = Value(3080, 3084, 3088);
        (string, double)[] shift = [("false_easting", Value(3082, 3086, 3090)), ("false_northing", Value(3083, 3087, 3091))];
        (string, double)[] parallels = [("standard_parallel_1", Value(3078)), ("standard_parallel_2", Value(3079))];
        return Find(Method) switch
        {
            1 => Write("Transverse_Mercator", ("latitude_of_origin", latitude), ("central_meridian", longitude), ("scale_factor", values.TryGetValue(3092, out var scale) ? scale : 1)),
            8 => Write("Lambert_Conformal_Conic_2SP", [("latitude_of_origin", latitude), ("central_meridian", longitude), .. parallels]),
            10 => Write("Lambert_Azimuthal_Equal_Area", ("latitude_of_center", latitude), ("longitude_of_center", longitude)),
            11 => Write("Albers_Conic_Equal_Area", [("latitude_of_center", latitude), ("longitude_of_center", longitude), .. parallels]),
            _ => null,
        };

        string Write(string method, params (string, double)[] parameters) => KnownSystems.Projected("raster", datum, method, unit, [.. parameters, .. shift]);
    }

    private int? Find(int key) => values.TryGetValue(key, out var value) ? (int)value : null;

    private double Value(params ReadOnlySpan<int> keys)
    {
        foreach (var key in keys)
        {
            if (values.TryGetValue(key, out var value))
            {
                return value;
            }
        }

        return 0;
    }

    private static double[] Numbers(Tiff tiff, TiffTag tag) => tiff.GetField(tag) is [_, var value, ..] ? value.ToDoubleArray() ?? [] : [];

    private static ushort[] Shorts(Tiff tiff) => tiff.GetField(Directory) is [_, var value, ..] ? value.ToUShortArray() ?? [] : [];
}
