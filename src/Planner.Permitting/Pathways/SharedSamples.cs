using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Planner.Permitting.Pathways;

/// <summary>Draws of equal lists of steps, taken once: hundreds of sites of one workspace need a few sets of permits.</summary>
/// <remarks>For one question on one library, without durations of a project's own. Thread-safe. The draws of a step depend on its id, so that sharing changes no figure.</remarks>
public sealed class SharedSamples
{
    private readonly ConcurrentDictionary<string, Lazy<TimelineSample>> known = new(StringComparer.Ordinal);

    internal TimelineSample Of(ImmutableArray<PathwayStep> steps, TimelineQuestion question) =>
        known.GetOrAdd(string.Join(' ', steps.Select(step => step.Id)), _ => new(() => TimelineSample.Take(steps, question))).Value;
}
