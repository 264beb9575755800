using Planner.Solver.Dispatch;
using Planner.Solver.Network;

namespace Planner.Benchmarks;

/// <summary>opf CASE [--form ptdf|angle]: DC optimal power flow, from the grid (build and solve).</summary>
internal static class OpfBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var grid = GridCase.Load(arguments.Get(0, "a MATPOWER case file"));
        var convention = GridCase.Convention(arguments);
        var options = new DispatchOptions
        {
            Form = arguments.Find("--form") switch { "ptdf" => DispatchForm.Ptdf, "angle" => DispatchForm.Angle, _ => DispatchForm.Automatic },
        };
        DispatchOutcome? outcome = null;
        var measured = new Measurement().With("benchmark", "opf").With("case", Path.GetFileName(arguments.Get(0, ""))).With("buses", grid.Buses.Length)
            .Time(4, () => outcome = DcOpf.Solve(DcNetwork.From(grid, convention), options));
        return WithOutcome(measured, outcome!);
    }

    public static Measurement WithOutcome(Measurement measured, DispatchOutcome outcome)
    {
        var answer = (outcome as DispatchOutcome.Solved)?.Answer;
        return measured.With("status", outcome.GetType().Name).With("objective", answer?.ObjectiveUsdPerHour)
            .With("bound", answer is null ? null : answer.ObjectiveUsdPerHour - answer.GapUsdPerHour)
            .With("backend", answer?.Backend).With("form", answer?.Form.ToString()).With("rounds", answer?.Rounds).With("limitRows", answer?.LimitRows)
            .With("tries", outcome.Tries.Select(attempt => $"{attempt.Backend} {attempt.Form}: {attempt.Status} ({attempt.Seconds:0.000} s)").ToArray());
    }
}
