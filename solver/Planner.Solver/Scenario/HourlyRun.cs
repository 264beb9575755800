namespace Planner.Solver.Scenario;

/// <summary>Solves the parts of one hourly run that are not solved yet.</summary>
internal sealed class HourlyRun(HourlyStudy study, int length, IHourlyParts kept, HoursDone done, CancellationToken cancel)
{
    /// <summary>Solves a part and keeps it, unless it is kept already.</summary>
    public void Solve(HourlyPart part)
    {
        if (Find(part) is null)
        {
            kept.Keep(part.Number, SolveAnew(part).ToBytes(part));
        }
        else
        {
            done.Add(part.Count);
        }
    }

    /// <summary>The values of a part; what is no longer kept is solved again.</summary>
    public PartValues Get(HourlyPart part) => Find(part) ?? SolveAnew(part);

    private PartValues? Find(HourlyPart part) => kept.Find(part.Number) is { } bytes ? PartValues.Read(part, bytes) : null;

    private PartValues SolveAnew(HourlyPart part)
    {
        var (hours, failed) = (new List<HourResult>(part.Count), new List<int>());
        using var model = new BlockModel(study, part.Grid.Value.Network, part.Grid.Value.Inputs, length);
        for (var from = part.First; from < part.First + part.Count; from += length)
        {
            var count = Math.Min(length, part.First + part.Count - from);
            var solved = new List<HourResult>(count);
            if (model.Solve(from, count, solved.Add, cancel))
            {
                hours.AddRange(solved.OrderBy(hour => hour.Hour));
            }
            else
            {
                failed.AddRange(Enumerable.Range(from, count));
            }

            done.Add(count);
        }

        return new(hours, failed);
    }
}

/// <summary>Counts the hours that are done, from several threads.</summary>
internal sealed class HoursDone(int all, IProgress<double>? progress)
{
    private int done;

    public void Add(int hours) => progress?.Report(Math.Min(1, (double)Interlocked.Add(ref done, hours) / all));
}
