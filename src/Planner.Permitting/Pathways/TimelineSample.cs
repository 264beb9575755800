using System.Collections.Immutable;

namespace Planner.Permitting.Pathways;

/// <summary>Values of all draws in ascending order.</summary>
internal readonly struct SortedDraws
{
    private readonly double[] values;

    public SortedDraws(double[] values)
    {
        Array.Sort(values);
        this.values = values;
    }

    public double Mean => values.Average();

    public double Variance
    {
        get
        {
            var mean = Mean;
            return values.Sum(value => Math.Pow(value - mean, 2)) / (values.Length - 1);
        }
    }

    /// <summary>Quantile with linear interpolation between order statistics (Hyndman and Fan 1996, type 7).</summary>
    public double Quantile(double share)
    {
        var at = share * (values.Length - 1);
        var below = (int)at;
        return below + 1 < values.Length ? values[below] + ((at - below) * (values[below + 1] - values[below])) : values[below];
    }
}

/// <summary>All draws of one set of steps.</summary>
internal sealed class TimelineSample
{
    private readonly int draws;
    private readonly int[] critical;
    private readonly int[] permitCritical;
    private readonly ImmutableHashSet<string> ids;

    private TimelineSample(ImmutableArray<PathwayStep> steps, TimelineQuestion question)
    {
        draws = question.Draws;
        ids = [.. steps.Select(step => step.Id)];
        (critical, permitCritical) = (new int[steps.Length], new int[steps.Length]);
        var (own, starts, finishes) = (Table(steps.Length), Table(steps.Length), Table(steps.Length));
        var (permits, power) = (new double[draws], new double[draws]);
        var schedule = new Schedule(steps, question.StartDate);
        var holding = steps.Select(step => step.Holds != Holds.Nothing).ToArray();
        var permitting = steps.Select(step => step.Holds != Holds.Nothing && step.IsPermit).ToArray();
        var keys = steps.Select(step => DrawStream.KeyOf(step.Id)).ToArray();
        var durations = new double[steps.Length];
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < steps.Length; i++)
            {
                var stream = DrawStream.Of(question.Seed, keys[i], draw);
                durations[i] = own[i][draw] = steps[i].Duration.Draw(ref stream);
            }

            schedule.Run(durations);
            for (var i = 0; i < steps.Length; i++)
            {
                (starts[i][draw], finishes[i][draw]) = (schedule.Start[i], schedule.Finish[i]);
            }

            (permits[draw], power[draw]) = (schedule.LastFinish(permitting), schedule.LastFinish(holding));
            schedule.CountCritical(permitting, permitCritical);
            schedule.CountCritical(holding, critical);
        }

        (Durations, Starts, Finishes) = (Sorted(own), Sorted(starts), Sorted(finishes));
        (Permits, Power) = (new(permits), new(power));
    }

    public ImmutableArray<SortedDraws> Durations { get; }

    public ImmutableArray<SortedDraws> Starts { get; }

    public ImmutableArray<SortedDraws> Finishes { get; }

    public SortedDraws Permits { get; }

    public SortedDraws Power { get; }

    /// <param name="steps">In the order of their ties.</param>
    /// <param name="question">Start, draws and seed.</param>
    public static TimelineSample Take(ImmutableArray<PathwayStep> steps, TimelineQuestion question) => new(steps, question);

    public double Criticality(int step) => (double)critical[step] / draws;

    public double PermitCriticality(int step) => (double)permitCritical[step] / draws;

    public bool Has(string id) => ids.Contains(id);

    private double[][] Table(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[draws])];

    private static ImmutableArray<SortedDraws> Sorted(double[][] table) => [.. table.Select(values => new SortedDraws(values))];
}
