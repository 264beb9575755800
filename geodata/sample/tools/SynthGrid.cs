// Writes the sample's synthetic grid from the sample's own tables:
//   dotnet run geodata/sample/tools/SynthGrid.cs -- geodata/sample/tables
// reads substations.csv and plants.csv, writes grid.m (MATPOWER case) and bus-coordinates.csv. Same tables, same bytes.
//
// Method, after Birchfield et al. 2017 ("Grid Structural Characteristics as Validation Criteria for Synthetic
// Networks"), cut down to one region: substations where people and plants are, two voltages, a planar line plan,
// then circuits added until a DC power flow at peak fits the ratings. No line here is a real line.
#:property RestorePackagesWithLockFile=false

using System.Globalization;
using System.Text;

var folder = args.Length == 1 ? args[0] : throw new ArgumentException("Say the folder with substations.csv and plants.csv.");
var plan = GridPlan.From(Table.Read(Path.Combine(folder, "substations.csv")), Table.Read(Path.Combine(folder, "plants.csv")));
plan.AddCircuitsUntilFlowsFit();
File.WriteAllText(Path.Combine(folder, "grid.m"), CaseText.Of(plan));
File.WriteAllText(Path.Combine(folder, "bus-coordinates.csv"), CaseText.Coordinates(plan));
Console.Write(CaseText.Summary(plan));

/// <summary>Design figures. Lines: typical 161 kV single and 500 kV bundled conductors (Glover, Sarma, Overbye 2012, table A.4).</summary>
internal static class Design
{
    public const double BaseMva = 100;
    public const double PeakKwPerPerson = 3.6;
    public const double RouteFactor = 1.1;
    public const double MostLoading = 0.95;
    public const double EmergencyFactor = 1.15;
    public const double BankReachKm = 20;

    public static Circuit Line161 { get; } = new(161, OhmRPerKm: 0.075, OhmXPerKm: 0.47, MicroSiemensPerKm: 3.5, RateMva: 250);

    public static Circuit Line500 { get; } = new(500, OhmRPerKm: 0.020, OhmXPerKm: 0.33, MicroSiemensPerKm: 5.0, RateMva: 1800);

    // One 500/161 kV bank: 900 MVA, 12 % on its own rating.
    public const double BankMva = 900;
    public const double BankXPu = 0.12 * BaseMva / BankMva;
    public const double BankRPu = BankXPu / 50;

    /// <summary>Order of dispatch: class, cost in $/MWh, most and least output as shares of capacity.</summary>
    public static IReadOnlyList<Dispatch> Merit { get; } =
    [
        new("nuclear", 9, Most: 1.00, Least: 0.8),
        new("hydro", 4, Most: 0.70, Least: 0),
        new("gas-combined-cycle", 27, Most: 0.92, Least: 0.4),
        new("coal", 31, Most: 0.88, Least: 0.4),
        new("biomass", 35, Most: 0.80, Least: 0),
        new("pumped-storage", 48, Most: 0.80, Least: 0),
        new("gas-turbine", 62, Most: 0.95, Least: 0),
    ];
}

internal sealed record Circuit(double Kv, double OhmRPerKm, double OhmXPerKm, double MicroSiemensPerKm, double RateMva)
{
    private double BaseOhm => Kv * Kv / Design.BaseMva;

    public double RPu(double km) => OhmRPerKm * km / BaseOhm;

    public double XPu(double km) => OhmXPerKm * km / BaseOhm;

    public double BPu(double km) => MicroSiemensPerKm * 1e-6 * km * BaseOhm;
}

internal sealed record Dispatch(string Class, double UsdPerMwh, double Most, double Least);

internal sealed record Bus(int Number, string Name, int Kv, double Lat, double Lon, double LoadMw)
{
    /// <summary>Great-circle distance in km (haversine, mean radius 6371.0088 km).</summary>
    public double KmTo(double lat, double lon)
    {
        var (a, b) = (double.DegreesToRadians(Lat), double.DegreesToRadians(lat));
        var (dLat, dLon) = (b - a, double.DegreesToRadians(lon - Lon));
        var h = Math.Pow(Math.Sin(dLat / 2), 2) + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(dLon / 2), 2));
        return 2 * 6371.0088 * Math.Asin(Math.Sqrt(h));
    }

    public double KmTo(Bus other) => KmTo(other.Lat, other.Lon);
}

internal sealed record Unit(int Bus, string Name, string Fuel, Dispatch Merit, double CapacityMw)
{
    public double OutputMw { get; set; }
}

/// <summary>All circuits between two buses.</summary>
internal sealed record Corridor(Bus From, Bus To, double R, double X, double B, double RateMva, bool IsBank)
{
    public int Circuits { get; set; } = 1;

    public double FlowMw { get; set; }

    public double Loading => Math.Abs(FlowMw) / (Circuits * RateMva);
}

/// <summary>The grid while it grows.</summary>
internal sealed class GridPlan
{
    public List<Bus> Buses { get; } = [];

    public List<Unit> Units { get; } = [];

    public List<Corridor> Corridors { get; } = [];

    public int Reference => Units.MaxBy(unit => unit.CapacityMw)!.Bus;

    public static GridPlan From(Table substations, Table plants)
    {
        var plan = new GridPlan();
        plan.PlaceSubstations(substations);
        plan.PlacePlants(plants);
        plan.DrawLines(161, Design.Line161);
        plan.DrawLines(500, Design.Line500);
        plan.AddBanks();
        plan.DispatchAtPeak();
        return plan;
    }

    // 161 kV buses count from 101, 500 kV buses from 501.
    private void PlaceSubstations(Table table)
    {
        foreach (var row in table.Rows)
        {
            var loadMw = row.Number("county_population_2020") * row.Number("share") * Design.PeakKwPerPerson / 1000;
            AddBus(row["name"], 161, row, Math.Round(loadMw, 1));
        }
        foreach (var row in table.Rows.Where(row => row["has_500kv"] == "yes"))
        {
            AddBus(row["name"], 500, row, 0);
        }
    }

    private void PlacePlants(Table table)
    {
        foreach (var row in table.Rows.Where(row => row["status"] == "operating"))
        {
            var bus = row["model_kv"] == "500"
                ? Buses.Find(bus => bus.Kv == 500 && bus.Name == row["station"]) ?? AddBus(row["station"], 500, row, 0)
                : Buses.Where(bus => bus.Kv == 161).MinBy(bus => bus.KmTo(row.Number("lat"), row.Number("lon")))!;
            var merit = Design.Merit.Single(merit => merit.Class == row["class"]);
            Units.Add(new Unit(bus.Number, row["name"], row["fuel"], merit, row.Number("capacity_mw")));
        }
    }

    private Bus AddBus(string name, int kv, Row row, double loadMw)
    {
        var number = (kv == 500 ? 501 : 101) + Buses.Count(bus => bus.Kv == kv);
        var bus = new Bus(number, name, kv, row.Number("lat"), row.Number("lon"), loadMw);
        Buses.Add(bus);
        return bus;
    }

    /// <summary>Relative neighbourhood graph (Toussaint 1980): no third bus is nearer to both ends than they are to each other.</summary>
    /// <remarks>It holds the minimum spanning tree and is part of the Delaunay triangulation; about 1.2 lines a bus, as real grids have.
    /// A bus with one line gets its shortest line of the Gabriel graph (no bus in the circle over the line), also part of Delaunay.</remarks>
    private void DrawLines(int kv, Circuit circuit)
    {
        var buses = Buses.Where(bus => bus.Kv == kv).ToArray();
        var pairs = (from a in buses from b in buses where a.Number < b.Number select (A: a, B: b, Km: a.KmTo(b))).ToArray();
        var lines = pairs.Where(pair => !buses.Any(c => Math.Max(c.KmTo(pair.A), c.KmTo(pair.B)) < pair.Km)).ToList();
        var gabriel = pairs.Where(pair => !buses.Any(c => Square(c.KmTo(pair.A)) + Square(c.KmTo(pair.B)) < Square(pair.Km) - 1e-6));
        foreach (var pair in gabriel.Except(lines).OrderBy(pair => pair.Km).ToArray())
        {
            if (Degree(pair.A) < 2 || Degree(pair.B) < 2)
            {
                lines.Add(pair);
            }
        }
        Corridors.AddRange(lines.OrderBy(line => (line.A.Number, line.B.Number)).Select(line => ToCorridor(line.A, line.B, circuit)));

        int Degree(Bus bus) => lines.Count(line => line.A == bus || line.B == bus);
    }

    private static double Square(double value) => value * value;

    private static Corridor ToCorridor(Bus a, Bus b, Circuit circuit)
    {
        var km = a.KmTo(b) * Design.RouteFactor;
        return new Corridor(a, b, circuit.RPu(km), circuit.XPu(km), circuit.BPu(km), circuit.RateMva, IsBank: false);
    }

    // A bank stands at the 500 kV bus; where the next 161 kV bus is a few km off, the short line to it is part of the branch.
    private void AddBanks()
    {
        foreach (var high in Buses.Where(bus => bus.Kv == 500))
        {
            var low = Buses.Where(bus => bus.Kv == 161).MinBy(high.KmTo)!;
            var km = high.KmTo(low) * Design.RouteFactor;
            if (high.KmTo(low) <= Design.BankReachKm)
            {
                var (r, x) = (Design.BankRPu + (Design.Line161.RPu(km) / 4), Design.BankXPu + (Design.Line161.XPu(km) / 4));
                Corridors.Add(new Corridor(high, low, r, x, 0, Design.BankMva, IsBank: true));
            }
        }
    }

    // Classes in merit order run at their most until the load is met; the class that meets it runs at one common share.
    private void DispatchAtPeak()
    {
        var left = Buses.Sum(bus => bus.LoadMw);
        foreach (var group in Design.Merit.Select(merit => Units.Where(unit => unit.Merit == merit).ToArray()))
        {
            var share = Math.Min(group[0].Merit.Most, left / group.Sum(unit => unit.CapacityMw));
            foreach (var unit in group)
            {
                unit.OutputMw = Math.Round(unit.CapacityMw * share, 1);
            }
            left -= group.Sum(unit => unit.OutputMw);
        }
        var last = Units.Last(unit => unit.OutputMw > 0 && unit.OutputMw < unit.CapacityMw * unit.Merit.Most);
        last.OutputMw = Math.Round(last.OutputMw + left, 1);
        if (Math.Abs(Buses.Sum(bus => bus.LoadMw) - Units.Sum(unit => unit.OutputMw)) > 0.05)
        {
            throw new InvalidOperationException($"The plants can't meet the load: {left:0} MW are missing.");
        }
    }

    /// <summary>Adds one circuit to each corridor that is loaded above the design limit, until none is.</summary>
    public void AddCircuitsUntilFlowsFit()
    {
        SolveDcPowerFlow();
        while (Corridors.Where(corridor => corridor.Loading > Design.MostLoading).ToArray() is { Length: > 0 } heavy)
        {
            Array.ForEach(heavy, corridor => corridor.Circuits++);
            SolveDcPowerFlow();
        }
    }

    // B θ = P with the reference bus at angle 0, by Gaussian elimination (the network is small).
    private void SolveDcPowerFlow()
    {
        var index = Buses.Select((bus, i) => (bus.Number, i)).ToDictionary();
        var n = Buses.Count;
        var rows = new double[n, n + 1];
        foreach (var corridor in Corridors)
        {
            var (f, t, b) = (index[corridor.From.Number], index[corridor.To.Number], corridor.Circuits / corridor.X);
            (rows[f, f], rows[t, t], rows[f, t], rows[t, f]) = (rows[f, f] + b, rows[t, t] + b, rows[f, t] - b, rows[t, f] - b);
        }
        foreach (var bus in Buses)
        {
            rows[index[bus.Number], n] = (Units.Where(unit => unit.Bus == bus.Number).Sum(unit => unit.OutputMw) - bus.LoadMw) / Design.BaseMva;
        }
        var theta = Gauss.Solve(rows, n, grounded: index[Reference]);
        foreach (var corridor in Corridors)
        {
            var angle = theta[index[corridor.From.Number]] - theta[index[corridor.To.Number]];
            corridor.FlowMw = angle * corridor.Circuits / corridor.X * Design.BaseMva;
        }
    }
}

internal static class Gauss
{
    /// <summary>Solves the symmetric system in <paramref name="rows"/> (last column: right side) with one unknown held at 0.</summary>
    public static double[] Solve(double[,] rows, int n, int grounded)
    {
        for (var j = 0; j <= n; j++)
        {
            rows[grounded, j] = j == grounded ? 1 : 0;
        }
        for (var p = 0; p < n; p++)
        {
            for (var i = p + 1; i < n; i++)
            {
                var factor = rows[i, p] / rows[p, p];
                for (var j = p; factor != 0 && j <= n; j++)
                {
                    rows[i, j] -= factor * rows[p, j];
                }
            }
        }
        var x = new double[n];
        for (var i = n - 1; i >= 0; i--)
        {
            x[i] = rows[i, n];
            for (var j = i + 1; j < n; j++)
            {
                x[i] -= rows[i, j] * x[j];
            }
            x[i] /= rows[i, i];
        }
        return x;
    }
}

internal static class CaseText
{
    public static string Of(GridPlan plan)
    {
        var text = new StringBuilder();
        text.AppendLine("function mpc = sample_tennessee_valley");
        text.AppendLine("% Synthetic 161 and 500 kV grid of the Tennessee Valley sample. No line or transformer here is a real one.");
        text.AppendLine("% Buses are named after the towns and plants they stand at. Written by tools/SynthGrid.cs; do not edit.");
        text.AppendLine("mpc.version = '2';");
        text.AppendLine(Text($"mpc.baseMVA = {Design.BaseMva};"));
        Block(text, "bus = [", "% bus_i type Pd Qd Gs Bs area Vm Va baseKV zone Vmax Vmin", plan.Buses.Select(bus => Text(
            $"{bus.Number} {TypeOf(plan, bus)} {bus.LoadMw} 0 0 0 1 1 0 {bus.Kv} 1 1.1 0.9;")));
        Block(text, "gen = [", "% bus Pg Qg Qmax Qmin Vg mBase status Pmax Pmin", plan.Units.Select(UnitRow));
        Block(text, "branch = [", "% fbus tbus r x b rateA rateB rateC ratio angle status angmin angmax", plan.Corridors.SelectMany(BranchRows));
        Block(text, "gencost = [", "% polynomial, $/h", plan.Units.Select(unit => Text($"2 0 0 2 {unit.Merit.UsdPerMwh} 0;")));
        Names(text, "bus_name", plan.Buses.Select(bus => $"{bus.Name} {bus.Kv} kV"));
        Names(text, "gen_name", plan.Units.Select(unit => unit.Name));
        Names(text, "genfuel", plan.Units.Select(FuelWord));
        return text.ToString().ReplaceLineEndings("\n");
    }

    public static string Coordinates(GridPlan plan) =>
        "bus,name,kv,lat,lon,synthetic\n"
        + string.Concat(plan.Buses.Select(bus => Text($"{bus.Number},{bus.Name} {bus.Kv} kV,{bus.Kv},{bus.Lat:0.000},{bus.Lon:0.000},yes\n")));

    public static string Summary(GridPlan plan)
    {
        var loading = plan.Corridors.OrderByDescending(corridor => corridor.Loading).ToArray();
        var branches = plan.Corridors.Sum(corridor => corridor.Circuits);
        return Text($"{plan.Buses.Count} buses, {branches} branches on {plan.Corridors.Count} corridors\n")
            + Text($"load {plan.Buses.Sum(bus => bus.LoadMw):0} MW, capacity {plan.Units.Sum(unit => unit.CapacityMw):0} MW\n")
            + Text($"{loading.Count(corridor => corridor.Loading > 0.8)} corridors above 80 %, the heaviest:\n")
            + string.Concat(loading.Take(10).Select(Line));

        static string Line(Corridor c) => Text(
            $"{c.Loading:P0} {c.From.Name} {c.From.Kv} kV - {c.To.Name} {c.To.Kv} kV: {c.FlowMw:0} MW on {c.Circuits}\n");
    }

    private static string UnitRow(Unit unit)
    {
        var mw = unit.CapacityMw;
        return Text($"{unit.Bus} {unit.OutputMw} 0 {mw * 0.5:0.#} {-mw * 0.3:0.#} 1 {mw} 1 {mw} {mw * unit.Merit.Least:0.#};");
    }

    // MATPOWER's words for fuels.
    private static string FuelWord(Unit unit) => unit.Fuel switch
    {
        "water" => "hydro",
        "gas" => "ng",
        _ => unit.Fuel,
    };

    private static IEnumerable<string> BranchRows(Corridor corridor)
    {
        var impedance = Text($"{corridor.R:0.000000} {corridor.X:0.000000} {corridor.B:0.000000}");
        var emergency = corridor.RateMva * Design.EmergencyFactor;
        var ratings = Text($"{corridor.RateMva} {emergency:0} {emergency:0}");
        var row = $"{corridor.From.Number} {corridor.To.Number} {impedance} {ratings} {(corridor.IsBank ? 1 : 0)} 0 1 -360 360;";
        return Enumerable.Repeat(row, corridor.Circuits);
    }

    private static int TypeOf(GridPlan plan, Bus bus) =>
        bus.Number == plan.Reference ? 3 : plan.Units.Exists(unit => unit.Bus == bus.Number) ? 2 : 1;

    private static void Block(StringBuilder text, string head, string note, IEnumerable<string> rows)
    {
        text.AppendLine(note).Append("mpc.").AppendLine(head).AppendJoin('\n', rows.Select(row => "  " + row)).AppendLine().AppendLine("];");
    }

    private static void Names(StringBuilder text, string name, IEnumerable<string> names)
    {
        text.AppendLine(Text($"mpc.{name} = {{")).AppendJoin('\n', names.Select(value => $"  '{value}';")).AppendLine().AppendLine("};");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A plain CSV table without quotes, as the sample's tables are.</summary>
internal sealed record Table(IReadOnlyList<Row> Rows)
{
    public static Table Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var names = lines[0].Split(',');
        return new Table([.. lines.Skip(1).Select((line, i) => Row.Of(names, line, $"{path}:{i + 2}"))]);
    }
}

internal sealed record Row(IReadOnlyDictionary<string, string> Cells, string Where)
{
    public string this[string name] => Cells[name];

    public double Number(string name) => double.TryParse(Cells[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new FormatException($"{Where}: {name} is '{Cells[name]}', not a number.");

    public static Row Of(string[] names, string line, string where)
    {
        var cells = line.Split(',');
        return cells.Length == names.Length
            ? new Row(names.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second), where)
            : throw new FormatException($"{where}: {cells.Length} cells where the header has {names.Length}.");
    }
}
