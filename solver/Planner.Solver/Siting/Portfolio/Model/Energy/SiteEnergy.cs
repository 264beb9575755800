using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>The chosen sites in the dispatch: their load, what of it may be called off, and generation and storage on the site.</summary>
internal sealed class SiteEnergy
{
    private readonly EnergyFrame energy;
    private readonly SiteChoices choices;

    public SiteEnergy(EnergyFrame energy, SiteChoices choices)
    {
        this.energy = energy;
        this.choices = choices;
        foreach (var stage in energy.Frame.Timeline.Stages)
        {
            AddLoads(stage);
            foreach (var group in choices.All.Where(choice => choice.Stage <= stage).GroupBy(choice => (choice.Site, choice.DesignNumber)))
            {
                AddDesign([.. group], stage);
            }
        }
    }

    private void AddLoads(int stage)
    {
        foreach (var (column, mw, poi) in choices.Loads(stage))
        {
            foreach (var state in energy.States[stage])
            {
                if (poi is { } bus && mw != 0)
                {
                    state.Inject(column, energy.BusOf(bus), -mw);
                }
            }
        }
    }

    private void AddDesign(SiteChoice[] started, int stage)
    {
        var design = started[0].Design;
        if (design.Poi is not { } poi)
        {
            return;
        }

        var bus = energy.BusOf(poi);
        if (design.Flexible is { } flexible)
        {
            AddFlexible(flexible, started, stage, bus);
        }

        if (design.Generation is { } generation)
        {
            AddGeneration(generation, started, stage, bus);
        }

        if (design.Storage is { } storage)
        {
            StorageColumns.Add(
                energy, stage, bus, [.. started.Select(choice => (choice.Column, storage.Power.Value))],
                storage.EnergyMwh / storage.Power.Value, storage.RoundTripEfficiency);
        }
    }

    /// <summary>Load called off: at most the share in any hour, and so many full hours a year.</summary>
    private void AddFlexible(FlexibleLoad flexible, SiteChoice[] started, int stage, int bus)
    {
        var load = LoadTerms(started, stage).ToList();
        var year = new List<(int Column, double Value)>();
        foreach (var state in energy.States[stage])
        {
            var called = energy.Frame.AddColumn(0, SolverSession.Infinity, false);
            state.Inject(called, bus, 1);
            energy.Frame.AtMost(0, [(called, 1.0), .. load.Select(term => (term.Column, -flexible.Share * term.Mw))]);
            year.Add((called, state.Snapshot.HoursPerYear));
        }

        energy.Frame.AtMost(0, [.. year, .. load.Select(term => (term.Column, -flexible.Share * flexible.HoursPerYear * term.Mw))]);
    }

    private void AddGeneration(SiteGeneration generation, SiteChoice[] started, int stage, int bus)
    {
        var capacityMw = generation.Capacity.Value;
        var year = new List<(int Column, double Value)>();
        foreach (var choice in started)
        {
            energy.AddFirm(stage, choice.Column, capacityMw * generation.CapacityCredit);
        }

        foreach (var state in energy.States[stage])
        {
            var output = energy.AddOutput(state, 0, SolverSession.Infinity, generation.UsdPerMwh, generation.TonsPerMwh);
            var share = state.Snapshot.AvailabilityOf(generation.AvailabilityKey);
            state.Inject(output, bus, 1);
            energy.Frame.AtMost(0, [(output, 1.0), .. started.Select(choice => (choice.Column, -capacityMw * share))]);
            year.Add((output, state.Snapshot.HoursPerYear));
            if (!generation.MayExport)
            {
                energy.Frame.AtMost(0, [(output, 1.0), .. LoadTerms(started, stage).Select(term => (term.Column, -term.Mw))]);
            }
        }

        if (generation.MaxHoursPerYear is { } hours)
        {
            // An air permit's limit on hours: the potential to emit stays below the major-source threshold.
            energy.Frame.Require(
                "air-permit", LocalizedText.Of(
                    $"{started[0].Option.Site} runs its own generation at most {hours:0.#} full hours a year{energy.Frame.Timeline.In(stage).En}",
                    $"{started[0].Option.Site} 的自备电源每年最多满负荷运行 {hours:0.#} 小时{energy.Frame.Timeline.In(stage).Zh}"),
                "MWh", -SolverSession.Infinity, 0, [.. year, .. started.Select(choice => (choice.Column, -capacityMw * hours))]);
        }
    }

    /// <summary>The load of these starts of one design in a stage.</summary>
    private IEnumerable<(int Column, double Mw)> LoadTerms(SiteChoice[] started, int stage) =>
        started.SelectMany(choice => choices.LoadTerms(choice, stage));
}
