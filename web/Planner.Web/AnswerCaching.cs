using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;
using Planner.App;
using Planner.App.Answers;

namespace Planner.Web;

/// <summary>Keeps answers that depend only on their address and on the workspace: compressed, and with a tag that tells a client it has them already.</summary>
internal static class AnswerCaching
{
    private const long MostKeptBytes = 128 << 20;
    private const long LargestKeptBytes = 16 << 20;

    public static void AddAnswerCaching(this IServiceCollection services) => services.AddOutputCache(options =>
    {
        options.SizeLimit = MostKeptBytes;
        options.MaximumBodySize = LargestKeptBytes;
    });

    /// <summary>Says that a GET of these endpoints is a pure function of its address and the workspace.</summary>
    public static TBuilder DependsOnWorkspaceOnly<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Pure()).CacheOutput(Policy.Instance);

    /// <summary>Keeps the answers of endpoints that mark them with a tag of their own.</summary>
    public static TBuilder KeepOutput<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Tagged()).CacheOutput(Policy.Instance);

    /// <summary>Answers 304 without any work when the client has the answer already; comes after authorization.</summary>
    public static void UseAnswerTags(this WebApplication app)
    {
        var open = app.Services.GetRequiredService<OpenWorkspace>();
        app.Use((context, next) =>
        {
            if (!IsPure(context))
            {
                return next(context);
            }

            var tag = TagOf(context.Request, open.StateHash);
            if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            {
                context.Response.Headers.ETag = tag.ToString();
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            context.Response.OnStarting(() => Mark(context.Response, tag));
            return next(context);
        });
    }

    private static bool IsPure(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.GetEndpoint()?.Metadata.GetMetadata<Pure>() is not null;

    private static Task Mark(HttpResponse response, EntityTagHeaderValue tag)
    {
        if (response.StatusCode is StatusCodes.Status200OK)
        {
            response.Headers.ETag = tag.ToString();
            response.Headers.CacheControl = response.Headers.CacheControl.Count > 0 ? response.Headers.CacheControl : "private, no-cache";
        }

        return Task.CompletedTask;
    }

    // Weak: the same answer may come in another compression, and its elapsed time is of no matter.
    private static EntityTagHeaderValue TagOf(HttpRequest request, string state)
    {
        var text = $"{PlannerVersion.Text}\n{state}\n{request.Path}\n{request.QueryString}";
        return new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24]}\"", isWeak: true);
    }

    private sealed record Pure;

    private sealed record Tagged;

    private sealed class Policy : IOutputCachePolicy
    {
        public static readonly Policy Instance = new();

        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var pure = IsPure(context.HttpContext) || context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<Tagged>() is not null;
            (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (pure, pure, pure, true);
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.HeaderNames = HeaderNames.AcceptEncoding;
            context.CacheVaryByRules.VaryByValues["state"] = context.HttpContext.RequestServices.GetRequiredService<OpenWorkspace>().StateHash;
            context.ResponseExpirationTimeSpan = TimeSpan.FromHours(1);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            // When the reader leaves, the answer ends where it stands, without an error: half of it must not be kept for others.
            context.AllowCacheStorage &= context.HttpContext.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status204NoContent
                && !context.HttpContext.RequestAborted.IsCancellationRequested;
            return ValueTask.CompletedTask;
        }
    }
}
