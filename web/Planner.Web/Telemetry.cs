using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using Planner.App;
using Planner.App.Access;
using Planner.Web.Jobs;
using Planner.Web.Security;

namespace Planner.Web;

/// <summary>What an operator sees of a running server: health, metrics, logs. Nothing is sent anywhere; others come and ask.</summary>
internal static class Telemetry
{
    /// <summary>Meter of Planner's own figures.</summary>
    public const string MeterName = "Planner";

    public static void AddTelemetry(this IServiceCollection services) => services.AddOpenTelemetry().WithMetrics(metrics => metrics
        .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", MeterName)
        .AddPrometheusExporter());

    public static void AddLog(this ILoggingBuilder logging, bool json)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Planner", LogLevel.Information)
            // It warns that keys of cookies lie unencrypted in the user's own folder; that is where they belong here.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (json)
        {
            logging.AddJsonConsole(console => (console.IncludeScopes, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "O"));
        }
        else
        {
            logging.AddSimpleConsole(console => console.SingleLine = true);
        }
    }

    /// <summary>Every line that is logged for a request names the workspace.</summary>
    public static void UseLogScope(this WebApplication app)
    {
        var scope = new Dictionary<string, object> { ["workspace"] = app.Services.GetRequiredService<OpenWorkspace>().Info.ContentHash[..12] };
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Telemetry));
        app.Use(async (context, next) =>
        {
            using var named = log.BeginScope(scope);
            await next(context);
        });
    }

    public static void MapTelemetry(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new Health("live", null, null))).AllowAnonymous().WithName("IsLive");
        app.MapGet("/health/ready", Ready).AllowAnonymous().WithName("IsReady");
        app.MapPrometheusScrapingEndpoint("/metrics").RequireRole(Role.Viewer);
    }

    /// <summary>Whether the server is alive, and whether the first page would come at once.</summary>
    internal sealed record Health(string Status, string? ContentHash, int? JobsWaiting);

    // Traffic may come before everything is prepared: the first answers are slower then, not wrong.
    private static Ok<Health> Ready(OpenWorkspace open, FirstVisit visit, JobStore jobs) =>
        TypedResults.Ok(new Health(visit.IsOver ? "ready" : "preparing", open.Info.ContentHash, jobs.WaitingCount));

    /// <summary>Counts jobs by how they end, and says how many wait.</summary>
    public static Counter<long> CountJobs(IMeterFactory meters, Func<int> waiting)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("planner.jobs.waiting", waiting, "{job}", "Jobs that wait to be run");
        return meter.CreateCounter<long>("planner.jobs.ended", "{job}", "Jobs that ended, by kind and status");
    }
}
