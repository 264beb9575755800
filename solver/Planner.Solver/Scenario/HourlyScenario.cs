using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Planner.Domain.Grid;
using Planner.Solver.Network;

namespace Planner.Solver.Scenario;

/// <summary>Runs an hourly scenario: the cheapest dispatch of every hour within line limits, with unserved energy at a price.</summary>
/// <remarks>
/// Hours are independent unless storage or flexible load ties those of a day; days are independent. Runs of hours with the
/// same branches in service share one network. Same study, same answer to the last bit, whatever the number of cores and
/// however often it was cut off: each part is solved by itself, and the parts are summed in their order.
/// </remarks>
public static class HourlyScenario
{
    private const int HoursPerDay = 24;

    private const int MostPartsOfOneTopology = 32;

    /// <summary>Runs the study.</summary>
    /// <param name="study">The scenario.</param>
    /// <param name="onHour">Receives every solved hour in order, once all are solved; null: only the totals are wanted.</param>
    /// <param name="progress">Share of the hours done.</param>
    /// <param name="parts">Where solved parts are kept; those that are there are not solved again. Null: for this run alone.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static HourlyAnswer Run(
        HourlyStudy study, Action<HourResult>? onHour = null, IProgress<double>? progress = null, IHourlyParts? parts = null, CancellationToken cancel = default)
    {
        var start = Stopwatch.GetTimestamp();
        var (first, count) = study.Window ?? (0, study.Profiles.Hours);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, study.Profiles.Hours);
        var length = BlockModel.TiesHours(study) ? HoursPerDay : 1;
        var run = new HourlyRun(study, length, parts ?? new HourlyPartsInMemory(), new(count, progress), cancel);
        var all = PartsOf(study, first, count, length);
        SolveAll(all, run, cancel);
        var tally = new HourlyTally(study.Grid, first, count);
        foreach (var part in all)
        {
            cancel.ThrowIfCancellationRequested();
            tally.Add(run.Get(part), onHour);
        }

        return tally.Answer(Simplifications(study, length), Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    // In their order and one by one, so that few parts are under way when the run is cut off.
    private static void SolveAll(List<HourlyPart> parts, HourlyRun run, CancellationToken cancel)
    {
        try
        {
            Parallel.ForEach(
                Partitioner.Create(parts, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount },
                run.Solve);
        }
        catch (AggregateException failed)
        {
            ExceptionDispatchInfo.Throw(failed.Flatten().InnerExceptions[0]);
        }
    }

    private static List<HourlyPart> PartsOf(HourlyStudy study, int first, int count, int length)
    {
        var parts = new List<HourlyPart>();
        foreach (var run in RunsOfOneTopology(study, first, count))
        {
            var grid = new Lazy<HourlyGrid>(() => GridOf(study, run.Grid()));
            var blocks = (run.Count + length - 1) / length;
            var most = Math.Min(blocks, MostPartsOfOneTopology);
            for (var part = 0; part < most; part++)
            {
                var (from, until) = (part * blocks / most * length, Math.Min(run.Count, (part + 1) * blocks / most * length));
                parts.Add(new(parts.Count, grid, run.First + from, until - from));
            }
        }

        return parts;
    }

    private static HourlyGrid GridOf(HourlyStudy study, PowerGrid grid)
    {
        var network = DcNetwork.From(grid, study.Convention);
        return new(network, new HourInputs(study, network));
    }

    private static IEnumerable<(Func<PowerGrid> Grid, int First, int Count)> RunsOfOneTopology(HourlyStudy study, int first, int count)
    {
        var branchOutages = study.Outages.Where(outage => outage.Branch is not null).ToArray();
        var start = first;
        while (start < first + count)
        {
            var outNow = Out(start);
            var end = start + 1;
            while (end < first + count && Out(end).SetEquals(outNow))
            {
                end++;
            }
            yield return (() => study.Grid.Apply(outNow.Select(branch => new GridChange.OutageBranch(branch))), start, end - start);
            start = end;
        }

        HashSet<BranchId> Out(int hour) => [.. branchOutages.Where(outage => outage.Covers(hour)).Select(outage => outage.Branch!.Value)];
    }

    private static List<string> Simplifications(HourlyStudy study, int length) =>
    [
        "no unit commitment: units run anywhere between 0 and what is available, start-up and no-load costs are not charged",
        study.Ramping ? "ramps are kept within a day where they are stated; the first hour of a day is free" : "no ramping between hours",
        "curved costs are eight straight segments",
        .. study.Grid.DcLines.Length == 0 ? Array.Empty<string>() : ["DC lines carry what is cheapest within their limits"],
        .. length == 1 ? Array.Empty<string>() : ["storage and shifted load end each day as they began it"],
    ];
}
