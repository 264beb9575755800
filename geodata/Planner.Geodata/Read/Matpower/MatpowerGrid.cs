using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Geodata.Read.Matpower;

/// <summary>Turns raw MATPOWER tables into the physical grid.</summary>
public static class MatpowerGrid
{
    /// <summary>The grid of a case; null when a problem was found, all of them in <paramref name="bag"/>.</summary>
    /// <remarks>
    /// An error is what no reading can make right. What is legal but changes a result is a note (zero rating = no limit,
    /// negative reactance). Islands, isolated buses and chosen references are no matter of the file: the calculation
    /// network reports them as its adjustments.
    /// </remarks>
    public static PowerGrid? ToGrid(this MatpowerCase matpowerCase, DiagnosticBag bag)
    {
        var errorsBefore = bag.ErrorCount;
        var check = new MatpowerChecks(matpowerCase, bag);
        check.Run();
        return bag.ErrorCount == errorsBefore ? Build(matpowerCase) : null;
    }

    private static PowerGrid Build(MatpowerCase source) => new(
        new Megawatts(source.BaseMva),
        Enumerable.Range(0, source.Bus.Rows).Select(row => ToBus(source, row)),
        Enumerable.Range(0, source.Branch.Rows).Select(row => ToBranch(source, row)),
        Enumerable.Range(0, source.Gen.Rows).Select(row => ToGenerator(source, row)),
        Enumerable.Range(0, source.Bus.Rows).Where(row => source.Bus[row, BusColumn.DemandMw] != 0).Select(row => ToLoad(source, row)),
        Enumerable.Range(0, source.DcLine?.Rows ?? 0).Select(row => ToDcLine(source.DcLine!, row)));

    private static Bus ToBus(MatpowerCase source, int row)
    {
        var number = (int)source.Bus[row, BusColumn.Number];
        return new Bus
        {
            Id = new BusId(number),
            Name = source.FindTexts("bus_name")?.Find(row)?.Trim() ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            BaseVoltage = new Kilovolts(source.Bus[row, BusColumn.BaseKv]),
            Type = (BusType)(int)source.Bus[row, BusColumn.Type],
            ShuntConductance = new Megawatts(source.Bus[row, BusColumn.ShuntMw]),
            Area = (int)source.Bus[row, BusColumn.Area],
            Zone = (int)source.Bus[row, BusColumn.Zone],
        };
    }

    private static Load ToLoad(MatpowerCase source, int row) =>
        new(new BusId((int)source.Bus[row, BusColumn.Number]), new Megawatts(source.Bus[row, BusColumn.DemandMw]));

    private static Branch ToBranch(MatpowerCase source, int row)
    {
        var table = source.Branch;
        var (minAngle, maxAngle) = AngleLimits(table, row);
        return new Branch
        {
            Id = new BranchId(row + 1),
            From = new BusId((int)table[row, BranchColumn.From]),
            To = new BusId((int)table[row, BranchColumn.To]),
            ResistancePu = table[row, BranchColumn.ResistancePu],
            ReactancePu = table[row, BranchColumn.ReactancePu],
            ChargingPu = table[row, BranchColumn.ChargingPu],
            TapRatio = table[row, BranchColumn.Tap] is 0 ? 1 : table[row, BranchColumn.Tap],
            PhaseShiftDegrees = table[row, BranchColumn.ShiftDegrees],
            Rating = new Rating(Limit(table[row, BranchColumn.RateA]), Limit(table[row, BranchColumn.RateC]) ?? Limit(table[row, BranchColumn.RateB])),
            MinAngleDegrees = minAngle,
            MaxAngleDegrees = maxAngle,
            InService = table[row, BranchColumn.Status] != 0,
            IsTransformer = table[row, BranchColumn.Tap] != 0 || table[row, BranchColumn.ShiftDegrees] != 0,
        };
    }

    // 0 and Inf both mean "no limit" in the format.
    private static Megawatts? Limit(double rating) => rating is 0 or double.PositiveInfinity ? null : new Megawatts(rating);

    // MATPOWER User's Manual, "Branch Data": 0 and values of 360 degrees and more mean no limit on that side.
    private static (double?, double?) AngleLimits(MatpowerMatrix table, int row)
    {
        var min = table.Find(row, BranchColumn.MinAngleDegrees, 0);
        var max = table.Find(row, BranchColumn.MaxAngleDegrees, 0);
        return (min == 0 || min <= -360 ? null : min, max == 0 || max >= 360 ? null : max);
    }

    private static Generator ToGenerator(MatpowerCase source, int row)
    {
        var table = source.Gen;
        return new Generator
        {
            Id = new GeneratorId(row + 1),
            Bus = new BusId((int)table[row, GenColumn.Bus]),
            Name = source.FindTexts("gen_name")?.Find(row) ?? "",
            Fuel = source.FindTexts("genfuel")?.Find(row) ?? "",
            Output = new Megawatts(table[row, GenColumn.OutputMw]),
            Min = new Megawatts(table[row, GenColumn.MinMw]),
            Max = new Megawatts(table[row, GenColumn.MaxMw]),
            Cost = source.GenCost is { } cost ? ToCost(cost, row) : CostCurve.NotStated.Instance,
            InService = table[row, GenColumn.Status] > 0,
        };
    }

    private static CostCurve ToCost(MatpowerMatrix cost, int row)
    {
        var count = (int)cost[row, CostColumn.Count];
        var values = cost.Row(row)[CostColumn.First..];
        if (cost[row, CostColumn.Model] == CostColumn.PiecewiseLinear)
        {
            var points = ImmutableArray.CreateBuilder<(double, double)>(count);
            for (var i = 0; i < count; i++)
            {
                points.Add((values[2 * i], values[(2 * i) + 1]));
            }
            return new CostCurve.PiecewiseLinear(points.ToImmutable());
        }
        // The file writes the highest power first.
        var coefficients = values[..count].ToArray();
        Array.Reverse(coefficients);
        return new CostCurve.Polynomial([.. coefficients]);
    }

    private static DcLine ToDcLine(MatpowerMatrix table, int row) => new()
    {
        Id = new DcLineId(row + 1),
        From = new BusId((int)table[row, DcLineColumn.From]),
        To = new BusId((int)table[row, DcLineColumn.To]),
        Scheduled = new Megawatts(table[row, DcLineColumn.FlowFromMw]),
        Min = new Megawatts(table[row, DcLineColumn.MinMw]),
        Max = new Megawatts(table[row, DcLineColumn.MaxMw]),
        FixedLoss = new Megawatts(table.Find(row, DcLineColumn.FixedLossMw, 0)),
        LossShare = table.Find(row, DcLineColumn.LossShare, 0),
        InService = table[row, DcLineColumn.Status] != 0,
    };
}
