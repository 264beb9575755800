using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Planner.Geodata.Store;

namespace Planner.Geodata.Tests.Store;

/// <summary>Other programs read a workspace: GDAL (and with it QGIS) opens every layer with its rows, type and index.</summary>
public sealed class GeoPackageTests
{
    [Fact]
    public async Task Ogrinfo_EveryLayer_OpensWithItsRows()
    {
        using var import = SmallGrid.Import();
        import.Run();
        var text = await Ogrinfo("-ro", "-al", "-so", import.Workspace);
        Assert.DoesNotContain("ERROR", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", text, StringComparison.Ordinal);
        foreach (var (layer, count, type) in new[] { ("plants", 2, "Point"), ("bus", 3, "Point"), ("branch", 2, "Line String"), ("site", 2, "Unknown (any)"), ("layer_coverage", 3, "Multi Polygon"), ("generator", 1, "None"), ("site_fact", 2, "None") })
        {
            var part = text[text.IndexOf($"Layer name: {layer}\n", StringComparison.Ordinal)..];
            Assert.Contains($"Geometry: {type}\nFeature Count: {count}\n", part, StringComparison.Ordinal);
        }

        Assert.Contains("mw: Real (0.0)", text, StringComparison.Ordinal);
        Assert.Contains("EPSG\",4326", text, StringComparison.Ordinal);
        var near = await Ogrinfo("-ro", "-spat", "-99.55", "30.45", "-99.45", "30.55", import.Workspace, "plants");
        Assert.Contains("Alpha", near, StringComparison.Ordinal);
        Assert.DoesNotContain("Beta", near, StringComparison.Ordinal);
    }

    [Fact]
    public void Rtree_OfEveryTable_HoldsEveryGeometry()
    {
        using var import = SmallGrid.Import();
        import.Run();
        using var connection = new GeoPackageConnection(GeoPackageStore.Connect(import.Workspace, SqliteOpenMode.ReadOnly));
        Assert.Equal("ok", connection.Query("PRAGMA integrity_check", row => row.GetString(0)).Single());
        Assert.Empty(connection.Query("PRAGMA foreign_key_check", row => row.GetString(0)));
        foreach (var table in connection.Query("SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'", row => row.GetString(0)))
        {
            var missing = connection.Query($"SELECT count(*) FROM {table} WHERE geom NOT NULL AND fid NOT IN (SELECT id FROM rtree_{table}_geom)", row => row.GetInt32(0));
            Assert.Equal([0], missing);
        }
    }

    private static async Task<string> Ogrinfo(params string[] arguments)
    {
        var start = new ProcessStartInfo("ogrinfo", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return output + await error;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("ogrinfo is not installed (Debian package gdal-bin).");
            throw;
        }
    }
}
