using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Planner.App.Access;

namespace Planner.Web.Security;

/// <summary>How much one caller may ask for, and how much heavy work runs at once.</summary>
internal static class RateLimits
{
    /// <summary>Policy of endpoints that measure, draw or print: a few at a time, the others wait.</summary>
    public const string Heavy = "heavy";

    // A map view asks for some dozens of tiles at once; nobody pans faster than this for long.
    private const int Burst = 600;
    private const int PerSecond = 200;

    public static void AddRateLimits(this IServiceCollection services, AccessRules rules) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, cancel) => new(Refuse(context.HttpContext));
        options.AddConcurrencyLimiter(Heavy, limiter => (limiter.PermitLimit, limiter.QueueLimit) = (2, 30));
        if (rules.AsksWho)
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(
                context => RateLimitPartition.GetTokenBucketLimiter(CallerOf(context), _ => Bucket()));
        }
    });

    private static TokenBucketRateLimiterOptions Bucket() => new()
    {
        TokenLimit = Burst,
        TokensPerPeriod = PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    private static string CallerOf(HttpContext context) =>
        context.User.FindFirst(Access.KeyClaim)?.Value
        ?? context.User.FindFirst("sub")?.Value
        ?? context.Connection.RemoteIpAddress?.ToString()
        ?? "unknown";

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return Results.Problem(
            "Wait a second and ask again.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests").ExecuteAsync(context);
    }
}
