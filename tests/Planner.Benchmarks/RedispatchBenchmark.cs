using Planner.Solver.Dispatch;
using Planner.Solver.Network;

namespace Planner.Benchmarks;

/// <summary>redispatch CASE: redispatch headroom (N-0) at every bus.</summary>
internal static class RedispatchBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var grid = GridCase.Load(arguments.Get(0, "a MATPOWER case file"));
        RedispatchAnswer? answer = null;
        var measured = new Measurement().With("benchmark", "redispatch").With("case", Path.GetFileName(arguments.Get(0, "")))
            .Time(1, () => answer = RedispatchHeadroom.Solve(DcNetwork.From(grid, GridCase.Convention(arguments)), new RedispatchOptions()));
        return measured.With("buses", answer!.Buses.Count).With("solved", answer.Buses.Count(bus => bus.Headroom is not null)).With("limitRows", answer.LimitRows);
    }
}
