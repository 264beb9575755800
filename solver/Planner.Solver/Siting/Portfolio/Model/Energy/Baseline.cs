using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Planner.Solver.Siting;

/// <summary>What the grid does without any new load, generation or upgrade: which limits it can't keep, and what demand it can't serve.</summary>
/// <remarks>
/// The cheapest dispatch of each state in which every watched limit may be exceeded, at a price above any redispatch that is
/// worth having, and demand shed at a price above that. A plan is held to no less than this: it is asked not to worsen the grid,
/// not to heal it.
/// </remarks>
internal sealed class Baseline
{
    public const double UsdPerMwOfExcess = 1e5;
    private const double UsdPerMwhLost = 1e6;
    private const double NoticedMw = 1e-3;
    private const int Rounds = 60;

    private static readonly ConditionalWeakTable<EnergyStudy, Baseline> Kept = [];

    private readonly Dictionary<LimitKey, double> excess = [];
    private readonly Dictionary<(int Stage, int Snapshot, int Island), double> lost = [];
    private readonly PortfolioStudy study;

    private Baseline(PortfolioStudy study, CancellationToken cancel)
    {
        this.study = study;
        using var model = new PortfolioModel(DoNothing(study), null);
        Solve(model, cancel);
    }

    /// <summary>The limits that are exceeded, worst first.</summary>
    public ImmutableArray<(LimitKey Limit, double FlowMw)> Overloads { get; private set; } = [];

    /// <summary>Limits that mattered; a model that starts with them needs fewer rounds.</summary>
    public ImmutableArray<LimitKey> Limits { get; private set; } = [];

    /// <summary>Computed once for the years of a study.</summary>
    public static Baseline Of(PortfolioStudy study, CancellationToken cancel)
    {
        if (!Kept.TryGetValue(study.Energy!, out var known) || !known.study.Years.SequenceEqual(study.Years) || known.study.Schedule != study.Schedule)
        {
            known = new(study, cancel);
            Kept.AddOrUpdate(study.Energy!, known);
        }

        return known;
    }

    public double ExcessMw(LimitKey limit) => excess.TryGetValue(limit, out var mw) ? mw : 0;

    public double LostMw(int stage, int snapshot, int island) => lost.TryGetValue((stage, snapshot, island), out var mw) ? mw : 0;

    /// <summary>One hour of each state, so that prices are comparable whatever the hours.</summary>
    private static PortfolioStudy DoNothing(PortfolioStudy study) => new()
    {
        Source = study.Source,
        Sites = [],
        Objective = PortfolioObjective.MinimiseCost,
        Years = [.. study.Years.Select(year => new StudyYear(year.Year) { DemandFactor = year.DemandFactor })],
        Schedule = new() { StartDay = study.Schedule.StartDay },
        Energy = study.Energy! with
        {
            Builds = [],
            ReserveMargin = null,
            LostLoadUsdPerMwh = UsdPerMwhLost,
            Units = [.. study.Energy.Units.Select(unit => unit with { DeferralPerYear = null })],
            Snapshots = [.. study.Energy.Snapshots.Select(snapshot => snapshot with { HoursPerYear = 1 })],
        },
    };

    private void Solve(PortfolioModel model, CancellationToken cancel)
    {
        var grid = (DispatchedGrid)model.Grid!;
        for (var round = 0; round < Rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            var answer = model.Session.Solve(new(TimeSpan.FromMinutes(10)), cancel: cancel);
            cancel.ThrowIfCancellationRequested();
            if (answer.Status != SolveStatus.Optimal)
            {
                throw new SolverException($"{SolverSession.Backend} found no dispatch of the grid as it is: {answer.Status}.");
            }

            var news = grid.ListBroken(answer.Columns).Where(broken => !grid.HasLimit(broken.Limit)).Take(400).ToList();
            if (news.Count == 0)
            {
                Read(grid, answer.Columns);
                Limits = [.. Binding(model, answer.RowDuals)];
                return;
            }

            news.ForEach(broken => grid.AddLimit(broken.Limit));
        }

        throw new SolverException($"The dispatch of the grid as it is still breaks limits after {Rounds} rounds.");
    }

    /// <summary>The requirements of the limits stand last, in the order in which they joined.</summary>
    private static IEnumerable<LimitKey> Binding(PortfolioModel model, double[] duals)
    {
        var limits = model.Grid!.Limits;
        return limits.Zip(model.Requirements.Skip(model.Requirements.Count - limits.Count), (limit, requirement) => (limit, requirement))
            .Where(pair => pair.requirement.Rows.Any(row => Math.Abs(duals[row.Row]) > 1e-9)).Select(pair => pair.limit);
    }

    private void Read(DispatchedGrid grid, double[] columns)
    {
        foreach (var limit in grid.Limits.Where(limit => grid.ExcessMw(limit, columns) > NoticedMw))
        {
            excess.Add(limit, grid.ExcessMw(limit, columns));
        }

        foreach (var state in grid.States.SelectMany(stage => stage))
        {
            foreach (var (column, island) in state.Lost.Where(shed => columns[shed.Column] > 0))
            {
                lost.Add((state.Stage, state.Number, island), columns[column]);
            }
        }

        Overloads = [.. excess.OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, grid.Use(pair.Key, columns).Flow.Value))];
    }
}
