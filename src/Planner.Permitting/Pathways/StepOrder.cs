using System.Collections.Immutable;

namespace Planner.Permitting.Pathways;

/// <summary>Puts steps in an order in which each comes after those it is tied to.</summary>
internal static class StepOrder
{
    /// <summary>The order, and the steps that wait for each other (empty when there are none).</summary>
    public static (ImmutableArray<PathwayStep> Ordered, IReadOnlyList<PathwayStep> Circle) Sort(IEnumerable<PathwayStep> steps)
    {
        var left = steps.ToList();
        var waiting = left.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var ordered = ImmutableArray.CreateBuilder<PathwayStep>();
        while (left.FindIndex(step => !step.After.Any(link => waiting.Contains(link.Step))) is var next && next >= 0)
        {
            ordered.Add(left[next]);
            waiting.Remove(left[next].Id);
            left.RemoveAt(next);
        }

        return (ordered.ToImmutable(), left);
    }

    /// <summary>Steps that hold construction are done before construction starts.</summary>
    public static IEnumerable<PathwayStep> WithConstructionLast(IReadOnlyCollection<PathwayStep> steps)
    {
        var holding = steps.Where(step => step.Holds == Holds.Construction && step.Kind != StepKind.Construction)
            .Select(step => new StepLink(step.Id, LinkType.FS, 0)).ToList();
        return steps.Select(step => step.Kind == StepKind.Construction ? step with { After = [.. step.After, .. holding] } : step);
    }
}
