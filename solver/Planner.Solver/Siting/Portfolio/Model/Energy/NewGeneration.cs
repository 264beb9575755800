namespace Planner.Solver.Siting;

/// <summary>New generation and storage: n[b,t] units start in stage t, and run from then on.</summary>
internal sealed class NewGeneration
{
    private readonly EnergyFrame energy;
    private readonly ResourceRows resources;
    private readonly int[][] started;

    public NewGeneration(EnergyFrame energy, ResourceRows resources)
    {
        this.energy = energy;
        this.resources = resources;
        started = [.. energy.Energy.Builds.Select(Starts)];
        for (var build = 0; build < started.Length; build++)
        {
            foreach (var stage in energy.Frame.Timeline.Stages)
            {
                Run(energy.Energy.Builds[build], stage, [.. started[build].Take(stage + 1)]);
            }
        }
    }

    /// <summary>What starts in which stage, in units.</summary>
    public IEnumerable<(BuildOption Build, int Stage, double Units)> Built(double[] columns) =>
        from build in Enumerable.Range(0, started.Length)
        from stage in energy.Frame.Timeline.Stages
        where columns[started[build][stage]] > 1e-6
        select (energy.Energy.Builds[build], stage, columns[started[build][stage]]);

    public IEnumerable<(int Column, double Usd)> CapitalTerms(int stage) =>
        energy.Energy.Builds.Select((build, number) => (started[number][stage], build.CapitalPerUnit.Value));

    private int[] Starts(BuildOption build)
    {
        var timeline = energy.Frame.Timeline;
        var first = timeline.FirstStageAfter(build.LeadMonths);
        var columns = timeline.Stages.Select(stage => Start(build, stage, stage >= first && !(timeline.YearOf(stage) < build.EarliestYear))).ToArray();
        energy.Frame.AtMost(build.MaxUnits, columns.Select(column => (column, 1.0)));
        return columns;
    }

    private int Start(BuildOption build, int stage, bool possible)
    {
        var timeline = energy.Frame.Timeline;
        var column = energy.Frame.AddColumn(
            0, possible ? build.MaxUnits : 0, !build.Divisible,
            (Measure.GenerationCapital, build.CapitalPerUnit.Value * timeline.Discount(stage)),
            (Measure.GenerationFixed, build.CostPerUnitYear.Value * timeline.Stages.Skip(stage).Sum(timeline.Annuity)));
        resources.Use(column, stage, build.Uses, build.ConstructionMonths);
        return column;
    }

    private void Run(BuildOption build, int stage, int[] standing)
    {
        var sizeMw = build.UnitSize.Value;
        foreach (var column in standing)
        {
            energy.AddFirm(stage, column, sizeMw * build.CapacityCredit);
        }

        var capacity = standing.Select(column => (column, sizeMw)).ToList();
        if (build.StorageHours is { } hours)
        {
            StorageColumns.Add(energy, stage, energy.BusOf(build.Bus), capacity, hours, build.RoundTripEfficiency);
            return;
        }

        foreach (var state in energy.States[stage])
        {
            var share = state.Snapshot.AvailabilityOf(build.Technology);
            var output = energy.AddOutput(state, 0, SolverSession.Infinity, build.UsdPerMwh, build.TonsPerMwh);
            state.Inject(output, energy.BusOf(build.Bus), 1);
            energy.Frame.AtMost(0, [(output, 1.0), .. capacity.Select(term => (term.column, -term.sizeMw * share))]);
        }
    }
}
