namespace Planner.Solver.Siting;

/// <summary>What the energy blocks share: the frame, the states, and the sums that run over all generation.</summary>
internal sealed class EnergyFrame
{
    private readonly List<(int Column, double Value)>[] tonsPerYear;
    private readonly List<int>[] outputsOfUnknownCo2;
    private readonly List<(int Column, double Value)>[] firmMw;
    private readonly double[] firmConstant;

    public EnergyFrame(ModelFrame frame, EnergyStudy energy)
    {
        (Frame, Energy) = (frame, energy);
        States = [.. frame.Timeline.Stages.Select(stage =>
            energy.Snapshots.Select((snapshot, number) => new EnergyState(energy.Grid, frame.Timeline, stage, number, snapshot)).ToArray())];
        tonsPerYear = [.. frame.Timeline.Stages.Select(_ => new List<(int, double)>())];
        outputsOfUnknownCo2 = [.. frame.Timeline.Stages.Select(_ => new List<int>())];
        firmConstant = new double[frame.Timeline.Count];
        firmMw = [.. frame.Timeline.Stages.Select(_ => new List<(int, double)>())];
    }

    public ModelFrame Frame { get; }

    public EnergyStudy Energy { get; }

    /// <summary>[stage][snapshot].</summary>
    public EnergyState[][] States { get; }

    public double FirmBaseMw(int stage) => firmConstant[stage];

    /// <summary>True when something runs in the stage whose CO2 nobody knows.</summary>
    public bool HasUnknownCo2(int stage, double[] columns) => outputsOfUnknownCo2[stage].Exists(column => columns[column] > SitingTolerances.FlowMw);

    public IReadOnlyList<(int Column, double Value)> TonsPerYear(int stage) => tonsPerYear[stage];

    public IReadOnlyList<(int Column, double Value)> FirmMw(int stage) => firmMw[stage];

    public int BusOf(Domain.Grid.BusId bus) => Energy.Grid.Network.FindBus(bus)!.Value;

    /// <summary>A column of power in one state, with its running cost and CO2.</summary>
    public int AddOutput(EnergyState state, double lowerMw, double upperMw, double usdPerMwh, double? tonsPerMwh)
    {
        var (timeline, hours) = (Frame.Timeline, state.Snapshot.HoursPerYear);
        // Unknown CO2 is refused before any model is built where a study counts it.
        var tons = tonsPerMwh is { } known ? known * hours : 0;
        var column = Frame.AddColumn(
            lowerMw, upperMw, integer: false,
            (Measure.Dispatch, usdPerMwh * hours * timeline.Annuity(state.Stage)), (Measure.Emissions, tons * timeline.SpanYears(state.Stage)));
        if (tonsPerMwh is null)
        {
            outputsOfUnknownCo2[state.Stage].Add(column);
        }

        if (tons != 0)
        {
            tonsPerYear[state.Stage].Add((column, tons));
        }

        return column;
    }

    /// <summary>Capacity that counts toward the reserve margin.</summary>
    public void AddFirm(int stage, int column, double mw) => firmMw[stage].Add((column, mw));

    public void AddFirm(int stage, double mw) => firmConstant[stage] += mw;
}
