using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.Matpower;

namespace Planner.Tests.Cases;

/// <summary>Grids of the test data folder.</summary>
internal static class CaseFile
{
    public static PowerGrid Load(string relativePath) => LoadFile(SharedData.Path(relativePath));

    public static PowerGrid LoadFile(string path)
    {
        var bag = new DiagnosticBag();
        var grid = MatpowerReader.Read(path, bag)?.ToGrid(bag);
        Assert.True(grid is not null, string.Join(Environment.NewLine, bag.Kept.Where(d => d.Severity == Severity.Error).Take(5)));
        return grid;
    }
}
