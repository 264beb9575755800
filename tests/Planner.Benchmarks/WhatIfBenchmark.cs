using Planner.App.Grid;
using Planner.App.Scenarios;

namespace Planner.Benchmarks;

/// <summary>whatif CASE: what new load at a bus does to every branch, warm: by sensitivity, and by solving the changed grid.</summary>
internal static class WhatIfBenchmark
{
    private const int Repeats = 6;

    public static Measurement Run(Arguments arguments)
    {
        var grid = StudiedGrid.Read(arguments.Get(0, "a case: MATPOWER .m, RTS-GMLC, PyPSA or plain CSV folder"));
        var bus = grid.Grid.Loads[grid.Grid.Loads.Length / 2].Bus.Number;
        var question = new ScenarioQuestion { Changes = [new() { Kind = "load", Bus = bus, Mw = 300 }] };
        var branches = 0;
        return new Measurement().With("benchmark", "whatif").With("buses", grid.Grid.Buses.Length)
            .Time(Repeats, () => branches = WhatIf.Sensitivity(grid, bus).Branches.Id.Length)
            .Time(Repeats, () => branches = WhatIf.Flow(grid, question).Flow.Branches.Count, "changedFlowSeconds")
            .With("branches", branches);
    }
}
