using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.App.SynthGrid;

/// <summary>Turns the finished draft into the physical grid, one branch per circuit.</summary>
internal static class GridCase
{
    public static PowerGrid ToGrid(GridDraft draft) => new(
        new Megawatts(GridDraft.BaseMva),
        Buses(draft),
        draft.Branches.SelectMany(branch => Enumerable.Repeat(branch, branch.Circuits)).Select(ToBranch),
        Generators(draft),
        draft.Substations.Where(substation => substation.LoadMw > 0)
            .Select(substation => new Load(new(draft.LoadBus(substation).Number), Round(substation.LoadMw))));

    private static IEnumerable<Bus> Buses(GridDraft draft)
    {
        var withPlant = draft.Substations.Where(substation => substation.Plants.Count > 0).Select(draft.PlantBus).ToHashSet();
        var reference = draft.Substations.Where(substation => substation.Plants.Count > 0)
            .GroupBy(substation => substation.Interconnection)
            .Select(grid => draft.PlantBus(grid.MaxBy(substation => substation.Plants.Sum(plant => draft.Dispatch[plant].OutputMw))!))
            .ToHashSet();
        var states = draft.Substations.Select(substation => substation.State).Distinct().Order(StringComparer.Ordinal).ToList();
        return draft.Buses.Select(bus => new Bus
        {
            Id = new(bus.Number),
            Name = bus.Name,
            BaseVoltage = new Kilovolts(bus.Kv),
            Type = reference.Contains(bus) ? BusType.Reference : withPlant.Contains(bus) ? BusType.Generator : BusType.Load,
            Area = (int)bus.Substation.Interconnection,
            Zone = states.IndexOf(bus.Substation.State) + 1,
            Location = bus.Substation.Position,
        });
    }

    private static Branch ToBranch(DraftBranch branch, int index)
    {
        var (resistancePu, chargingPu) = branch switch
        {
            DraftLine line => (line.ResistancePu, line.ChargingPu),
            DraftTransformer transformer => (transformer.ResistancePu, 0),
            _ => throw new InvalidOperationException("A branch is a line or a transformer."),
        };
        var normal = new Megawatts(Math.Round(branch.RatingMva));
        return new Branch
        {
            Id = new(index + 1),
            From = new(branch.From.Number),
            To = new(branch.To.Number),
            ResistancePu = Math.Round(resistancePu, 6),
            ReactancePu = Math.Round(branch.ReactancePu, 6),
            ChargingPu = Math.Round(chargingPu, 5),
            IsTransformer = branch is DraftTransformer,
            // IEEE Std 738 and usual utility practice: a short-time rating of 110 to 120 % of normal; the lower end is taken.
            Rating = new(normal, new Megawatts(Math.Round(branch.RatingMva * 1.1))),
        };
    }

    private static IEnumerable<Generator> Generators(GridDraft draft) => draft.Substations
        .SelectMany(substation => substation.Plants.Select(plant => (Plant: plant, Bus: draft.PlantBus(substation))))
        .Select((unit, index) => new Generator
        {
            Id = new(index + 1),
            Bus = new(unit.Bus.Number),
            Name = $"{unit.Plant.Name} {unit.Plant.State}",
            Fuel = unit.Plant.Fuel.Name,
            Output = Round(draft.Dispatch[unit.Plant].OutputMw),
            Min = Round(Dispatch.LeastMw(unit.Plant)),
            Max = Round(unit.Plant.AtPeakMw),
            InService = draft.Dispatch[unit.Plant].Runs,
            Cost = new CostCurve.Polynomial([0, unit.Plant.Fuel.UsdPerMwh]),
        });

    private static Megawatts Round(double mw) => new(Math.Round(mw, 1));
}
