using Planner.Domain.Grid;
using Planner.Solver.Dispatch;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Benchmarks;

/// <summary>headroom CASE [--base opf]: N-0 and N-1 injection headroom at every bus, from the grid (build and solve).</summary>
internal static class HeadroomBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var grid = GridCase.Load(arguments.Get(0, "a MATPOWER case file"));
        var convention = GridCase.Convention(arguments);
        grid = arguments.Find("--base") == "opf" ? Dispatched(grid, convention) : grid;
        HeadroomAnswer? answer = null;
        var measured = new Measurement().With("benchmark", "headroom").With("case", Path.GetFileName(arguments.Get(0, ""))).Time(3, () =>
        {
            var network = DcNetwork.From(grid, convention);
            answer = HostingCapacity.Injection(DcPowerFlow.Solve(network), Participation.ByCapacity(network), new HeadroomOptions());
        });
        var withOutages = answer!.Buses.Select(bus => bus.WithOutages!.Headroom.Value).Order().ToArray();
        return measured.With("buses", withOutages.Length)
            .With("baseOverloads", answer.BaseOverloads.Count).With("existingViolations", answer.ExistingViolationCount)
            .With("zeroBuses", withOutages.Count(mw => mw == 0)).With("medianMw", withOutages[withOutages.Length / 2]);
    }

    // PGLib files hold mid-range outputs that overload hundreds of lines; a cheapest dispatch is a base case one could run.
    private static PowerGrid Dispatched(PowerGrid grid, DcConvention convention)
    {
        var network = DcNetwork.From(grid, convention);
        var answer = ((DispatchOutcome.Solved)DcOpf.Solve(network, new DispatchOptions())).Answer;
        var output = Enumerable.Range(0, network.GeneratorCount).ToDictionary(g => network.Generators[g].Id, g => answer.OutputMw[g]);
        return new PowerGrid(grid.BasePower, grid.Buses, grid.Branches, grid.Generators.Select(unit => output.TryGetValue(unit.Id, out var mw) ? unit with { Output = new(mw) } : unit), grid.Loads, grid.DcLines);
    }
}
