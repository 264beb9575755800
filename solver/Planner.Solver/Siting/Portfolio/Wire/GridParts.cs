using System.Collections.Immutable;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>What a DC calculation needs of a physical grid, as plain records; cost, charging, area and places stay behind.</summary>
internal sealed record GridParts(
    double BaseMw, ImmutableArray<GridParts.BusPart> Buses, ImmutableArray<GridParts.BranchPart> Branches,
    ImmutableArray<GridParts.UnitPart> Units, ImmutableArray<GridParts.LoadPart> Loads, ImmutableArray<GridParts.DcLinePart> DcLines)
{
    public static GridParts Of(PowerGrid grid) => new(
        grid.BasePower.Value,
        [.. grid.Buses.Select(bus => new BusPart(bus.Id.Number, bus.Name, bus.BaseVoltage.Value, bus.Type, bus.ShuntConductance.Value))],
        [.. grid.Branches.Select(BranchPart.Of)],
        [.. grid.Generators.Select(unit => new UnitPart(unit.Id.Number, unit.Bus.Number, unit.Output.Value, unit.Min.Value, unit.Max.Value, unit.InService))],
        [.. grid.Loads.Select(load => new LoadPart(load.Bus.Number, load.Demand.Value))],
        [.. grid.DcLines.Select(DcLinePart.Of)]);

    public PowerGrid ToGrid() => new(
        new(BaseMw),
        Buses.Select(bus => new Bus { Id = new(bus.Id), Name = bus.Name, BaseVoltage = new(bus.Kv), Type = bus.Type, ShuntConductance = new(bus.ShuntMw) }),
        Branches.Select(branch => branch.ToBranch()),
        Units.Select(unit => new Generator { Id = new(unit.Id), Bus = new(unit.Bus), Output = new(unit.OutputMw), Min = new(unit.MinMw), Max = new(unit.MaxMw), InService = unit.InService }),
        Loads.Select(load => new Load(new(load.Bus), new(load.Mw))),
        DcLines.Select(line => line.ToDcLine()));

    internal sealed record BusPart(int Id, string Name, double Kv, BusType Type, double ShuntMw);

    internal sealed record UnitPart(int Id, int Bus, double OutputMw, double MinMw, double MaxMw, bool InService);

    internal sealed record LoadPart(int Bus, double Mw);

    internal sealed record BranchPart(
        int Id, int From, int To, double R, double X, double Tap, double ShiftDegrees, Megawatts? Normal, Megawatts? Emergency, bool InService)
    {
        public static BranchPart Of(Branch branch) => new(
            branch.Id.Number, branch.From.Number, branch.To.Number, branch.ResistancePu, branch.ReactancePu, branch.TapRatio, branch.PhaseShiftDegrees,
            branch.Rating.Normal, branch.Rating.Emergency, branch.InService);

        public Branch ToBranch() => new()
        {
            Id = new(Id),
            From = new(From),
            To = new(To),
            ResistancePu = R,
            ReactancePu = X,
            TapRatio = Tap,
            PhaseShiftDegrees = ShiftDegrees,
            Rating = new(Normal, Emergency),
            InService = InService,
        };
    }

    internal sealed record DcLinePart(int Id, int From, int To, double ScheduledMw, double MinMw, double MaxMw, double FixedLossMw, double LossShare, bool InService)
    {
        public static DcLinePart Of(DcLine line) => new(
            line.Id.Number, line.From.Number, line.To.Number, line.Scheduled.Value, line.Min.Value, line.Max.Value, line.FixedLoss.Value, line.LossShare, line.InService);

        public DcLine ToDcLine() => new()
        {
            Id = new(Id),
            From = new(From),
            To = new(To),
            Scheduled = new(ScheduledMw),
            Min = new(MinMw),
            Max = new(MaxMw),
            FixedLoss = new(FixedLossMw),
            LossShare = LossShare,
            InService = InService,
        };
    }
}
