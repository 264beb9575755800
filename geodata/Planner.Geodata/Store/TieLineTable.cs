using System.Data.Common;
using NetTopologySuite.Geometries;
using Planner.Domain.Facts;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Geodata.Import;
using Planner.Geodata.Routing;

namespace Planner.Geodata.Store;

/// <summary>The routed tie-lines: one row for each site and point of interconnection, cheapest first.</summary>
internal static class TieLineTable
{
    public static readonly TableDefinition Table = new("tie_line", "Tie-lines (routed)", "LINESTRING",
    [
        new("site", "TEXT"), new("position", "INTEGER"), new("bus", "INTEGER"), new("base_kv", "REAL"), new("length_km", "REAL"), new("cost_usd", "REAL"), new("barriers_given_up", "TEXT"),
    ]);

    /// <summary>The routes by site and bus.</summary>
    public static IReadOnlyDictionary<(string Site, BusId Bus), RoutedLine> Read(StoreConnection connection) => connection.Query(
        "SELECT bus, length_km, cost_usd, site FROM tie_line",
        row => (Key: (row.GetString(3), BusOf(row)), Line: new RoutedLine(new Kilometers(row.GetDouble(1)), row.FindDouble(2) is { } usd ? new UsDollars(usd) : null)))
        .ToDictionary(row => row.Key, row => row.Line);

    public static void Write(StoreConnection connection, IEnumerable<SiteFindings> sites)
    {
        using var table = connection.CreateTable(Table);
        var fid = 0;
        foreach (var site in sites)
        {
            foreach (var (position, line) in site.TieLines.Index())
            {
                table.Insert(
                    ++fid, site.Plane.ToDegrees(line.Line), site.Site.Site.Id.Text, position + 1, line.End.Bus.Number, line.End.Kilovolts, line.LengthM / 1000, Usd(line), GivenUp(line));
            }
        }
    }

    /// <summary>The routes of a site, cheapest first.</summary>
    public static IReadOnlyList<TieLineRoute> Read(StoreConnection connection, SiteId site, Func<Geometry, string> toGeoJson) => connection.Query(
        $"SELECT bus, base_kv, length_km, cost_usd, barriers_given_up, {connection.GeometrySql} FROM tie_line WHERE site = @site ORDER BY position",
        row => new TieLineRoute(BusOf(row), row.GetDouble(1), row.GetDouble(2), row.FindDouble(3), row.FindText(4), toGeoJson(connection.ReadGeometry(row, 5))),
        ("@site", site.Text));

    /// <summary>The routes of a site that is not stored.</summary>
    public static IReadOnlyList<TieLineRoute> Of(SiteFindings site, Func<Geometry, string> toGeoJson) =>
        [.. site.TieLines.Select(line => new TieLineRoute(line.End.Bus, line.End.Kilovolts, line.LengthM / 1000, Usd(line), GivenUp(line), toGeoJson(site.Plane.ToDegrees(line.Line))))];

    private static BusId BusOf(DbDataReader row) => new(row.GetInt32(0));

    private static double? Usd(TieLine line) => line.CostUsd is Fact.Known { Value: FactValue.Number number } ? number.Value : null;

    private static string? GivenUp(TieLine line) => line.GivenUp.Count == 0 ? null : string.Join(", ", line.GivenUp);
}

/// <summary>A routed tie-line as a workspace keeps it.</summary>
/// <param name="Bus">The point of interconnection where it ends.</param>
/// <param name="Kilovolts">Base voltage of that bus.</param>
/// <param name="LengthKm">Geodesic length.</param>
/// <param name="CostUsd">What it costs; null where the ground does not tell.</param>
/// <param name="BarriersGivenUp">Layers of barriers that it had to cross, comma-separated; null: none.</param>
/// <param name="GeometryGeoJson">A LineString in degrees, from the site.</param>
public sealed record TieLineRoute(BusId Bus, double Kilovolts, double LengthKm, double? CostUsd, string? BarriersGivenUp, string GeometryGeoJson);
