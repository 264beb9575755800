using Microsoft.AspNetCore.Builder;
using Planner.App;
using Planner.Domain.Diagnostics;

namespace Planner.Web.Tests;

/// <summary>The server on the shipped sample, listening on a free port of this machine.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private OpenWorkspace? workspace;
    private WebApplication? app;

    public HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        workspace = OpenWorkspace.Open(null, new Silent(), CancellationToken.None);
        app = PlannerServer.Build(workspace, "http://127.0.0.1:0");
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        workspace?.Dispose();
    }

    private sealed class Silent : IProgress<StepProgress>
    {
        public void Report(StepProgress value)
        {
        }
    }
}
