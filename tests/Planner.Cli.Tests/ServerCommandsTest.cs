using System.Text.Json;
using Planner.Tests;

namespace Planner.Cli.Tests;

/// <summary>The commands round the server: keys, reports, the API's document, where it listens.</summary>
public sealed class ServerCommandsTest : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Keys_AddListRevoke_ShowTheSecretOnceAndTheEnd()
    {
        var file = folder.PathOf("keys.json");
        var added = (await PlannerProcess.RunAsync("keys", "add", "--file", file, "--name", "Ana", "--role", "analyst", "--json")).Json();
        var key = added.GetProperty("key").GetString()!;
        var id = added.GetProperty("line").GetProperty("id").GetString()!;
        Assert.StartsWith("plnr_" + id, key, StringComparison.Ordinal);

        var listed = await PlannerProcess.RunAsync("keys", "list", "--file", file, "--json");
        Assert.Equal("analyst", listed.Json().GetProperty("keys")[0].GetProperty("role").GetString());
        Assert.DoesNotContain(key.Split('_')[2], listed.Output, StringComparison.Ordinal);

        var revoked = (await PlannerProcess.RunAsync("keys", "revoke", id, "--file", file, "--json")).Json();
        Assert.Equal(JsonValueKind.String, revoked.GetProperty("keys")[0].GetProperty("revokedAt").ValueKind);
        Assert.Equal(2, (await PlannerProcess.RunAsync("keys", "revoke", "nobody", "--file", file)).ExitCode);
    }

    [Fact]
    public async Task Report_SiteInChinese_WritesThePage()
    {
        var id = (await PlannerProcess.RunAsync("sites", "--json")).Json().GetProperty("sites")[0].GetProperty("id").GetString()!;
        var path = folder.PathOf("site.html");
        var ended = await PlannerProcess.RunAsync("report", id, "--language", "zh", "--out", path, "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(new FileInfo(path).Length, ended.Json().GetProperty("bytes").GetInt64());
        Assert.Contains("场址档案", await File.ReadAllTextAsync(path, Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report", "nobody")]
    [InlineData("report", "nobody", "--format", "papyrus")]
    [InlineData("serve", "--urls", "http://0.0.0.0:0")]
    [InlineData("serve", "--access", "nowhere.yaml")]
    public async Task Command_WhatCantBe_ExitsWith2AndSaysWhy(params string[] arguments)
    {
        var ended = await PlannerProcess.RunAsync(arguments);
        Assert.Equal(2, ended.ExitCode);
        Assert.NotEmpty(ended.Error);
    }

    [Fact]
    public async Task Serve_AccessFileWithUnknownKeyAndWithoutAudience_ListsBothWithTheirLines()
    {
        var file = folder.Write("access.yaml", "kees: keys.json\nopenId:\n  authority: http://id.example.org\n");
        var ended = await PlannerProcess.RunAsync("serve", "--access", file);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("access.yaml:1", ended.Error, StringComparison.Ordinal);
        Assert.Contains("keys", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_ToAFile_IsTheDocumentOfTheServer()
    {
        var path = folder.PathOf("openapi.json");
        var ended = await PlannerProcess.RunAsync("openapi", path);
        Assert.True(ended.ExitCode == 0, ended.Error);
        var document = JsonDocument.Parse(await File.ReadAllTextAsync(path, Cancel)).RootElement;
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString()!, StringComparison.Ordinal);
        Assert.True(document.GetProperty("components").GetProperty("schemas").TryGetProperty("PlanAnswer", out _));
    }
}
