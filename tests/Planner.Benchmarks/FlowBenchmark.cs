using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Benchmarks;

/// <summary>flow CASE: DC power flow, from the grid to the flows (network, factors, solve).</summary>
internal static class FlowBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var path = arguments.Get(0, "a MATPOWER case file");
        var readSeconds = Measurement.BestSeconds(5, () => GridCase.Load(path));
        var grid = GridCase.Load(path);
        var convention = GridCase.Convention(arguments);
        var network = DcNetwork.From(grid, convention);
        var buildSeconds = Measurement.BestSeconds(30, () => network = DcNetwork.From(grid, convention));
        var seconds = Measurement.BestSeconds(30, () => DcPowerFlow.Solve(network = DcNetwork.From(grid, convention)));
        return new Measurement().With("benchmark", "flow").With("case", Path.GetFileName(path)).With("buses", network.BusCount)
            .With("branches", network.BranchCount).With("readSeconds", readSeconds).With("buildSeconds", buildSeconds).With("seconds", seconds);
    }
}
