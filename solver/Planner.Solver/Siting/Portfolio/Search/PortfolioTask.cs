using Planner.Domain.Grid;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Solver.Siting;

/// <summary>A study with all that is asked about it: a whole piece of work that can be done in another process.</summary>
/// <param name="Study">The question.</param>
/// <param name="Options">Limits of each single solve.</param>
public sealed record PortfolioTask(PortfolioStudy Study, PortfolioOptions Options)
{
    /// <summary>The grid whose limits the study is to keep without dispatch; null: the study's own.</summary>
    public SteadyWatch? Watch { get; init; }

    /// <summary>Other sets of sites that come close; null: not asked.</summary>
    public AlternativesWanted? Alternatives { get; init; }

    /// <summary>Two objectives against each other; null: not asked.</summary>
    public ParetoWanted? Pareto { get; init; }

    /// <summary>The study with the limits of the grid that it is to keep.</summary>
    public PortfolioStudy WholeStudy() => Watch is { } watch ? Study with { Grid = watch.Limits() } : Study;

    /// <summary>Does the work.</summary>
    /// <exception cref="Domain.Diagnostics.BadInputException">The study contradicts itself; every problem with its JSON path.</exception>
    public PortfolioResult Run(IProgress<PortfolioProgress>? progress, CancellationToken cancel)
    {
        var study = WholeStudy();
        if (Alternatives is { } wanted)
        {
            var listed = PortfolioAlternatives.List(study, wanted.Within, wanted.Most, Options, progress, cancel);
            return new(listed.Best, listed, Sweep(study, progress, cancel));
        }

        var outcome = PortfolioModel.Solve(study, Options, progress, cancel);
        return new(outcome, null, Sweep(study, progress, cancel));
    }

    private ParetoSweep? Sweep(PortfolioStudy study, IProgress<PortfolioProgress>? progress, CancellationToken cancel) =>
        Pareto is { } wanted && !cancel.IsCancellationRequested
            ? ParetoSweep.Run(study, (wanted.Best, wanted.Against), wanted.Points, Options, progress, cancel)
            : null;
}

/// <param name="Within">Share of the best objective; 0.05 is 5 %.</param>
/// <param name="Most">How many plans at most, the best one included.</param>
public sealed record AlternativesWanted(double Within, int Most);

/// <param name="Best">The first objective.</param>
/// <param name="Against">The second.</param>
/// <param name="Points">How many ends of the second.</param>
public sealed record ParetoWanted(PortfolioObjective Best, PortfolioObjective Against, int Points);

/// <summary>A grid, what of it is watched, and where loads may come; generators share every new load by capacity.</summary>
public sealed record SteadyWatch(PowerGrid Grid, GridWatch Watch, IReadOnlyList<BusId> Pois)
{
    public GridLimits Limits()
    {
        var network = DcNetwork.From(Grid, DcConvention.Matpower);
        return Watch.Limits(DcPowerFlow.Solve(network), Participation.ByCapacity(network), Pois);
    }
}

/// <param name="Outcome">The answer to the study.</param>
/// <param name="Alternatives">Null where not asked.</param>
/// <param name="Pareto">Null where not asked, or cancelled before it began.</param>
public sealed record PortfolioResult(PortfolioOutcome Outcome, PortfolioAlternatives? Alternatives, ParetoSweep? Pareto);
