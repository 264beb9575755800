using System.Globalization;
using Planner.Geodata.Export;

namespace Planner.App.Report;

/// <summary>A sheet with a place for each row, as a GeoPackage for GIS programs.</summary>
internal static class ReportPoints
{
    public const string MediaType = "application/geopackage+sqlite3";

    /// <param name="table">Name of the table.</param>
    /// <param name="evidence">What the rows rest on, shown as the table's title.</param>
    /// <param name="sheet">The rows.</param>
    /// <param name="places">The place of each row, in degrees.</param>
    public static byte[] Write(string table, string evidence, Sheet sheet, IEnumerable<(double Lon, double Lat)> places)
    {
        var columns = sheet.Header.Select((name, index) => new ResultColumn(
            name.Replace(':', '_').Replace('-', '_'), sheet.Rows.All(row => row[index] is null or double or int or long))).ToList();
        var points = sheet.Rows.Zip(places, (row, place) => new ResultPoint(place.Lon, place.Lat, [.. row.Zip(columns, Value)]));
        return ResultPoints.ToGeoPackage(table, evidence, columns, points);
    }

    private static object? Value(object? value, ResultColumn column) =>
        value is null ? null : column.IsNumber ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
