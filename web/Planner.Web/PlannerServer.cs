using System.Net;
using Microsoft.AspNetCore.ResponseCompression;
using Planner.App;
using Planner.App.Access;
using Planner.App.Answers;
using Planner.Web.Features;
using Planner.Web.Jobs;
using Planner.Web.Ogc;
using Planner.Web.OpenApi;
using Planner.Web.Reports;
using Planner.Web.Security;
using Planner.Web.Sites;

namespace Planner.Web;

/// <summary>The HTTP host: API, OGC API Features, tiles and map UI for one opened workspace.</summary>
public static class PlannerServer
{
    internal const long LargestRequestBytes = 1 << 20;

    /// <param name="workspace">What the server answers about; the caller keeps and disposes it.</param>
    /// <param name="options">Where it listens, who may come in, where it keeps its state.</param>
    /// <exception cref="Domain.Diagnostics.BadInputException">An address can't be used, or may not without access rules.</exception>
    public static WebApplication Build(OpenWorkspace workspace, ServerOptions options)
    {
        ListenAddresses.Require(options);
        var builder = WebApplication.CreateBuilder(MapUi.HostOptions());
        builder.WebHost.UseUrls(options.Urls).ConfigureKestrel(kestrel => Limit(kestrel));
        builder.Logging.AddLog(options.JsonLog);
        builder.Services.AddSingleton(workspace);
        var state = Path.Combine(options.StateFolder, workspace.Info.ContentHash[..16]);
        AddServices(builder.Services, options.Access, state);
        var app = builder.Build();
        Use(app, options);
        Map(app);
        return app;
    }

    /// <summary>Makes the first page quick, while the server already answers; until then it says that it is preparing.</summary>
    public static Task PrepareAsync(WebApplication app, CancellationToken cancel) => app.Services.GetRequiredService<FirstVisit>().RunAsync(cancel);

    /// <summary>The OpenAPI 3.1 document of the API as JSON, without any workspace.</summary>
    public static async Task<string> DescribeApiAsync(CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<OpenWorkspace>(_ => throw new InvalidOperationException("Only the shape of the API is asked for."));
        AddServices(builder.Services, AccessRules.ThisMachineOnly, "");
        await using var app = builder.Build();
        Map(app);
        // Without being started, a host does not know its own endpoints until it is told to use them.
        app.UseRouting();
        app.UseEndpoints(_ => { });
        return await ApiDocument.WriteAsync(app, cancel);
    }

    private static void Limit(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestRequestBytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }

    private static void AddServices(IServiceCollection services, AccessRules access, string state)
    {
        services.AddSingleton(TimeProvider.System);
        AddState(services, state);
        services.AddAccess(access);
        services.AddRateLimits(access);
        services.AddAnswerCaching();
        services.AddTelemetry();
        services.AddSingleton<FirstVisit>();
        services.AddScoped<Collections>();
        services.ConfigureHttpJsonOptions(json => AnswerJson.Configure(json.SerializerOptions));
        // Thrown and not answered bare: Problems says what could not be read, and where.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Word);
        services.AddExceptionHandler<Problems>();
        services.AddOpenApi(ApiDocument.Configure);
        services.AddResponseCompression(MapUi.Compress);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Optimal);
        if (!access.AsksWho)
        {
            services.AddHostFiltering(filter => filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        }
    }

    // Added sites come first: a job that was left unfinished may be about them.
    private static void AddState(IServiceCollection services, string state)
    {
        services.AddSingleton(host => ActivatorUtilities.CreateInstance<AddedSites>(host, Path.Combine(state, "sites")));
        services.AddHostedService(host => host.GetRequiredService<AddedSites>());
        services.AddSingleton(PlanFeature.Kind);
        services.AddSingleton(ScenarioFeature.Kind);
        services.AddSingleton(host => ActivatorUtilities.CreateInstance<JobFolder>(host, Path.Combine(state, "jobs")));
        services.AddSingleton<JobStore>();
        services.AddHostedService(host => host.GetRequiredService<JobStore>());
    }

    private static void Use(WebApplication app, ServerOptions options)
    {
        if (!options.Access.AsksWho)
        {
            app.UseHostFiltering();
        }

        app.UseLogScope();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecurityHeaders();
        app.UseTransport(options);
        app.UseMapUi();
        app.UseRouting();
        app.UseSameSite();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAnswerTags();
        // The cache stands outside the compression, so that an answer is compressed once and not for each reader.
        app.UseOutputCache();
        app.UseResponseCompression();
    }

    private static void Map(WebApplication app)
    {
        app.MapOpenApi().RequireRole(Role.Viewer);
        app.MapTelemetry();
        app.MapSignIn();
        MapApi(app.MapGroup("/api").RequireRole(Role.Viewer));
        app.MapOgc();
        app.MapTiles();
        app.MapMapUiFallback();
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        var answers = api.MapGroup("").DependsOnWorkspaceOnly();
        answers.MapWorkspace();
        answers.MapSites();
        answers.MapPermits();
        answers.MapRank();
        answers.MapGrid();
        answers.MapScenarios();
        answers.MapPlan();
        api.MapReports();
        api.MapExports();
        api.MapJobs();
        api.MapWhoAmI();
        api.MapGet("/{**path}", () => Results.Problem(statusCode: (int)HttpStatusCode.NotFound)).WithOrder(int.MaxValue).ExcludeFromDescription();
    }
}
