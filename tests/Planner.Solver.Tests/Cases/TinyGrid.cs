using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Tests.Cases;

/// <summary>Grids small enough to check by hand; base power 100 MW.</summary>
internal static class TinyGrid
{
    public static Bus Bus(int number, BusType type = BusType.Load) => new()
    {
        Id = new BusId(number),
        Name = $"{number}",
        BaseVoltage = new Kilovolts(345),
        Type = type,
    };

    public static Branch Line(int number, int from, int to, double reactancePu = 0.1, double? ratingMw = null, double? emergencyMw = null) => new()
    {
        Id = new BranchId(number),
        From = new BusId(from),
        To = new BusId(to),
        ReactancePu = reactancePu,
        Rating = new Rating(ratingMw is { } mw ? new Megawatts(mw) : null, emergencyMw is { } e ? new Megawatts(e) : null),
    };

    public static Generator Plant(int number, int bus, double outputMw, double maxMw, double usdPerMwh = 10) => new()
    {
        Id = new GeneratorId(number),
        Bus = new BusId(bus),
        Output = new Megawatts(outputMw),
        Min = new Megawatts(0),
        Max = new Megawatts(maxMw),
        Cost = new CostCurve.Polynomial([0, usdPerMwh]),
    };

    public static Load Load(int bus, double mw) => new(new BusId(bus), new Megawatts(mw));

    public static PowerGrid Of(Bus[] buses, Branch[] branches, Generator[] generators, Load[] loads) =>
        new(new Megawatts(100), buses, branches, generators, loads);

    public static PowerGrid TwoLines(double shiftDegrees) => Of(
        [Bus(1, BusType.Reference), Bus(2)],
        [Line(1, 1, 2) with { PhaseShiftDegrees = shiftDegrees }, Line(2, 1, 2)],
        [],
        []);
}
