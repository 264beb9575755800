using Microsoft.AspNetCore.Builder;
using Planner.App;
using Planner.Tests;
using Planner.Web;

namespace Planner.EndToEnd;

/// <summary>Planner on the shipped sample, on a free port, with its map UI.</summary>
public sealed class RunningPlanner : IAsyncLifetime
{
    private readonly TemporaryFolder state = new();
    private OpenWorkspace? workspace;
    private WebApplication? app;

    public Browser Browser { get; } = new();

    public Uri Address => new(app!.Urls.First());

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        workspace = OpenWorkspace.Open(null, new Silent(), CancellationToken.None);
        app = PlannerServer.Build(workspace, new() { Urls = "http://127.0.0.1:0", StateFolder = state.PathOf("state") });
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        workspace?.Dispose();
        state.Dispose();
    }
}

/// <summary>One server and one browser for all tests: they only read.</summary>
[CollectionDefinition(Name)]
public sealed class PlannerRuns : ICollectionFixture<RunningPlanner>
{
    public const string Name = "Planner";
}
