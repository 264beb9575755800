using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;

namespace Planner.App.SynthGrid;

/// <summary>A synthetic grid with its statistics.</summary>
/// <param name="Grid">The grid; the buses carry their positions.</param>
/// <param name="Levels">Statistics by voltage.</param>
/// <param name="Interconnections">Statistics by interconnection.</param>
public sealed record SynthGridResult(
    PowerGrid Grid, IReadOnlyList<LevelStatistics> Levels, IReadOnlyList<InterconnectionStatistics> Interconnections);

/// <summary>Makes a synthetic transmission grid from public facts alone: cities and generating plants.</summary>
/// <remarks>
/// Real grid models are restricted. The method is that of A. B. Birchfield, T. Xu, K. M. Gegner, K. S. Shetye and T. J.
/// Overbye, "Grid structural characteristics as validation criteria for synthetic networks", IEEE Trans. Power Syst. 32(4),
/// 2017, 3258-3265, doi:10.1109/TPWRS.2016.2616385, written anew from the paper and simplified: active power only, one unit
/// per plant, substations of the bulk grid only. No line is a real one. Equal inputs and seed give an equal grid.
/// </remarks>
public static class SynthGridGenerator
{
    public static SynthGridResult Generate(
        GridPlaces places, int seed, IProgress<StepProgress>? progress = null, CancellationToken cancel = default)
    {
        progress?.Report(new("Placing substations", 0));
        var substations = new SubstationPlan(places, seed).Place();
        new VoltagePlan(substations).Assign();
        var draft = new GridDraft(substations, Dispatch.AtPeak(substations));
        var topology = new Topology(draft);
        progress?.Report(new("Choosing lines", 0.1));
        cancel.ThrowIfCancellationRequested();
        topology.Choose();
        progress?.Report(new("Sizing lines and transformers", 0.7));
        cancel.ThrowIfCancellationRequested();
        Reinforcement.Run(draft);
        progress?.Report(new("Measuring", 0.95));
        return new(GridCase.ToGrid(draft), GridStatistics.ByLevel(draft, topology.Levels), GridStatistics.ByInterconnection(draft));
    }
}
