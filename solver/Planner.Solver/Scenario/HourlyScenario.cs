using System.Diagnostics;
using Planner.Domain.Grid;
using Planner.Solver.Network;

namespace Planner.Solver.Scenario;

/// <summary>Runs an hourly scenario: the cheapest dispatch of every hour within line limits, with unserved energy at a price.</summary>
/// <remarks>
/// Hours are independent unless storage or flexible load ties those of a day; days are independent. Runs of hours with the
/// same branches in service share one network. Same study, same answer, whatever the number of cores.
/// </remarks>
public static class HourlyScenario
{
    private const int HoursPerDay = 24;

    // Within a chunk each block starts from the basis of the last. As many on every machine: ties then fall alike.
    private const int Chunks = 32;

    /// <summary>Runs the study.</summary>
    /// <param name="study">The scenario.</param>
    /// <param name="onHour">Receives every solved hour, one call at a time, in any order; null: only the totals are wanted.</param>
    /// <param name="progress">Share of the hours done.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static HourlyAnswer Run(HourlyStudy study, Action<HourResult>? onHour = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var start = Stopwatch.GetTimestamp();
        var (first, count) = study.Window ?? (0, study.Profiles.Hours);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, study.Profiles.Hours);
        var tally = new HourlyTally(study.Grid, first, count);
        var length = BlockModel.TiesHours(study) ? HoursPerDay : 1;
        foreach (var run in RunsOfOneTopology(study, first, count))
        {
            var network = DcNetwork.From(run.Grid, study.Convention);
            var inputs = new HourInputs(study, network);
            RunBlocks(study, network, inputs, run.First, run.Count, length, tally, onHour, progress, cancel);
        }
        return tally.Answer(Simplifications(study, length), Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static void RunBlocks(
        HourlyStudy study, DcNetwork network, HourInputs inputs, int first, int count, int length, HourlyTally tally,
        Action<HourResult>? onHour, IProgress<double>? progress, CancellationToken cancel)
    {
        var blocks = (count + length - 1) / length;
        var chunks = Math.Min(blocks, Chunks);
        _ = network.Factors;
        Parallel.For(0, chunks, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, chunk =>
        {
            using var model = new BlockModel(study, network, inputs, length);
            for (var block = chunk * blocks / chunks; block < (chunk + 1) * blocks / chunks; block++)
            {
                var from = first + (block * length);
                var hours = Math.Min(length, first + count - from);
                var done = new List<HourResult>(hours);
                var solved = model.Solve(from, hours, done.Add, cancel);
                tally.Add(solved ? done : [], solved ? [] : Enumerable.Range(from, hours), onHour);
                progress?.Report(tally.DoneShare);
            }
        });
    }

    private static IEnumerable<(PowerGrid Grid, int First, int Count)> RunsOfOneTopology(HourlyStudy study, int first, int count)
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
            yield return (study.Grid.Apply(outNow.Select(branch => new GridChange.OutageBranch(branch))), start, end - start);
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
