using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Planner.App.Answers;
using Planner.App.Plan.Solving;
using Planner.Domain.Diagnostics;
using Planner.Web.Sites;

namespace Planner.Web;

/// <summary>The one map from what was thrown to problem+json (RFC 9457).</summary>
internal sealed class Problems(IProblemDetailsService writer, ILogger<Problems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var problem = Of(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            log.LogError(exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
        }

        context.Response.StatusCode = problem.Status!.Value;
        return await writer.TryWriteAsync(new() { HttpContext = context, ProblemDetails = problem });
    }

    public static ProblemDetails Of(Exception exception) => exception switch
    {
        BadInputException refused => Refused(refused),
        BadHttpRequestException request => new()
        {
            Status = request.StatusCode,
            Title = "The request can't be read",
            Detail = request.InnerException?.Message ?? request.Message,
        },
        SolverProcessException ended => new()
        {
            Status = StatusCodes.Status500InternalServerError,
            Title = "The solver ended without an answer",
            Detail = ended.Message,
        },
        _ => new()
        {
            Status = StatusCodes.Status500InternalServerError,
            Title = "A fault of Planner, not of your input",
            Detail = "The server's log has the details.",
        },
    };

    /// <summary>What is too large may be refused before anything is thrown.</summary>
    public static void Word(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is { Status: StatusCodes.Status413PayloadTooLarge } problem)
        {
            problem.Title = "The request is too large";
            problem.Detail = $"A file of sites may have {SitesFeature.LargestUploadBytes >> 20} MB, a question {PlannerServer.LargestRequestBytes >> 20} MB. "
                + "Send the sites in parts, or import the file with \"planner import\".";
        }
    }

    private static ProblemDetails Refused(BadInputException refused) => new()
    {
        Status = StatusCodes.Status400BadRequest,
        Title = "The input was refused",
        Detail = refused.Message,
        Extensions = { ["diagnostics"] = Refusal.Of(refused).Diagnostics },
    };
}
