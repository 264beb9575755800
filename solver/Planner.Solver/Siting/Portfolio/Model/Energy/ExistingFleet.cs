namespace Planner.Solver.Siting;

/// <summary>The existing units: output p[g,t,k] up to what is available, and z[g,t] where a unit is kept past its retirement.</summary>
/// <remarks>z never rises from stage to stage: what is gone does not come back.</remarks>
internal sealed class ExistingFleet
{
    private readonly EnergyFrame energy;
    private readonly Dictionary<(int Unit, int Stage), int> kept = [];

    public ExistingFleet(EnergyFrame energy)
    {
        this.energy = energy;
        for (var unit = 0; unit < Units.Count; unit++)
        {
            foreach (var stage in energy.Frame.Timeline.Stages)
            {
                Add(unit, stage);
            }
        }
    }

    private IReadOnlyList<ExistingUnit> Units => energy.Energy.Units;

    /// <summary>The units kept past their retirement, with the last stage in which they are.</summary>
    public IEnumerable<(ExistingUnit Unit, int LastStage)> Deferred(double[] columns) => kept
        .Where(pair => columns[pair.Value] > 0.5).GroupBy(pair => pair.Key.Unit)
        .Select(group => (Units[group.Key], group.Max(pair => pair.Key.Stage)));

    private bool IsRetired(ExistingUnit unit, int stage) => unit.RetirementYear <= energy.Frame.Timeline.YearOf(stage);

    private void Add(int number, int stage)
    {
        var unit = Units[number];
        if (!IsRetired(unit, stage))
        {
            energy.AddFirm(stage, unit.MaxMw * unit.CapacityCredit);
            AddOutputs(unit, stage, null);
        }
        else if (unit.DeferralPerYear is { } cost)
        {
            var keep = energy.Frame.AddBinary((Measure.Deferral, cost.Value * energy.Frame.Timeline.Annuity(stage)));
            kept.Add((number, stage), keep);
            energy.AddFirm(stage, keep, unit.MaxMw * unit.CapacityCredit);
            AddOutputs(unit, stage, keep);
            if (kept.TryGetValue((number, stage - 1), out var before))
            {
                energy.Frame.AtMost(0, [(keep, 1.0), (before, -1.0)]);
            }
        }
    }

    private void AddOutputs(ExistingUnit unit, int stage, int? keep)
    {
        foreach (var state in energy.States[stage])
        {
            var mostMw = unit.MaxMw * state.Snapshot.AvailabilityOf(unit.Fuel);
            var output = energy.AddOutput(state, 0, mostMw, unit.UsdPerMwh, unit.TonsPerMwh);
            state.Inject(output, energy.BusOf(unit.Bus), 1);
            if (keep is { } column)
            {
                energy.Frame.AtMost(0, [(output, 1.0), (column, -mostMw)]);
            }
        }
    }
}
