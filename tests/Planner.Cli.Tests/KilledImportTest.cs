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
        // The first import filled NAME__1; the table of plants of the second one is there when it has begun.
        await KillAndLookAsync(folder, address, () =>
        {
            using var command = database.CreateCommand($"SELECT to_regclass('{schema}__2.plants') IS NOT NULL");
            return command.ExecuteScalar() is true;
        });
        await using var removal = database.CreateCommand($"DROP SCHEMA {schema} CASCADE; DROP SCHEMA {schema}__2 CASCADE");
        await removal.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task KillAndLookAsync(TemporaryFolder folder, string workspace, Func<bool> hasBegun)
    {
        var recipe = folder.Write("recipe.yaml", SmallRecipe.Text);
        folder.Write("sites.csv", SmallRecipe.Sites);
        folder.Write("plants.csv", Plants(10));
        var old = await ImportAsync(recipe, workspace);

        folder.Write("plants.csv", Plants(ManyRows));
        await KillInTheMiddleAsync(recipe, workspace, hasBegun);
        var layers = await PlannerProcess.RunAsync("layers", "--workspace", workspace, "--json");
        Assert.True(layers.ExitCode == 0, layers.Error);
        Assert.Equal(10, layers.Json().GetProperty("layers")[0].GetProperty("featureCount").GetInt32());

        folder.Write("plants.csv", Plants(10));
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

    private static string Plants(int rows)
    {
        var text = new StringBuilder("code,name,mw,lon,lat\n");
        for (var row = 0; row < rows; row++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"P{row},Plant {row},100,{-99.9 + (row * 1e-6)},30.5\n");
        }

        return text.ToString();
    }
}
