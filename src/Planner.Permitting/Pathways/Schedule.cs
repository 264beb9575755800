using System.Collections.Immutable;

namespace Planner.Permitting.Pathways;

/// <summary>The steps of one project in an order that fits their links, and the times they take in one draw.</summary>
/// <remarks>
/// Forward pass of the critical path method (Kelley and Walker 1959) with FS, SS and FF links. A step with an FF link
/// starts as soon as it can and stays open until the earlier one has ended. Going back from a milestone, only the ties
/// that set a time are followed: a step is critical when its own duration is on such a way.
/// </remarks>
internal sealed class Schedule
{
    /// <summary>Two times less than this apart (days) are one time.</summary>
    private const double Same = 1e-7;

    private readonly ImmutableArray<PathwayStep> steps;
    private readonly (int Before, StepLink Link)[][] links;
    private readonly SeasonCalendar?[] seasons;
    private readonly double[] start;
    private readonly double[] finish;
    private readonly double[] ready;
    private readonly double[] worked;

    /// <param name="steps">In an order in which each comes after those it is tied to.</param>
    /// <param name="firstDay">Day 0.</param>
    public Schedule(ImmutableArray<PathwayStep> steps, DateOnly firstDay)
    {
        this.steps = steps;
        var index = steps.Select((step, at) => (step.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);
        links = [.. steps.Select(step => step.After.Where(link => index.ContainsKey(link.Step)).Select(link => (index[link.Step], link)).ToArray())];
        seasons = [.. steps.Select(step => step.Season is { } season ? new SeasonCalendar(season, firstDay) : null)];
        (start, finish, ready, worked) = (new double[steps.Length], new double[steps.Length], new double[steps.Length], new double[steps.Length]);
    }

    public ReadOnlySpan<double> Start => start;

    public ReadOnlySpan<double> Finish => finish;

    /// <summary>Works out all times for one set of durations (days).</summary>
    public void Run(ReadOnlySpan<double> durations)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            ready[i] = 0;
            foreach (var (before, link) in links[i])
            {
                if (link.Type != LinkType.FF)
                {
                    ready[i] = Math.Max(ready[i], Bound(before, link));
                }
            }

            start[i] = seasons[i]?.FirstStart(ready[i]) ?? ready[i];
            worked[i] = seasons[i]?.EndOfWork(start[i], durations[i]) ?? start[i] + durations[i];
            finish[i] = worked[i];
            foreach (var (before, link) in links[i])
            {
                if (link.Type == LinkType.FF)
                {
                    finish[i] = Math.Max(finish[i], Bound(before, link));
                }
            }
        }
    }

    private double Bound(int before, StepLink link) => (link.Type == LinkType.SS ? start[before] : finish[before]) + link.LagDays;

    /// <summary>The end of the last of the steps chosen; 0 when there is none.</summary>
    public double LastFinish(ReadOnlySpan<bool> chosen)
    {
        var last = 0.0;
        for (var i = 0; i < steps.Length; i++)
        {
            last = chosen[i] ? Math.Max(last, finish[i]) : last;
        }

        return last;
    }

    /// <summary>Counts the steps whose duration set the end of the last of the steps chosen.</summary>
    public void CountCritical(ReadOnlySpan<bool> chosen, int[] counts)
    {
        var last = LastFinish(chosen);
        Span<bool> isFinishDriving = stackalloc bool[steps.Length];
        Span<bool> isStartDriving = stackalloc bool[steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            isFinishDriving[i] = chosen[i] && finish[i] >= last - Same;
        }

        for (var i = steps.Length - 1; i >= 0; i--)
        {
            if (isFinishDriving[i])
            {
                var ownWork = worked[i] >= finish[i] - Same;
                counts[i] += ownWork ? 1 : 0;
                isStartDriving[i] |= ownWork;
                Follow(i, finish[i], LinkType.FF, isFinishDriving, isStartDriving);
            }

            // Where a step waits for its season, the season sets its start and nothing before it does.
            if (isStartDriving[i] && start[i] <= ready[i] + Same)
            {
                Follow(i, start[i], LinkType.FS, isFinishDriving, isStartDriving);
                Follow(i, start[i], LinkType.SS, isFinishDriving, isStartDriving);
            }
        }
    }

    private void Follow(int step, double time, LinkType type, Span<bool> isFinishDriving, Span<bool> isStartDriving)
    {
        foreach (var (before, link) in links[step])
        {
            if (link.Type == type && Bound(before, link) >= time - Same)
            {
                (type == LinkType.SS ? isStartDriving : isFinishDriving)[before] = true;
            }
        }
    }
}
