using System.Globalization;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.App.SynthGrid;

/// <summary>Writes a grid as a MATPOWER case (format version 2) and a table of bus coordinates.</summary>
/// <remarks>Sources: MATPOWER User's Manual, appendix B. Reactive power is not planned: those columns are 0.</remarks>
internal static class GridFiles
{
    public static void WriteCase(PowerGrid grid, string path, string caseName, string note)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine($"function mpc = {caseName}");
        file.WriteLine($"% {note}");
        file.WriteLine("mpc.version = '2';");
        file.WriteLine(Line($"mpc.baseMVA = {grid.BasePower.Value};"));
        Table(file, "bus", "bus_i type Pd Qd Gs Bs area Vm Va baseKV zone Vmax Vmin", BusRows(grid));
        Table(file, "gen", "bus Pg Qg Qmax Qmin Vg mBase status Pmax Pmin", grid.Generators.Select(GeneratorRow));
        Table(file, "branch", "fbus tbus r x b rateA rateB rateC ratio angle status angmin angmax", grid.Branches.Select(BranchRow));
        Table(file, "gencost", "model startup shutdown n c1 c0 ($/MWh, $/h)", grid.Generators.Select(CostRow));
        Texts(file, "bus_name", grid.Buses.Select(bus => bus.Name));
        Texts(file, "gen_name", grid.Generators.Select(generator => generator.Name));
        Texts(file, "genfuel", grid.Generators.Select(generator => generator.Fuel));
    }

    public static void WriteCoordinates(PowerGrid grid, string path)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine("bus,name,lat,lon,kv");
        foreach (var bus in grid.Buses)
        {
            file.WriteLine(Line($"{bus.Id.Number},{Field(bus.Name)},{bus.Location!.Value.Latitude},{bus.Location.Value.Longitude},{bus.BaseVoltage.Value}"));
        }
    }

    /// <summary>Branches by the names of their buses, numbered as in the case; parallel circuits as (2), (3) and so on.</summary>
    public static void WriteBranchNames(PowerGrid grid, string path)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine("branch,name");
        var circuits = new Dictionary<(BusId, BusId), int>();
        foreach (var branch in grid.Branches)
        {
            var circuit = circuits[(branch.From, branch.To)] = circuits.GetValueOrDefault((branch.From, branch.To)) + 1;
            var suffix = circuit == 1 ? "" : $" ({circuit})";
            file.WriteLine(Line($"{branch.Id.Number},{Field($"{grid.GetBus(branch.From).Name} - {grid.GetBus(branch.To).Name}{suffix}")}"));
        }
    }

    private static IEnumerable<string> BusRows(PowerGrid grid)
    {
        var demandMw = grid.Loads.ToDictionary(load => load.Bus, load => load.Demand.Value);
        return grid.Buses.Select(bus => Line(
            $"{bus.Id.Number} {(int)bus.Type} {(demandMw.TryGetValue(bus.Id, out var mw) ? mw : 0)} 0 0 0 {bus.Area} 1 0 {bus.BaseVoltage.Value} {bus.Zone} 1.1 0.9"));
    }

    private static string GeneratorRow(Generator unit) => Line(
        $"{unit.Bus.Number} {unit.Output.Value} 0 0 0 1 100 {(unit.InService ? 1 : 0)} {unit.Max.Value} {unit.Min.Value}");

    private static string BranchRow(Branch branch) => Line(
        $"{branch.From.Number} {branch.To.Number} {branch.ResistancePu} {branch.ReactancePu} {branch.ChargingPu} {Stated(branch.Rating.Normal)} {Stated(branch.Rating.Emergency)} {Stated(branch.Rating.Emergency)} {(branch.IsTransformer ? branch.TapRatio : 0)} 0 {(branch.InService ? 1 : 0)} 0 0");

    // 0 is the format's word for "no limit".
    private static double Stated(Megawatts? limit) => limit is { } mva ? mva.Value : 0;

    private static string CostRow(Generator unit) => unit.Cost is CostCurve.Polynomial { Coefficients: [var fixedUsd, var perMwh] }
        ? Line($"2 0 0 2 {perMwh} {fixedUsd}")
        : throw new InvalidOperationException($"{unit.Id} has no linear cost.");

    private static void Table(StreamWriter file, string name, string columns, IEnumerable<string> rows)
    {
        file.WriteLine($"% {columns}");
        file.WriteLine($"mpc.{name} = [");
        foreach (var row in rows)
        {
            file.WriteLine($"{row};");
        }

        file.WriteLine("];");
    }

    private static void Texts(StreamWriter file, string name, IEnumerable<string> texts)
    {
        file.WriteLine($"mpc.{name} = {{");
        foreach (var text in texts)
        {
            file.WriteLine($"'{text.Replace("'", "''", StringComparison.Ordinal)}';");
        }

        file.WriteLine("};");
    }

    // RFC 4180: a field that holds a comma or a quote stands in quotes.
    private static string Field(string text) =>
        text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
