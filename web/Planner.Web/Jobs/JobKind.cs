using System.Text.Json;
using Planner.App;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;

namespace Planner.Web.Jobs;

/// <summary>A piece of long work: reports how far it is and stops when told.</summary>
internal delegate Answer JobWork(IProgress<StepProgress> progress, CancellationToken cancel);

/// <summary>A kind of long work. Its question is kept as JSON, so that it can be asked again after a restart.</summary>
/// <param name="Name">Name in files and answers, e.g. "plan".</param>
/// <param name="WorkOf">The work for a question.</param>
internal sealed record JobKind(string Name, Func<OpenWorkspace, JsonElement, JobWork> WorkOf)
{
    public static JobKind Of<TQuestion>(
        string name, Func<OpenWorkspace, TQuestion, IProgress<StepProgress>, CancellationToken, Answer> run) =>
        new(name, (open, json) =>
        {
            var question = json.Deserialize<TQuestion>(AnswerJson.Options)!;
            return (progress, cancel) => run(open, question, progress, cancel);
        });
}
