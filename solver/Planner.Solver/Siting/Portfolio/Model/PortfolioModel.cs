using System.Collections.Immutable;
using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>The mixed-integer model of a <see cref="PortfolioStudy"/>: which sites together, when, and with which generation and upgrades.</summary>
/// <remarks>
/// Variables: x[s,d,t] ∈ {0,1}, design d is built at site s and starts in stage t; L[s,t] ≥ 0, load above its least block;
/// a[r,s] ∈ [0,1], share of region r served from s; u[b,t] ∈ {0,1}, an upgrade starts; n[b,t], units of new generation that
/// start; z[g,t] ∈ {0,1}, a unit is kept past its retirement; p[g,t,k] ≥ 0, output in snapshot k.
/// <code>
/// max Σ score·x   or   min Σ cost   or   emissions, delay, permit risk, or all of them priced      Objectives
/// Σ_d,t x[s,d,t] ≤ 1                              one design and start per site                   SiteChoices
/// count, eligibility, regional cap, spacing                                                        PolicyRows
/// load target of each year, capital, ends of the other objectives                                  TargetRows
/// Σ x over starts that lead times don't allow ≤ 0                                                  ScheduleRows
/// Σ use ≤ what there is, per resource and calendar year                                            ResourceRows
/// −allowed ≤ f⁰ + Σ δ·load ≤ allowed + Σ gain·u   each grid limit, added when a solution breaks it  SteadyGrid
/// supply = demand, output ≤ capacity·availability, storage, hours, reserve, CO2, limits           DispatchedGrid
/// Σ_s a[r,s] = 1, a[r,s] ≤ x[s], Σ_r demand·a[r,s] ≤ Σ_d capacity·x[s,d]                           ServiceModel
/// </code>
/// A study without years has one stage. Limits are added lazily because thousands of branches are watched and a handful
/// matter; every answer is checked against all of them, so what is left out can't be broken.
/// </remarks>
public sealed class PortfolioModel : IDisposable
{
    private readonly ModelFrame frame;
    private readonly UpgradeChoices upgrades;
    private readonly ServiceModel? service;

    internal PortfolioModel(PortfolioStudy study, Baseline? baseline)
    {
        frame = new(study);
        Choices = new(frame);
        upgrades = new(frame);
        var (targets, resources) = (new TargetRows(frame, Choices), new ResourceRows(frame));
        Choices.All.ForEach(choice => resources.Use(choice.Column, choice.Stage, choice.Design.Uses, choice.Design.ConstructionMonths));
        new PolicyRows(frame, Choices).Add();
        targets.Add();
        new ScheduleRows(frame, Choices).Add();
        Grid = study switch
        {
            { Energy: not null } => new DispatchedGrid(frame, Choices, upgrades, resources, baseline),
            { Grid: { } grid } => new SteadyGrid(frame, Choices, upgrades, grid),
            _ => null,
        };
        resources.Add();
        AddCapitalOfYears();
        targets.AddObjectiveLimits();
        service = study.Service is null ? null : ServiceModel.For(study, frame.Session, Choices.ColumnsBySite, frame.Requirements);
    }

    internal PortfolioStudy Study => frame.Study;

    internal SolverSession Session => frame.Session;

    internal ModelFrame Frame => frame;

    internal SiteChoices Choices { get; }

    internal IReadOnlyList<Requirement> Requirements => frame.Requirements;

    internal GridPart? Grid { get; }

    internal bool HasService => service is not null;

    /// <summary>True when columns other than the integers carry the plan, so that it can be mended by solving for them alone.</summary>
    internal bool HasDispatch => Grid is DispatchedGrid;

    /// <summary>A bound that tells which sites can't be in a plan better than a known one; null: none.</summary>
    internal ServiceBound? FirstBound => service?.FirstBound;

    /// <summary>Solves a study to a proved optimum, a plan with its gap, a proved conflict, or says what is not known.</summary>
    /// <param name="study">The question.</param>
    /// <param name="options">Time limit, gap and seed.</param>
    /// <param name="progress">Hears of rounds and better plans.</param>
    /// <param name="cancel">Stops the solve; the best plan found is kept.</param>
    /// <exception cref="Domain.Diagnostics.BadInputException">The study contradicts itself; every problem with its JSON path.</exception>
    public static PortfolioOutcome Solve(
        PortfolioStudy study, PortfolioOptions? options = null, IProgress<PortfolioProgress>? progress = null, CancellationToken cancel = default)
    {
        StudyCheck.Run(study).ThrowIfErrors();
        options ??= PortfolioOptions.Default;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var baseline = study.Energy is null ? null : Baseline.Of(study, cancel);
        using var model = new PortfolioModel(study, baseline);
        baseline?.Limits.ToList().ForEach(model.Grid!.AddLimit);
        return new PortfolioSearch(model, baseline, options, progress, watch).Run(cancel);
    }

    public void Dispose() => frame.Dispose();

    /// <summary>The study's objective from the session's, which always minimises.</summary>
    internal double Objective(double sessionObjective) => Objectives.Sign(Study.Objective) * sessionObjective;

    /// <summary>The session's objective of whole choices, with the true cost of service.</summary>
    internal double Price(double[] columns)
    {
        var own = Enum.GetValues<Measure>().Sum(measure => Objectives.Weight(Study, measure) * frame.Sum(measure, columns));
        return own + (Study.Objective.CountsCost() ? ServiceUsd(columns) : 0);
    }

    /// <summary>The plan of a solution with whole choices.</summary>
    internal Portfolio ReadPlan(double[] columns, IEnumerable<LimitUse> limits, IEnumerable<BindingRequirement> binding) =>
        new PlanReader(this, upgrades, columns).Read(ServiceShares(columns), ServiceUsd(columns), limits, binding);

    /// <summary>Rows that are known to shape the relaxation, before the first solve.</summary>
    internal void AddFirstRows() => service?.AddFirstRows();

    /// <summary>Adds the service rows that a solution breaks, and says how many.</summary>
    internal int AddServiceRows(double[] columns) => service is null ? 0 : service.AddBrokenRows(columns);

    /// <summary>Makes the rows of each requirement stand for it alone, for the search of a conflict.</summary>
    internal void StateInFull() => service?.StateInFull();

    /// <summary>Shuts a site for good or for a while, or lets it be chosen again.</summary>
    internal void SetOpenable(int site, bool openable)
    {
        foreach (var column in Choices.ColumnsBySite[site])
        {
            frame.SetOpenable(column, openable);
        }

        service?.SetOpenable(site, openable);
    }

    /// <summary>A model of the same study with the same limits.</summary>
    internal PortfolioModel Copy(Baseline? baseline)
    {
        var copy = new PortfolioModel(Study, baseline);
        Grid?.Limits.ToList().ForEach(copy.Grid!.AddLimit);
        return copy;
    }

    private double ServiceUsd(double[] columns) =>
        service is null ? 0 : service.Shares(columns).Sum(share => share.Share * Study.Service!.Regions[share.Region].CostBySite[share.Site].Value);

    private ImmutableArray<ServiceShare> ServiceShares(double[] columns) => service is null
        ? []
        : [.. service.Shares(columns).Select(share => new ServiceShare(Study.Service!.Regions[share.Region].Id, Study.Sites[share.Site].Site, share.Share))];

    /// <summary>What starts in a year costs no more than its capital: designs, upgrades and new generation.</summary>
    private void AddCapitalOfYears()
    {
        for (var stage = 0; stage < Study.Years.Count; stage++)
        {
            if (Study.Years[stage].MaxCapital is { } most)
            {
                var at = stage;
                var sites = Choices.All.Where(choice => choice.Stage == at).Select(choice => (choice.Column, choice.Design.Cost.Value));
                var lines = upgrades.Options.Select((option, number) => (upgrades.ColumnOf(number, at), option.Cost.Value));
                var units = (Grid as DispatchedGrid)?.Builds.CapitalTerms(at) ?? [];
                frame.Require(
                    "capital", LocalizedText.Of(
                        $"what starts{frame.Timeline.In(at).En} costs at most {most.Value:#,0.##} USD",
                        $"投产项目{frame.Timeline.In(at).Zh}的投资不超过 {most.Value:#,0.##} 美元"), "USD",
                    -SolverSession.Infinity, most.Value, [.. sites, .. lines, .. units]);
            }
        }
    }
}
