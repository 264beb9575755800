using Planner.Domain.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Pathways;

/// <summary>Which steps one project needs: those that are settled, and those that are still open.</summary>
/// <param name="Settled">Level of the determination.</param>
/// <param name="Lightest">The lightest document that what is known leaves possible.</param>
/// <param name="Heaviest">The heaviest one.</param>
/// <param name="Shortest">Numbers of the steps of the shortest case.</param>
/// <param name="Longest">Numbers of the steps of the longest case.</param>
internal sealed record NeededSteps(
    ReviewLevel Settled, ReviewLevel Lightest, ReviewLevel Heaviest, IReadOnlyList<int> Shortest, IReadOnlyList<int> Longest)
{
    /// <param name="steps">All steps of the packs.</param>
    /// <param name="at">The project's facts under the law of one day.</param>
    public static NeededSteps Of(IReadOnlyList<PathwayStep> steps, Evaluation at)
    {
        var decision = Decision.Of(at.Book, at);
        var (lightest, heaviest) = Levels(decision);
        var numbers = Enumerable.Range(0, steps.Count);
        return new(
            decision.Level, lightest, heaviest,
            [.. numbers.Where(number => Truth(steps[number], lightest, at).IsTrue)],
            [.. numbers.Where(number => IsOpen(steps[number], heaviest, at))]);
    }

    /// <summary>Whether a project with a document of this level needs the step.</summary>
    public static Truth Truth(PathwayStep step, ReviewLevel level, Evaluation at) =>
        step.Levels.IsEmpty || step.Levels.Contains(level) ? step.When.Evaluate(at) : Domain.Facts.Truth.False;

    private static (ReviewLevel Lightest, ReviewLevel Heaviest) Levels(Decision decision) => (decision.Level, decision.Ground) switch
    {
        (ReviewLevel.EAorEIS, _) => (ReviewLevel.EA, ReviewLevel.EIS),
        (ReviewLevel.Undetermined, DecisionGround.NexusUnknown or DecisionGround.ExemptionUnknown) => (ReviewLevel.None, ReviewLevel.EIS),
        (ReviewLevel.Undetermined, _) => (ReviewLevel.CE, ReviewLevel.EIS),
        _ => (decision.Level, decision.Level),
    };

    /// <summary>Needed, or open with at least one fact known about it.</summary>
    private static bool IsOpen(PathwayStep step, ReviewLevel level, Evaluation at) => Truth(step, level, at) is var needs
        && (needs.IsTrue || (needs.IsUnknown && at.Book.FactsUnder(step.When).Any(at.IsStated)));
}
