using Planner.Domain.Diagnostics;

namespace Planner.App;

/// <summary>The load that a question asks for at every site.</summary>
internal static class RequestedLoad
{
    private const double MostMw = 100_000;

    /// <summary>The question's figure, else the workspace's; a figure that can't be a load goes to the bag.</summary>
    public static double Check(OpenWorkspace open, double? askedMw, DiagnosticBag bag)
    {
        if (askedMw is { } asked && !(asked > 0 && asked <= MostMw))
        {
            bag.Error(
                "question.bad-load", FormattableString.Invariant($"{asked} MW is asked for at every site"),
                new("question", Path: "$.requestedMw"), "A site has to draw something, and less than a whole interconnection",
                FormattableString.Invariant($"Ask for more than 0 and at most {MostMw} MW"));
        }

        return askedMw ?? open.Info.RequestedLoad.Value;
    }
}
