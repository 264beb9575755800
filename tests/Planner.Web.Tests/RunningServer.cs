using System.Net;
using Microsoft.AspNetCore.Builder;
using Planner.App;
using Planner.App.Access;
using Planner.Tests;
using Planner.Web.Tests;

[assembly: AssemblyFixture(typeof(RunningServer))]

namespace Planner.Web.Tests;

/// <summary>The server on the shipped sample, listening on a free port of this machine. One for all tests that only read.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    // What is computed from the sample once takes seconds; servers that add no site share it.
    private static readonly Lazy<OpenWorkspace> Shared = new(Open);

    private readonly TemporaryFolder state = new();
    private IPAddress? tlsProxy;
    private bool jsonLog;
    private OpenWorkspace? workspace;
    private WebApplication? app;

    public HttpClient Client { get; private set; } = new();

    public Uri Address => Client.BaseAddress!;

    public OpenWorkspace Workspace => workspace!;

    public IServiceProvider Services => app!.Services;

    public Task PrepareAsync() => PlannerServer.PrepareAsync(app!, CancellationToken.None);

    public async ValueTask InitializeAsync() => await StartAsync(Shared.Value, AccessRules.ThisMachineOnly);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        state.Dispose();
    }

    /// <summary>A server with other access rules, on the sample that all share.</summary>
    public static async Task<RunningServer> StartAsync(AccessRules access, IPAddress? tlsProxy = null, bool jsonLog = false)
    {
        var server = new RunningServer { tlsProxy = tlsProxy, jsonLog = jsonLog };
        await server.StartAsync(Shared.Value, access);
        return server;
    }

    /// <summary>A server with a workspace of its own, for a test that adds sites.</summary>
    public static async Task<RunningServer> StartOwnAsync()
    {
        var server = new RunningServer();
        await server.StartAsync(Open(), AccessRules.ThisMachineOnly);
        return server;
    }

    /// <summary>Stops the server and starts another on the same state and a newly opened workspace, as after a restart of the machine.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Client = new();
        await StartAsync(Open(), AccessRules.ThisMachineOnly);
    }

    private static OpenWorkspace Open() => OpenWorkspace.Open(null, new Silent(), CancellationToken.None);

    private async Task StartAsync(OpenWorkspace open, AccessRules access)
    {
        workspace = open;
        app = PlannerServer.Build(open, new() { Urls = "http://127.0.0.1:0", StateFolder = state.PathOf("state"), Access = access, TlsProxy = tlsProxy, JsonLog = jsonLog });
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.First());
    }

    private async Task StopAsync()
    {
        Client.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        if (workspace is not null && !ReferenceEquals(workspace, Shared.Value))
        {
            workspace.Dispose();
        }
    }
}
