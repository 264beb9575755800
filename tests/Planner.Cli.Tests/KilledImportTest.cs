using System.Text;
using Npgsql;
using Planner.Tests;

namespace Planner.Cli.Tests;

/// <summary>An import that is killed in the middle leaves the old content, in both stores, and the next one works.</summary>
public sealed class KilledImportTest
{
    private const int ManyRows = 400_000;

    [Fact]
    public async Task Import_KilledInAFile_LeavesTheOldContent()
    {
        using var folder = new TemporaryFolder();
        var workspace = folder.PathOf("killed.gpkg");
        await KillAndLookAsync(folder, workspace, () => new FileInfo(workspace + ".importing") is { Exists: true, Length: > 0 });
    }

    [Fact]
    public async Task Import_KilledInPostgis_LeavesTheOldContent()
    {
        var (server, address) = (new Uri(PostgisServer.Address().Replace("@/", "@localhost/", StringComparison.Ordinal)), PostgisServer.NewSchema());
        var schema = address[(address.LastIndexOf('=') + 1)..];
        await using var database = NpgsqlDataSource.Create(ConnectionString(server));
        using var folder = new TemporaryFolder();
        // The first import filled NAME__1; the table of points of the second one is there when it has begun.
        await KillAndLookAsync(folder, address, () =>
        {
            using var command = database.CreateCommand($"SELECT to_regclass('{schema}__2.points') IS NOT NULL");
            return command.ExecuteScalar() is true;
        });
        await using var removal = database.CreateCommand($"DROP SCHEMA {schema} CASCADE; DROP SCHEMA {schema}__2 CASCADE");
        await removal.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task KillAndLookAsync(TemporaryFolder folder, string workspace, Func<bool> hasBegun)
    {
        var recipe = folder.Write("recipe.yaml", Recipe);
        folder.Write("sites.csv", "id,name,lon,lat\ns1,First,-99.6,30.5\n");
        folder.Write("points.csv", Points(10));
        var old = await ImportAsync(recipe, workspace);

        folder.Write("points.csv", Points(ManyRows));
        await KillInTheMiddleAsync(recipe, workspace, hasBegun);
        var layers = await PlannerProcess.RunAsync("layers", "--workspace", workspace, "--json");
        Assert.True(layers.ExitCode == 0, layers.Error);
        Assert.Equal(10, layers.Json().GetProperty("layers")[0].GetProperty("featureCount").GetInt32());

        folder.Write("points.csv", Points(10));
        Assert.Equal(old, await ImportAsync(recipe, workspace));
    }

    private static async Task<string> ImportAsync(string recipe, string workspace)
    {
        var ended = await PlannerProcess.RunAsync("import", recipe, "--workspace", workspace, "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        return ended.Json().GetProperty("contentHash").GetString()!;
    }

    private static async Task KillInTheMiddleAsync(string recipe, string workspace, Func<bool> hasBegun)
    {
        using var process = PlannerProcess.Start("import", recipe, "--workspace", workspace, "--json");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (!hasBegun())
        {
            Assert.False(process.HasExited, "The import ended before it was seen to begin.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True((await output).Length == 0, await error);
    }

    // Server, or socket folder as the parameter host.
    private static string ConnectionString(Uri server)
    {
        var host = server.Query.TrimStart('?').Split('&').FirstOrDefault(pair => pair.StartsWith("host=", StringComparison.Ordinal));
        return new NpgsqlConnectionStringBuilder
        {
            Host = host is null ? server.Host : host["host=".Length..],
            Port = server.Port > 0 ? server.Port : 5432,
            Database = server.AbsolutePath[1..],
            Username = server.UserInfo.Split(':')[0],
        }.ConnectionString;
    }

    private static string Points(int rows)
    {
        var text = new StringBuilder("name,lon,lat\n");
        for (var row = 0; row < rows; row++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Point {row},{-99.9 + (row * 1e-6)},30.5\n");
        }

        return text.ToString();
    }

    private const string Recipe =
        """
        name: killed
        title: { en: Killed, zh: 中断 }
        bounds: [-100, 30, -99, 31]
        asOf: 2026-06-30
        requestedMw: 300
        layers:
          - id: points
            kind: other
            title: { en: Points, zh: 点 }
            path: points.csv
            format: csv
            geometry: point
            lonColumn: lon
            latColumn: lat
            nameColumn: name
            columns:
              - { from: name }
            vintage: "2026"
            licence: public domain
            source: the test
            sourceUrl: https://example.org
            attribution: the test
            illustrative: false
            coverage: { description: the box, regions: [{ bounds: [-100, 30, -99, 31] }] }
        candidates:
          defaultFootprintHa: 100
          poi: { minKv: 100, withinKm: 30, count: 3 }
          files:
            - { path: sites.csv, format: csv, lonColumn: lon, latColumn: lat }
        facts:
          - id: site.point_distance_km
            title: { en: Distance, zh: 距离 }
            kind: distance
            layer: points
            unit: km
        criteria:
          - id: point
            fact: site.point_distance_km
            title: { en: Near, zh: 近 }
            description: { en: Near, zh: 近 }
            unit: km
            direction: lower
            anchors: [[0, 1], [10, 0]]
            weight: 20
        """;
}
