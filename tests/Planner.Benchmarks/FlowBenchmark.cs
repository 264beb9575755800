using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Benchmarks;

/// <summary>flow CASE: DC power flow, from the grid to the flows (network, factors, solve).</summary>
internal static class FlowBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var path = arguments.Get(0, "a MATPOWER case file");
        var grid = GridCase.Load(path);
        var convention = GridCase.Convention(arguments);
        return new Measurement().With("benchmark", "flow").With("case", Path.GetFileName(path)).With("buses", grid.Buses.Length)
            .With("branches", grid.Branches.Length)
            .Time(5, () => GridCase.Load(path), "readSeconds")
            .Time(30, () => DcNetwork.From(grid, convention), "buildSeconds")
            .Time(30, () => DcPowerFlow.Solve(DcNetwork.From(grid, convention)));
    }
}
