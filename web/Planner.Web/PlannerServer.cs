using System.Net;
using Planner.App;
using Planner.App.Answers;
using Planner.Web.Features;
using Planner.Web.Jobs;
using Planner.Web.Security;

namespace Planner.Web;

/// <summary>The HTTP host: API, tiles and map UI for one opened workspace.</summary>
public static class PlannerServer
{
    private const long LargestRequestBytes = 1 << 20;

    /// <param name="workspace">What the server answers about; the caller keeps and disposes it.</param>
    /// <param name="urls">Addresses to listen on, separated by semicolons. Loopback only: see <see cref="Loopback"/>.</param>
    /// <exception cref="Domain.Diagnostics.BadInputException">An address is not a loopback address.</exception>
    public static WebApplication Build(OpenWorkspace workspace, string urls)
    {
        Loopback.Require(urls);
        var builder = WebApplication.CreateBuilder(MapUi.HostOptions());
        builder.WebHost.UseUrls(urls).ConfigureKestrel(kestrel => Limit(kestrel.Limits));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        AddServices(builder.Services, workspace);
        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    private static void Limit(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = LargestRequestBytes;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }

    private static void AddServices(IServiceCollection services, OpenWorkspace workspace)
    {
        services.AddSingleton(workspace);
        services.AddSingleton<JobStore>();
        services.AddHostedService(host => host.GetRequiredService<JobStore>());
        services.ConfigureHttpJsonOptions(json => AnswerJson.Configure(json.SerializerOptions));
        services.AddProblemDetails();
        services.AddExceptionHandler<Problems>();
        services.AddOpenApi();
        services.AddResponseCompression(MapUi.Compress);
        services.AddHostFiltering(filter => filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
    }

    private static void Use(WebApplication app)
    {
        app.UseHostFiltering();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseMapUi();
    }

    private static void Map(WebApplication app)
    {
        app.MapOpenApi();
        app.MapGet("/health/live", () => Results.Ok(new { status = "live" }));
        app.MapGet("/health/ready", (OpenWorkspace open) => Results.Ok(new { status = "ready", open.Info.ContentHash }));
        var api = app.MapGroup("/api");
        api.MapWorkspace();
        api.MapSites();
        api.MapRank();
        api.MapGrid();
        api.MapScenarios();
        api.MapPlan();
        api.MapJobs();
        api.MapGet("/{**path}", () => Results.Problem(statusCode: (int)HttpStatusCode.NotFound)).WithOrder(int.MaxValue).ExcludeFromDescription();
        app.MapTiles();
        app.MapMapUiFallback();
    }
}
