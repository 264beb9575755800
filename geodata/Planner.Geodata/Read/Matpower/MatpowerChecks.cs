using System.Globalization;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read.Matpower;

/// <summary>What a case must satisfy before it becomes a grid; every problem with its line.</summary>
internal sealed class MatpowerChecks(MatpowerCase source, DiagnosticBag bag)
{
    private readonly Dictionary<int, int> rowOfBus = [];

    public void Run()
    {
        Buses();
        References();
        Branches();
        Generators();
        Costs();
        DcLines();
    }

    private void Buses()
    {
        for (var row = 0; row < source.Bus.Rows; row++)
        {
            var line = source.Bus.Line(row);
            var number = source.Bus[row, BusColumn.Number];
            RequireFinite("bus", source.Bus, row, BusColumn.Number, BusColumn.Type, BusColumn.DemandMw, BusColumn.ShuntMw, BusColumn.BaseKv, BusColumn.Area, BusColumn.Zone);
            if (!IsWhole(number) || number <= 0)
            {
                Error("grid.bus-number", $"The bus number is {Text(number)}", line, "A bus is named by a positive whole number", "Correct the number");
            }
            else if (!rowOfBus.TryAdd((int)number, row))
            {
                Error("grid.duplicate-bus", $"Bus {number} stands twice, first on line {source.Bus.Line(rowOfBus[(int)number])}", line,
                    "Branches and generators name buses by number", "Remove or renumber one of them");
            }
            if (source.Bus[row, BusColumn.Type] is not (1 or 2 or 3 or 4))
            {
                Error("grid.bus-type", $"The type of bus {Text(number)} is {Text(source.Bus[row, BusColumn.Type])}", line, "Types are 1, 2, 3 and 4", "Correct the type");
            }
            if (source.Bus[row, BusColumn.BaseKv] < 0)
            {
                Error("grid.negative-voltage", $"The base voltage of bus {Text(number)} is {Text(source.Bus[row, BusColumn.BaseKv])} kV", line, "A voltage is not negative", "Correct baseKV");
            }
        }
    }

    private void References()
    {
        var references = Enumerable.Range(0, source.Bus.Rows).Where(row => source.Bus[row, BusColumn.Type] == 3).ToArray();
        if (references.Length == 0 && source.Bus.Rows > 0)
        {
            Error("grid.no-reference-bus", "No bus has type 3", source.Bus.Line(0),
                "A power flow needs one bus that fixes the angle and takes the mismatch", "Set the type of one bus, a large plant as a rule, to 3");
        }
        foreach (var group in references.GroupBy(IslandOf).Where(group => group.Count() > 1))
        {
            var first = group.First();
            Error("grid.two-references", $"Buses {string.Join(", ", group.Take(5).Select(row => source.Bus[row, BusColumn.Number]))} are all reference buses of one island",
                source.Bus.Line(group.ElementAt(1)), $"Two fixed angles would force a flow between them; the first is on line {source.Bus.Line(first)}",
                "Leave type 3 to one of them and set the others to 2");
        }
    }

    private int[]? islandOfRow;

    // Connected parts over in-service branches, as a forest of row numbers (Tarjan 1975, union by path halving).
    private int IslandOf(int busRow)
    {
        if (islandOfRow is null)
        {
            islandOfRow = [.. Enumerable.Range(0, source.Bus.Rows)];
            for (var row = 0; row < source.Branch.Rows; row++)
            {
                if (source.Branch[row, BranchColumn.Status] != 0
                    && FindRow(source.Branch[row, BranchColumn.From]) is { } from && FindRow(source.Branch[row, BranchColumn.To]) is { } to)
                {
                    islandOfRow[Root(from)] = Root(to);
                }
            }
        }
        return Root(busRow);
    }

    private int Root(int row)
    {
        while (islandOfRow![row] != row)
        {
            islandOfRow[row] = islandOfRow[islandOfRow[row]];
            row = islandOfRow[row];
        }
        return row;
    }

    private int? FindRow(double busNumber) =>
        IsWhole(busNumber) && rowOfBus.TryGetValue((int)busNumber, out var row) ? row : null;

    private void Branches()
    {
        var unlimited = 0;
        var firstUnlimited = 0;
        for (var row = 0; row < source.Branch.Rows; row++)
        {
            var table = source.Branch;
            var line = table.Line(row);
            RequireFinite("branch", table, row, BranchColumn.ResistancePu, BranchColumn.ReactancePu, BranchColumn.ChargingPu, BranchColumn.Tap, BranchColumn.ShiftDegrees, BranchColumn.Status);
            RequireBus("Branch", row, table[row, BranchColumn.From], line);
            RequireBus("Branch", row, table[row, BranchColumn.To], line);
            Ratings(row, line);
            if (table[row, BranchColumn.Status] != 0)
            {
                Impedance(row, line);
                if (table[row, BranchColumn.RateA] is 0 or double.PositiveInfinity && unlimited++ == 0)
                {
                    firstUnlimited = line;
                }
            }
        }
        if (unlimited > 0)
        {
            bag.Note("grid.unlimited-branch", $"{unlimited} in-service branch(es) have rateA 0 or Inf; the first is on this line", new(source.File, firstUnlimited),
                "That means no limit: such a branch never binds", "State rateA in MVA where the limit is known");
        }
    }

    private void Impedance(int row, int line)
    {
        var (r, x) = (source.Branch[row, BranchColumn.ResistancePu], source.Branch[row, BranchColumn.ReactancePu]);
        if (x == 0 && r == 0)
        {
            Error("grid.zero-reactance", $"Branch {row + 1} is in service and has r = 0 and x = 0", line,
                "Its flow is not determined by the angles", "Merge its two buses, state the reactance, or take it out of service");
        }
        else if (x == 0)
        {
            bag.Note("grid.zero-reactance-with-resistance", $"Branch {row + 1} is in service and has x = 0 with r = {Text(r)}", new(source.File, line),
                "Its susceptance x/(r²+x²) is 0: a DC power flow leaves it out", "State the reactance");
        }
        else if (x < 0)
        {
            bag.Note("grid.negative-reactance", $"Branch {row + 1} has x = {Text(x)}", new(source.File, line),
                "Legal for series-compensated or three-winding equivalents; kept as it is", "Check the sign if it is neither");
        }
        if (source.Branch[row, BranchColumn.From] == source.Branch[row, BranchColumn.To])
        {
            Error("grid.loop-branch", $"Branch {row + 1} starts and ends at bus {Text(source.Branch[row, BranchColumn.From])}", line, "It can carry no flow", "Correct one end");
        }
        if (source.Branch[row, BranchColumn.Tap] < 0)
        {
            Error("grid.negative-tap", $"The tap ratio of branch {row + 1} is {Text(source.Branch[row, BranchColumn.Tap])}", line, "A turns ratio is positive; 0 means a line", "Correct the ratio");
        }
    }

    private void Ratings(int row, int line)
    {
        foreach (var (column, name) in new[] { (BranchColumn.RateA, "rateA"), (BranchColumn.RateB, "rateB"), (BranchColumn.RateC, "rateC") })
        {
            var rating = source.Branch[row, column];
            if (!(rating >= 0))
            {
                Error("grid.negative-rating", $"{name} of branch {row + 1} is {Text(rating)}", line, "A rating is positive; 0 means no limit", "Correct the rating");
            }
        }
        var min = source.Branch.Find(row, BranchColumn.MinAngleDegrees, 0);
        var max = source.Branch.Find(row, BranchColumn.MaxAngleDegrees, 0);
        if (!(min <= max))
        {
            Error("grid.angle-limits", $"angmin {Text(min)} of branch {row + 1} is not below angmax {Text(max)}", line, "No angle can satisfy both", "Correct the limits; 0 and 0 mean none");
        }
    }

    private void Generators()
    {
        for (var row = 0; row < source.Gen.Rows; row++)
        {
            var line = source.Gen.Line(row);
            RequireBus("Generator", row, source.Gen[row, GenColumn.Bus], line);
            RequireFinite("gen", source.Gen, row, GenColumn.OutputMw, GenColumn.MaxMw, GenColumn.MinMw, GenColumn.Status);
            var (min, max) = (source.Gen[row, GenColumn.MinMw], source.Gen[row, GenColumn.MaxMw]);
            if (min > max && source.Gen[row, GenColumn.Status] > 0)
            {
                Error("grid.min-above-max", $"Generator {row + 1} is in service with Pmin {Text(min)} above Pmax {Text(max)} MW", line,
                    "No output satisfies both", "Correct the limits or take it out of service");
            }
            else if (min > max)
            {
                bag.Note("grid.min-above-max-out-of-service", $"Generator {row + 1} has Pmin {Text(min)} above Pmax {Text(max)} MW", new(source.File, line),
                    "It is out of service, so nothing depends on it", "Correct the limits before it is put in service");
            }
        }
    }

    private void Costs()
    {
        if (source.GenCost is not { } cost)
        {
            return;
        }
        if (cost.Rows != source.Gen.Rows && cost.Rows != 2 * source.Gen.Rows)
        {
            Error("grid.cost-rows", $"mpc.gencost has {cost.Rows} rows for {source.Gen.Rows} generators", cost.Rows > 0 ? cost.Line(0) : 1,
                "One row per generator is needed, or two with reactive costs", "Add or remove rows");
            return;
        }
        for (var row = 0; row < source.Gen.Rows; row++)
        {
            Cost(cost, row);
        }
    }

    private void Cost(MatpowerMatrix cost, int row)
    {
        var line = cost.Line(row);
        var (model, count) = (cost[row, CostColumn.Model], cost[row, CostColumn.Count]);
        if (model is not (1 or 2))
        {
            Error("grid.cost-model", $"The cost model of generator {row + 1} is {Text(model)}", line, "1 is piecewise linear, 2 polynomial", "Correct the model");
            return;
        }
        var cells = count * (model == CostColumn.PiecewiseLinear ? 2 : 1);
        var least = model == CostColumn.PiecewiseLinear ? 2 : 0;
        if (!IsWhole(count) || count < least || CostColumn.First + cells > cost.Columns)
        {
            Error("grid.cost-count", $"The cost of generator {row + 1} states {Text(count)} values in a row of {cost.Columns} columns", line,
                "The values can't be found", "Correct the count or add the columns");
            return;
        }
        RequireFinite("gencost", cost, row, [.. Enumerable.Range(CostColumn.First, (int)cells)]);
        if (model == CostColumn.PiecewiseLinear)
        {
            RisingPoints(cost, row, (int)count, line);
        }
    }

    private void RisingPoints(MatpowerMatrix cost, int row, int count, int line)
    {
        for (var i = 1; i < count; i++)
        {
            if (cost[row, CostColumn.First + (2 * i)] <= cost[row, CostColumn.First + (2 * i) - 2])
            {
                Error("grid.cost-points", $"The cost points of generator {row + 1} do not rise in MW at point {i + 1}", line, "A cost curve goes from left to right", "Sort the points");
                return;
            }
        }
    }

    private void DcLines()
    {
        for (var row = 0; row < (source.DcLine?.Rows ?? 0); row++)
        {
            var table = source.DcLine!;
            RequireBus("DC line", row, table[row, DcLineColumn.From], table.Line(row));
            RequireBus("DC line", row, table[row, DcLineColumn.To], table.Line(row));
            RequireFinite("dcline", table, row, DcLineColumn.FlowFromMw, DcLineColumn.MinMw, DcLineColumn.MaxMw);
            if (table[row, DcLineColumn.MinMw] > table[row, DcLineColumn.MaxMw])
            {
                Error("grid.min-above-max", $"DC line {row + 1} has Pmin above Pmax", table.Line(row), "No flow satisfies both", "Correct the limits");
            }
        }
    }

    private void RequireBus(string what, int row, double number, int line)
    {
        if (FindRow(number) is null)
        {
            Error("grid.unknown-bus", $"{what} {row + 1} names bus {Text(number)}", line, "mpc.bus has no such bus", "Correct the number or add the bus");
        }
    }

    private void RequireFinite(string table, MatpowerMatrix matrix, int row, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
        {
            if (!double.IsFinite(matrix[row, column]))
            {
                Error("grid.not-finite", $"Row {row + 1}, column {column + 1} of mpc.{table} is {Text(matrix[row, column])}", matrix.Line(row),
                    "A calculation needs a finite number here", "State the value");
            }
        }
    }

    private static bool IsWhole(double number) => number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue;

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private void Error(string code, string what, int line, string why, string remedy) =>
        bag.Error(code, what, new InputLocation(source.File, line), why, remedy);
}
