using Planner.Domain.Diagnostics;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Read;

/// <summary>The one door to every file format: a stream of features in degrees, each with its place in the file.</summary>
internal static class SourceReader
{
    /// <summary>Features one at a time; what can't be read is in the bag, and the stream ends there.</summary>
    public static IEnumerable<SourceFeature> Read(SourceRequest request, IReadOnlyList<string> columns, DiagnosticBag bag) => request.Format switch
    {
        SourceFormat.Csv or SourceFormat.Xlsx or SourceFormat.JsonTable => TableFeatures.Read(request, columns, bag),
        SourceFormat.GeoJson or SourceFormat.GeoJsonSequence => GeoJsonFeatures.Read(request, columns, bag),
        SourceFormat.Shapefile => ShapefileFeatures.Read(request, columns, bag),
        SourceFormat.GeoPackage => GeoPackageFeatures.Read(request, columns, bag),
        SourceFormat.GeoParquet => GeoParquetFeatures.Read(request, columns, bag),
        SourceFormat.Kml => KmlFeatures.Read(request, columns, bag),
        _ => Refuse(request, bag),
    };

    /// <summary>The names of the columns, for detecting what a file is; null with a diagnostic when it can't be read.</summary>
    public static IReadOnlyList<string>? Columns(SourceRequest request, DiagnosticBag bag) => request.Format switch
    {
        SourceFormat.Csv or SourceFormat.Xlsx or SourceFormat.JsonTable => TableFeatures.Columns(request, bag),
        SourceFormat.GeoJson or SourceFormat.GeoJsonSequence => GeoJsonFeatures.Columns(request, bag),
        SourceFormat.Shapefile => ShapefileFeatures.Columns(request, bag),
        SourceFormat.GeoPackage => GeoPackageFeatures.Columns(request, bag),
        SourceFormat.GeoParquet => GeoParquetFeatures.Columns(request, bag),
        SourceFormat.Kml => KmlFeatures.Columns(request, bag),
        _ => [],
    };

    /// <summary>Brings a feature from its file's system to degrees; a position that is none becomes the feature's problem.</summary>
    public static SourceFeature ToDegrees(SourceFeature feature, SourceSystem system)
    {
        if (feature.Geometry is not { } geometry)
        {
            return feature;
        }

        try
        {
            return feature with { Geometry = system.ToDegrees(geometry) };
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException or ArithmeticException)
        {
            return feature with
            {
                Geometry = null,
                Problem = new("geometry.outside-crs", Severity.Error, $"A position is no place of {system.Name}: {problem.Message.ReplaceLineEndings(" ").TrimEnd('.')}", feature.Where, "The coordinate system does not reach there", "correct the row, or the coordinate system of the file"),
            };
        }
    }

    /// <summary>The system that counts: the file's own, or the stated one where the file has none; both must agree.</summary>
    public static SourceSystem? Choose(SourceSystem? own, bool hasOwn, SourceRequest request, DiagnosticBag bag)
    {
        var where = new InputLocation(request.Label);
        if (request.Crs is null)
        {
            return hasOwn ? own : SourceSystem.Missing(where, bag);
        }

        var stated = SourceSystem.Read(request.Crs, where, bag);
        if (!hasOwn || own is null || stated is null || own.IsSame(stated))
        {
            return hasOwn ? own : stated;
        }

        bag.Error("crs.contradiction", $"The file says {own.Name}, the recipe {stated.Name}", where, "One of them is wrong, and the places would move", "remove 'crs' from the recipe, or correct the file's own statement");
        return null;
    }

    /// <summary>Positions of the asked columns among the file's, with a diagnostic for each that is not there; null then.</summary>
    public static int[]? Find(IReadOnlyList<string> columns, IReadOnlyList<string> known, SourceRequest request, DiagnosticBag bag)
    {
        var indices = columns.Select(column => known.ToList().IndexOf(column)).ToArray();
        foreach (var missing in indices.Index().Where(pair => pair.Item < 0).Select(pair => columns[pair.Index]).Distinct())
        {
            bag.Error("file.unknown-column", $"There is no column '{missing}'", new(request.Label), "The recipe reads it", NearestName.Advice(missing, known.ToHashSet()));
        }

        return indices.Contains(-1) ? null : indices;
    }

    public static SourceFeature BadGeometry(InputLocation where, object?[] values, string what) => new(where, null, values, new Diagnostic(
        "geometry.unreadable", Severity.Error, what.ReplaceLineEndings(" ").TrimEnd('.'), where, "The feature has no usable geometry", "repair the file, or leave the rows out with 'where'"));

    public static void Unreadable(SourceRequest request, DiagnosticBag bag, string place, Exception problem) =>
        bag.Error("file.unreadable", $"The file can't be read {place}: {problem.Message.ReplaceLineEndings(" ").TrimEnd('.')}", new(request.Label), "It is broken or cut off", "get the file again, and open it once with another program");

    /// <summary>A value of a file in the three shapes that rows have: text, double, or null.</summary>
    public static object? Value(object? value) => value switch
    {
        null or DBNull => null,
        string text => string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        bool flag => flag ? "true" : "false",
        double number => double.IsFinite(number) ? number : null,
        float number => float.IsFinite(number) ? (double)number : null,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static IEnumerable<SourceFeature> Refuse(SourceRequest request, DiagnosticBag bag)
    {
        bag.Error("file.not-features", $"'{request.Label}' is a raster", new(request.Label), "A layer of features is made of points, lines or polygons", "list it under 'rasters' instead of 'layers'");
        return [];
    }
}
