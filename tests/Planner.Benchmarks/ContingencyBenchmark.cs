using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Benchmarks;

/// <summary>contingencies CASE: all single branch outages against emergency ratings, from the grid (build and solve).</summary>
internal static class ContingencyBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var grid = GridCase.Load(arguments.Get(0, "a MATPOWER case file"));
        var convention = GridCase.Convention(arguments);
        ScreenAnswer? answer = null;
        ScreenAnswer? lost = null;
        var measured = new Measurement().With("benchmark", "contingencies").With("case", Path.GetFileName(arguments.Get(0, ""))).With("buses", grid.Buses.Length)
            .With("branches", grid.Branches.Length)
            .Time(6, () => answer = ContingencyScreen.AllBranches(DcPowerFlow.Solve(DcNetwork.From(grid, convention))))
            .Time(6, () => lost = AllGenerators(grid, convention), "generatorSeconds");
        return measured.With("screened", answer!.Screened).With("splits", answer.Splits.Count).With("violations", answer.ViolationCount)
            .With("generatorsScreened", lost!.Screened).With("generatorViolations", lost.ViolationCount);
    }

    private static ScreenAnswer AllGenerators(PowerGrid grid, DcConvention convention)
    {
        var network = DcNetwork.From(grid, convention);
        return ContingencyScreen.AllGenerators(DcPowerFlow.Solve(network), Participation.ByCapacity(network));
    }
}
