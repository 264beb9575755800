using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>What holds over all generation: supply meets demand, enough capacity is in reserve, CO2 stays below its cap.</summary>
internal sealed class EnergyTotals(EnergyFrame energy, SiteChoices choices, Baseline? baseline)
{
    // Without a price no more may be shed than the grid sheds by itself; this much more is the solver's rounding.
    private const double RoundingMw = 1e-6;

    public void Add()
    {
        foreach (var stage in energy.Frame.Timeline.Stages)
        {
            foreach (var state in energy.States[stage])
            {
                AddBalance(state);
            }

            AddReserve(stage);
            AddEmissionsCap(stage);
        }
    }

    private void AddBalance(EnergyState state)
    {
        var network = energy.Energy.Grid.Network;
        for (var island = 0; island < network.IslandCount; island++)
        {
            if (state.DemandMw[island] > 0)
            {
                state.Shed(LostLoad(state, island), island);
            }
        }

        var constant = new double[network.IslandCount];
        for (var bus = 0; bus < network.BusCount; bus++)
        {
            constant[network.IslandOfBus[bus]] += state.BaseInjectionMw[bus];
        }

        var rows = Enumerable.Range(0, constant.Length).Select(island => (island, terms: state.IslandTerms(island).ToList())).Where(pair => pair.terms.Count > 0)
            .Select(pair => energy.Frame.AddRow(-constant[pair.island], -constant[pair.island], pair.terms)).ToList();
        energy.Frame.Requirements.Add(new(
            "supply", LocalizedText.Of(
                $"supply meets demand at {state.Snapshot.Id}{energy.Frame.Timeline.In(state.Stage).En}",
                $"{state.Snapshot.Id} 时刻供需平衡{energy.Frame.Timeline.In(state.Stage).Zh}"), "MW", rows));
    }

    private int LostLoad(EnergyState state, int island)
    {
        var price = energy.Energy.LostLoadUsdPerMwh;
        var most = price is not null && energy.Frame.Study.Objective.CountsCost() || baseline is null
            ? state.DemandMw[island]
            : Math.Min(state.DemandMw[island], baseline.LostMw(state.Stage, state.Number, island) + RoundingMw);
        var usd = (price is { } stated ? stated : 0) * state.Snapshot.HoursPerYear * energy.Frame.Timeline.Annuity(state.Stage);
        return energy.Frame.AddColumn(0, most, false, (Measure.LostLoad, usd));
    }

    private void AddReserve(int stage)
    {
        if (energy.Energy.ReserveMargin is not { } margin)
        {
            return;
        }

        var peakMw = energy.States[stage].Max(state => state.DemandMw.Sum());
        var load = choices.LoadTerms(stage).Select(term => (term.Column, -(1 + margin) * term.Mw));
        energy.Frame.Require(
            "reserve-margin", LocalizedText.Of(
                $"capacity is {margin:0.#%} above peak demand{energy.Frame.Timeline.In(stage).En}",
                $"装机容量高于峰值负荷 {margin:0.#%}{energy.Frame.Timeline.In(stage).Zh}"), "MW",
            ((1 + margin) * peakMw) - energy.FirmBaseMw(stage), SolverSession.Infinity, [.. energy.FirmMw(stage), .. load]);
    }

    private void AddEmissionsCap(int stage)
    {
        if (energy.Frame.Study.Years.ElementAtOrDefault(stage)?.MaxEmissionsTons is { } tons)
        {
            energy.Frame.Require(
                "emissions-cap", LocalizedText.Of(
                    $"at most {tons:#,0.##} t of CO2 a year{energy.Frame.Timeline.In(stage).En}",
                    $"每年 CO2 排放不超过 {tons:#,0.##} 吨{energy.Frame.Timeline.In(stage).Zh}"), "t",
                -SolverSession.Infinity, tons, energy.TonsPerYear(stage));
        }
    }
}
