using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.Matpower;
using Planner.Solver.Network;

namespace Planner.Benchmarks;

/// <summary>The grid of a case file, as benchmarks load it.</summary>
internal static class GridCase
{
    public static PowerGrid Load(string path)
    {
        var bag = new DiagnosticBag();
        var grid = MatpowerReader.Read(path, bag)?.ToGrid(bag);
        bag.ThrowIfErrors();
        return grid!;
    }

    public static DcConvention Convention(Arguments arguments, DcConvention otherwise = DcConvention.Matpower) =>
        arguments.Find("--convention") switch
        {
            null => otherwise,
            "matpower" => DcConvention.Matpower,
            "powermodels" => DcConvention.PowerModels,
            var other => throw new ArgumentException($"There is no convention {other}: matpower or powermodels."),
        };
}
