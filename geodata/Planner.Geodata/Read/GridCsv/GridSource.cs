using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.Matpower;
using Planner.Geodata.Read.Pypsa;
using Planner.Geodata.Read.RtsGmlc;

namespace Planner.Geodata.Read.GridCsv;

/// <summary>Reads a grid from whatever a path holds: a MATPOWER .m file, an RTS-GMLC, PyPSA or plain CSV folder.</summary>
public static class GridSource
{
    /// <summary>The grid; null when a problem was found, all of them in <paramref name="bag"/>.</summary>
    public static PowerGrid? Read(string path, DiagnosticBag bag) => ReadSeries(path, bag)?.Grid;

    /// <summary>The grid with its hourly series and storage; null when a problem was found, all of them in <paramref name="bag"/>.</summary>
    public static GridSeries? ReadSeries(string path, DiagnosticBag bag)
    {
        if (!Directory.Exists(path))
        {
            return Alone(MatpowerReader.Read(path, bag)?.ToGrid(bag));
        }
        if (RtsGmlcReader.Recognises(path))
        {
            return RtsGmlcReader.Read(path, bag);
        }
        if (PlainGridReader.Recognises(path))
        {
            return Alone(PlainGridReader.Read(path, bag));
        }
        if (PypsaReader.Recognises(path))
        {
            return PypsaReader.Read(path, bag);
        }
        bag.Error("grid.unknown-folder", "The folder holds none of the forms that are read", new InputLocation(path), "There is no grid to work on",
            "Give a MATPOWER .m file, an RTS-GMLC or PyPSA folder, or buses.csv, branches.csv, generators.csv and loads.csv");
        return null;
    }

    private static GridSeries? Alone(PowerGrid? grid) => grid is null ? null : new(grid, null, []);
}
