using System.Globalization;
using Planner.Domain.Grid;

namespace Planner.Geodata.Read.Pypsa;

/// <summary>Writes a grid as a PyPSA CSV folder of static tables.</summary>
/// <remarks>
/// Branches between buses of one voltage without tap or shift become lines (Ω), the others transformers (p.u. on s_nom).
/// PyPSA has no emergency rating, no angle limit, no fixed loss of a link and no piecewise cost: the first three are left
/// out, and a piecewise cost becomes its mean slope. <see cref="Write"/> returns what was lost.
/// </remarks>
public static class PypsaWriter
{
    /// <summary>Writes the folder, which is made if it is not there; returns what PyPSA can't hold, in words.</summary>
    public static IReadOnlyList<string> Write(PowerGrid grid, string folder)
    {
        Directory.CreateDirectory(folder);
        var lines = grid.Branches.Where(branch => IsLine(grid, branch)).ToArray();
        var transformers = grid.Branches.Where(branch => !IsLine(grid, branch)).ToArray();
        Table(folder, "network.csv", "name,pypsa_version", [["grid", "0.30.0"]]);
        Table(folder, "buses.csv", "name,v_nom,x,y,control", grid.Buses.Select(BusRow));
        Table(folder, "lines.csv", "name,bus0,bus1,r,x,s_nom,active", lines.Select(branch => LineRow(grid, branch)));
        Table(folder, "transformers.csv", "name,bus0,bus1,r,x,s_nom,s_max_pu,tap_ratio,phase_shift,active", transformers.Select(branch => TransformerRow(grid, branch)));
        Table(folder, "generators.csv", "name,bus,control,p_nom,p_min_pu,p_max_pu,p_set,carrier,marginal_cost,marginal_cost_quadratic,active", grid.Generators.Select(generator => GeneratorRow(grid, generator)));
        Table(folder, "loads.csv", "name,bus,p_set", Loads(grid));
        Table(folder, "links.csv", "name,bus0,bus1,p_nom,p_min_pu,p_max_pu,p_set,efficiency,active", grid.DcLines.Select(LinkRow));
        return Lost(grid);
    }

    private static bool IsLine(PowerGrid grid, Branch branch)
    {
        var (from, to) = (grid.GetBus(branch.From).BaseVoltage, grid.GetBus(branch.To).BaseVoltage);
        return from == to && from.Value > 0 && branch is { TapRatio: 1, PhaseShiftDegrees: 0 };
    }

    private static string[] BusRow(Bus bus) =>
        [Name(bus.Id), Number(bus.BaseVoltage.Value), Number(bus.Location?.Longitude ?? 0), Number(bus.Location?.Latitude ?? 0), bus.Type == BusType.Reference ? "Slack" : "PQ"];

    private static string[] LineRow(PowerGrid grid, Branch branch)
    {
        var kv = grid.GetBus(branch.From).BaseVoltage.Value;
        var ohms = kv * kv / grid.BasePower.Value;
        return [$"L{branch.Id.Number}", Name(branch.From), Name(branch.To), Number(branch.ResistancePu * ohms), Number(branch.ReactancePu * ohms), Number(branch.Rating.Normal?.Value ?? double.PositiveInfinity), Active(branch)];
    }

    // r and x on s_nom: where no rating is stated the base power serves, and s_max_pu lifts the limit.
    private static string[] TransformerRow(PowerGrid grid, Branch branch)
    {
        var rated = branch.Rating.Normal is { Value: > 0 } rating ? rating.Value : grid.BasePower.Value;
        var scale = rated / grid.BasePower.Value;
        var most = branch.Rating.Normal is null ? double.PositiveInfinity : 1;
        return
        [
            $"T{branch.Id.Number}", Name(branch.From), Name(branch.To), Number(branch.ResistancePu * scale), Number(branch.ReactancePu * scale), Number(rated), Number(most),
            Number(branch.TapRatio), Number(branch.PhaseShiftDegrees), Active(branch),
        ];
    }

    private static string[] GeneratorRow(PowerGrid grid, Generator generator)
    {
        var nominal = Math.Max(Math.Abs(generator.Max.Value), Math.Abs(generator.Min.Value));
        var perUnit = nominal == 0 ? 0 : 1 / nominal;
        var (slope, quadratic) = Slopes(generator.Cost);
        var control = grid.GetBus(generator.Bus).Type == BusType.Reference ? "Slack" : "PV";
        return
        [
            $"G{generator.Id.Number}", Name(generator.Bus), control, Number(nominal), Number(generator.Min.Value * perUnit), Number(generator.Max.Value * perUnit), Number(generator.Output.Value),
            generator.Fuel, Number(slope), Number(quadratic), generator.InService ? "True" : "False",
        ];
    }

    private static string[] LinkRow(DcLine line)
    {
        var nominal = Math.Max(Math.Abs(line.Max.Value), Math.Abs(line.Min.Value));
        var perUnit = nominal == 0 ? 0 : 1 / nominal;
        return
        [
            $"DC{line.Id.Number}", Name(line.From), Name(line.To), Number(nominal), Number(line.Min.Value * perUnit), Number(line.Max.Value * perUnit), Number(line.Scheduled.Value),
            Number(1 - line.LossShare), line.InService ? "True" : "False",
        ];
    }

    // A shunt conductance counts as load in a DC model; an isolated bus has none in service.
    private static IEnumerable<string[]> Loads(PowerGrid grid) =>
        grid.Loads.Select((load, i) => new[] { $"D{i + 1}", Name(load.Bus), Number(load.Demand.Value) })
            .Concat(grid.Buses.Where(bus => bus.ShuntConductance.Value != 0).Select(bus => new[] { $"Gs{bus.Id.Number}", Name(bus.Id), Number(bus.ShuntConductance.Value) }));

    private static (double, double) Slopes(CostCurve cost) => cost switch
    {
        CostCurve.Polynomial polynomial => (polynomial.Coefficients.ElementAtOrDefault(1), polynomial.Coefficients.ElementAtOrDefault(2)),
        CostCurve.PiecewiseLinear { Points: [var first, .., var last] } when last.Mw > first.Mw => ((last.UsdPerHour - first.UsdPerHour) / (last.Mw - first.Mw), 0),
        _ => (0, 0),
    };

    private static List<string> Lost(PowerGrid grid)
    {
        var lost = new List<string>();
        Add(grid.Branches.Count(branch => branch.Rating.Emergency is not null), "emergency rating(s)");
        Add(grid.Branches.Count(branch => branch.MinAngleDegrees is not null || branch.MaxAngleDegrees is not null), "angle limit(s)");
        Add(grid.Generators.Count(generator => generator.Cost is CostCurve.PiecewiseLinear), "piecewise cost(s), now their mean slope");
        Add(grid.Generators.Count(generator => generator.Cost is CostCurve.Polynomial { Coefficients: [not 0, ..] }), "no-load cost(s)");
        Add(grid.DcLines.Count(line => line.FixedLoss.Value != 0), "fixed loss(es) of DC lines");
        Add(grid.Buses.Count(bus => bus.Type == BusType.Isolated), "mark(s) of an isolated bus");
        return lost;

        void Add(int count, string what)
        {
            if (count > 0)
            {
                lost.Add($"{count} {what}");
            }
        }
    }

    private static void Table(string folder, string file, string header, IEnumerable<string[]> rows)
    {
        using var writer = new StreamWriter(Path.Combine(folder, file)) { NewLine = "\n" };
        writer.WriteLine(header);
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(',', row.Select(Cell)));
        }
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Name(BusId bus) => bus.Number.ToString(CultureInfo.InvariantCulture);

    private static string Active(Branch branch) => branch.InService ? "True" : "False";

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
