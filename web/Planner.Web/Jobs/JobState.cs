using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Planner.Domain.Diagnostics;

namespace Planner.Web.Jobs;

internal enum JobStatus
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>How a job stands, as JSON over HTTP and in its file. Immutable: each change is a new record.</summary>
/// <param name="Id">Hash of the kind, the question and all that the answer depends on: the same question is the same job.</param>
/// <param name="Kind">Kind of work, e.g. "plan".</param>
/// <param name="Question">The question as it was asked.</param>
/// <param name="AskedAt">When it was asked.</param>
internal sealed record JobState(string Id, string Kind, JsonElement Question, DateTimeOffset AskedAt)
{
    public JobStatus Status { get; init; } = JobStatus.Queued;

    public StepProgress Progress { get; init; } = new("Waiting", null);

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The answer of a job that is done, or what a cancelled one had by then; its shape is that of its kind.</summary>
    public JsonElement? Result { get; init; }

    public ProblemDetails? Problem { get; init; }

    [JsonIgnore]
    public bool HasEnded => Status is JobStatus.Done or JobStatus.Failed or JobStatus.Cancelled;
}

/// <summary>A job in the list of all.</summary>
internal sealed record JobLine(
    string Id, string Kind, JobStatus Status, StepProgress Progress, DateTimeOffset AskedAt, DateTimeOffset? EndedAt, JsonElement Question);
