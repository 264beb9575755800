using Planner.Domain.Grid;
using Planner.Domain.Units;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.App.SynthGrid;

/// <summary>A bus while the grid is being planned.</summary>
internal sealed record DraftBus(int Number, Substation Substation, int Kv)
{
    public string Name => $"{Substation.Name} {Kv}";
}

/// <summary>A line or a transformer while the grid is being planned: a number of equal circuits or banks side by side.</summary>
internal abstract class DraftBranch(DraftBus from, DraftBus to)
{
    public DraftBus From { get; } = from;

    public DraftBus To { get; } = to;

    public int Circuits { get; set; } = 1;

    /// <summary>Flow of the last power flow over all circuits, positive from <see cref="From"/>.</summary>
    public double FlowMw { get; set; }

    public abstract double RatingMva { get; }

    public abstract double ReactancePu { get; }

    public double Loading => Math.Abs(FlowMw) / (RatingMva * Circuits);
}

internal sealed class DraftLine(DraftBus from, DraftBus to, double km, bool onTree, int hops) : DraftBranch(from, to)
{
    public const double DetourFactor = 1.15;

    /// <summary>Route length: lines do not run straight.</summary>
    public double Km { get; } = km * DetourFactor;

    public int Kv => From.Kv;

    /// <summary>Part of the minimum spanning tree of its voltage.</summary>
    public bool OnTree { get; } = onTree;

    /// <summary>Steps between its ends along the Delaunay triangulation: 1 is an edge of it.</summary>
    public int Hops { get; } = hops;

    /// <summary>Longer than what is built at this voltage, unless nothing else joins its ends.</summary>
    public bool IsTooLong => Km > LineType.LongestKm(Kv) * DetourFactor;

    public LineType Type { get; set; } = LineType.OfKv(from.Kv)[0];

    public override double RatingMva => Type.RatingMva;

    public override double ReactancePu => Type.ReactanceOhmPerKm * Km / OhmPerPu;

    public double ResistancePu => Type.OhmPerKm * Km / OhmPerPu;

    public double ChargingPu => Type.MicrosiemensPerKm * 1e-6 * Km * OhmPerPu;

    private double OhmPerPu => (double)Kv * Kv / GridDraft.BaseMva;
}

internal sealed class DraftTransformer(DraftBus high, DraftBus low) : DraftBranch(high, low)
{
    private readonly TransformerType type = TransformerType.Between(high.Kv, low.Kv);

    public override double RatingMva => type.UnitMva;

    public override double ReactancePu => TransformerType.ReactanceOnOwnBase * GridDraft.BaseMva / type.UnitMva;

    public double ResistancePu => TransformerType.ResistanceOnOwnBase * GridDraft.BaseMva / type.UnitMva;
}

/// <summary>The grid while it is being planned: buses, branches and the injections at peak.</summary>
internal sealed class GridDraft
{
    public const double BaseMva = 100;
    public const int LeastExtraHighKv = 345;

    private readonly Dictionary<(Substation, int), DraftBus> busOf = [];
    private readonly Dictionary<DraftBus, double> angleRad = [];

    public GridDraft(IReadOnlyList<Substation> substations, IReadOnlyDictionary<Plant, Commitment> dispatch)
    {
        Substations = substations;
        Dispatch = dispatch;
        foreach (var substation in substations)
        {
            AddBuses(substation);
        }
    }

    public IReadOnlyList<Substation> Substations { get; }

    public IReadOnlyDictionary<Plant, Commitment> Dispatch { get; }

    public List<DraftBus> Buses { get; } = [];

    public List<DraftLine> Lines { get; } = [];

    public List<DraftTransformer> Transformers { get; } = [];

    public IEnumerable<DraftBranch> Branches => Lines.Cast<DraftBranch>().Concat(Transformers);

    public DraftBus BusOf(Substation substation, int kv) => busOf[(substation, kv)];

    /// <summary>Angle of the last power flow.</summary>
    public double AngleRad(DraftBus bus) => angleRad[bus];

    /// <summary>Where load is drawn: the highest voltage below extra-high voltage, so that a tie does not move it.</summary>
    public DraftBus LoadBus(Substation substation) => BusOf(substation, VoltageRegion.Of(substation).HighKv);

    public DraftBus PlantBus(Substation substation)
    {
        var region = VoltageRegion.Of(substation);
        var kv = substation.PlantMw >= region.LeastPlantMw && substation.Kv.Contains(region.ExtraHighKv) ? region.ExtraHighKv : region.HighKv;
        return busOf.TryGetValue((substation, kv), out var bus) ? bus : BusOf(substation, substation.Kv.Max);
    }

    /// <summary>Solves the DC power flow at peak and keeps flows and angles.</summary>
    public void Solve()
    {
        var branches = Branches.ToList();
        var grid = new PowerGrid(
            new Megawatts(BaseMva), Buses.Select(ToBus), branches.Select(ToBranch), [], Substations.SelectMany(ToLoads));
        var flow = DcPowerFlow.Solve(DcNetwork.From(grid, DcConvention.Matpower));
        for (var i = 0; i < branches.Count; i++)
        {
            branches[i].FlowMw = flow.FlowMw[flow.Network.FindBranch(new(i + 1))!.Value];
        }

        foreach (var bus in Buses)
        {
            angleRad[bus] = flow.AngleRad[flow.Network.FindBus(new(bus.Number))!.Value];
        }
    }

    private void AddBuses(Substation substation)
    {
        foreach (var kv in substation.Kv)
        {
            var bus = new DraftBus(Buses.Count + 1, substation, kv);
            Buses.Add(bus);
            busOf[(substation, kv)] = bus;
        }

        foreach (var kv in substation.Kv.Where(kv => kv != substation.Kv.Max))
        {
            Transformers.Add(new(busOf[(substation, Feeding(substation, kv))], busOf[(substation, kv)]));
        }
    }

    // Each high voltage hangs on the lowest extra-high voltage of its substation; where there is none, on the next voltage up.
    private static int Feeding(Substation substation, int kv)
    {
        var above = substation.Kv.Where(other => other > kv).ToList();
        return above.Find(other => other >= LeastExtraHighKv) is var extraHigh and > 0 ? extraHigh : above[0];
    }

    private static Bus ToBus(DraftBus bus) =>
        new() { Id = new(bus.Number), Name = bus.Name, BaseVoltage = new Kilovolts(bus.Kv), Type = BusType.Load };

    private static Branch ToBranch(DraftBranch branch, int index) => new()
    {
        Id = new(index + 1),
        From = new(branch.From.Number),
        To = new(branch.To.Number),
        ReactancePu = branch.ReactancePu / branch.Circuits,
    };

    // Generation enters as negative load: while planning nobody asks which unit makes it.
    private IEnumerable<Load> ToLoads(Substation substation)
    {
        if (substation.LoadMw > 0)
        {
            yield return new(new(LoadBus(substation).Number), new Megawatts(substation.LoadMw));
        }

        foreach (var plant in substation.Plants)
        {
            yield return new(new(PlantBus(substation).Number), new Megawatts(-Dispatch[plant].OutputMw));
        }
    }
}
