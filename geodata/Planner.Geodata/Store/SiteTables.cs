using NetTopologySuite.Geometries;
using Planner.Domain.Geography;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Units;

namespace Planner.Geodata.Store;

/// <summary>The candidate sites in the workspace: tables site and site_poi.</summary>
internal static class SiteTables
{
    public static readonly TableDefinition Site = new("site", "Candidate sites", "GEOMETRY",
    [
        new("site", "TEXT"), new("name", "TEXT"), new("lon", "REAL"), new("lat", "REAL"), new("area_ha", "REAL"),
        new("requested_mw", "REAL"), new("origin", "TEXT"),
    ]);

    public static readonly TableDefinition Poi = new("site_poi", "Points of interconnection of the sites", null,
        [new("site", "TEXT"), new("position", "INTEGER"), new("bus", "INTEGER"), new("distance_km", "REAL")]);

    public static void Write(StoreConnection connection, IEnumerable<(CandidateSite Site, Geometry Degrees, string Origin)> sites)
    {
        using var table = connection.CreateTable(Site);
        using var pois = connection.CreateTable(Poi);
        var poi = 0;
        foreach (var (site, degrees, origin) in sites)
        {
            table.Insert(site.FeatureId, degrees, site.Id.Text, site.Name, site.Location.Longitude, site.Location.Latitude, site.Area?.Value, site.RequestedLoad?.Value, origin);
            foreach (var (position, option) in site.Pois.Index())
            {
                pois.Insert(++poi, null, site.Id.Text, position + 1, option.Bus.Number, option.Distance.Value);
            }
        }
    }

    public static IReadOnlyList<CandidateSite> Read(StoreConnection connection)
    {
        var routes = TieLineTable.Read(connection);
        var pois = connection.Query(
            "SELECT site, bus, distance_km FROM site_poi ORDER BY fid",
            row => (Site: row.GetString(0), Option: new PoiOption(new BusId(row.GetInt32(1)), new Kilometers(row.GetDouble(2)))
            {
                Route = routes.GetValueOrDefault((row.GetString(0), new BusId(row.GetInt32(1)))),
            }))
            .ToLookup(row => row.Site, row => row.Option);
        return connection.Query(
            "SELECT fid, site, name, lon, lat, area_ha, requested_mw FROM site ORDER BY fid",
            row => new CandidateSite
            {
                FeatureId = row.GetInt32(0),
                Id = new SiteId(row.GetString(1)),
                Name = row.GetString(2),
                Location = new LonLat(row.GetDouble(3), row.GetDouble(4)),
                Area = row.FindDouble(5) is { } area ? new Hectares(area) : null,
                RequestedLoad = row.FindDouble(6) is { } load ? new Megawatts(load) : null,
                Pois = [.. pois[row.GetString(1)]],
            });
    }

    public static IReadOnlyList<SiteId> ReadIds(StoreConnection connection) =>
        connection.Query("SELECT site FROM site ORDER BY fid", row => new SiteId(row.GetString(0)));

    public static Geometry? FindGeometry(StoreConnection connection, SiteId site) => connection.Query(
        $"SELECT {connection.GeometrySql} FROM site WHERE site = @site", row => connection.ReadGeometry(row, 0), ("@site", site.Text)).FirstOrDefault();
}
