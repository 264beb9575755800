using System.Globalization;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>The mixed-integer model of a <see cref="PortfolioStudy"/>: which sites together, under shared limits.</summary>
/// <remarks>
/// Variables: x[s,d] ∈ {0,1}, design d is built at site s; a[r,s] ∈ [0,1], share of region r served from s.
/// <code>
/// max Σ score·x   or   min Σ cost·x + Σ serviceCost·a
/// Σ_d x[s,d] ≤ 1                                  one design per site
/// minSites ≤ Σ x ≤ maxSites                       count
/// minLoad ≤ Σ load·x ≤ maxLoad                    MW target
/// Σ x over sites not allowed by the policy ≤ 0    eligibility
/// Σ x over a region's sites ≤ cap                 regional cap
/// x[s] + x[t] ≤ 1 for each pair too close         spacing
/// Σ cost·x ≤ capital, Σ score·x ≥ target          budget
/// −allowed ≤ f⁰ + Σ δ·load·x ≤ allowed            each grid limit, N-0 and N-1, added when a solution breaks it
/// Σ_s a[r,s] = 1, a[r,s] ≤ x[s], Σ_r demand·a[r,s] ≤ Σ_d capacity·x[s,d]      service, see ServiceModel
/// </code>
/// Limits are added lazily because thousands of branches are watched and a handful matter; every answer is checked
/// against all of them, so what is left out can't be broken.
/// </remarks>
public sealed class PortfolioModel : IDisposable
{
    private readonly SolverSession session = new();
    private readonly List<Requirement> requirements = [];
    private readonly List<Choice> choices = [];
    private readonly Dictionary<BranchLimit, int> limitRows = [];
    private readonly int[][] columnsBySite;
    private readonly ServiceModel? service;

    internal PortfolioModel(PortfolioStudy study)
    {
        Study = study;
        columnsBySite = new int[study.Sites.Count][];
        AddChoices();
        AddCount();
        AddLoad();
        AddEligibility();
        AddRegionCaps();
        AddSpacing();
        AddBudget();
        AddOtherThan();
        service = study.Service is null ? null : ServiceModel.For(study, session, columnsBySite, requirements);
    }

    internal PortfolioStudy Study { get; }

    internal SolverSession Session => session;

    internal IReadOnlyList<Requirement> Requirements => requirements;

    internal IReadOnlyCollection<BranchLimit> LimitsAdded => limitRows.Keys;

    internal IEnumerable<int> Binaries => choices.Select(choice => choice.Column);

    private double Sign => Study.Objective == PortfolioObjective.MaximiseScore ? -1 : 1;

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
        using var model = new PortfolioModel(study);
        return new PortfolioSearch(model, options ?? PortfolioOptions.Default, progress).Run(cancel);
    }

    public void Dispose() => session.Dispose();

    /// <summary>The study's objective from the session's, which always minimises.</summary>
    internal double Objective(double sessionObjective) => Sign * sessionObjective;

    /// <summary>Load at each POI; fractions of designs count in part.</summary>
    internal IEnumerable<(BusId Poi, Megawatts Load)> Loads(double[] columns) =>
        from choice in choices
        where choice.Design.Poi is not null && columns[choice.Column] > 0
        select (choice.Design.Poi!.Value, choice.Design.Load * columns[choice.Column]);

    /// <summary>The plan of an integer solution.</summary>
    internal Portfolio ReadPlan(double[] columns, IEnumerable<LimitUse> limits)
    {
        var chosen = choices.Where(choice => columns[choice.Column] > 0.5).ToList();
        var served = service?.Shares(columns).ToList() ?? [];
        var regions = Study.Service?.Regions ?? [];
        return new()
        {
            Chosen = [.. chosen.Select(choice => new ChosenSite(choice.Option.Site, choice.Design))],
            TotalLoad = new(chosen.Sum(choice => choice.Design.Load.Value)),
            TotalScore = chosen.Sum(choice => choice.Design.Score),
            TotalCost = new(chosen.Sum(choice => choice.Design.Cost.Value)
                + served.Sum(share => share.Share * regions[share.Region].CostBySite[share.Site].Value)),
            BindingLimits = [.. limits],
            Service = [.. served.Select(share => new ServiceShare(regions[share.Region].Id, Study.Sites[share.Site].Site, share.Share))],
        };
    }

    /// <summary>The column values with each design wholly in or out.</summary>
    internal double[] RoundChoices(double[] columns)
    {
        var rounded = (double[])columns.Clone();
        foreach (var column in Binaries)
        {
            rounded[column] = columns[column] > 0.5 ? 1 : 0;
        }

        return rounded;
    }

    /// <summary>|f⁰ + Σ δ·load·x| ≤ allowed, for one limit.</summary>
    internal void AddLimit(BranchLimit limit)
    {
        var grid = Study.Grid!;
        var terms = choices
            .Where(choice => choice.Design.Poi is not null)
            .Select(choice => (choice.Column, grid.CountedShift(limit, choice.Design.Poi!.Value) * choice.Design.Load.Value))
            .Where(term => term.Item2 != 0);
        var bounds = (-limit.AllowedMw - limit.BaseFlowMw, limit.AllowedMw - limit.BaseFlowMw);
        var row = session.AddRow(bounds.Item1, bounds.Item2, terms);
        limitRows.Add(limit, row);
        var branch = grid.Branches[limit.Branch];
        var after = grid.OutagedBranch(limit) is { } outage ? $" after the outage of {outage.Id} ({outage.Name})" : "";
        requirements.Add(new(
            "branch-limit",
            string.Create(CultureInfo.InvariantCulture, $"the flow on {branch.Id} ({branch.Name}){after} stays within {limit.AllowedMw:0.###} MW"),
            "MW", [new(row, bounds.Item1, bounds.Item2)], branch.Id));
    }

    /// <summary>Rows that are known to shape the relaxation, before the first solve.</summary>
    internal void AddFirstRows() => service?.AddFirstRows();

    /// <summary>Adds the service rows that a solution breaks, and says how many.</summary>
    internal int AddServiceRows(double[] columns) => service is null ? 0 : service.AddBrokenRows(columns);

    /// <summary>Makes the rows of each requirement stand for it alone, for the search of a conflict.</summary>
    internal void StateInFull() => service?.StateInFull();

    internal bool HasService => service is not null;

    /// <summary>A bound that tells which sites can't be in a plan better than a known one; null: none.</summary>
    internal ServiceBound? FirstBound => service?.FirstBound;

    /// <summary>Shuts a site for good or for a while, or lets it be chosen again.</summary>
    internal void SetOpenable(int site, bool openable)
    {
        foreach (var column in columnsBySite[site])
        {
            session.SetColumnBounds(column, 0, openable ? 1 : 0);
        }

        service?.SetOpenable(site, openable);
    }

    internal bool HasLimit(BranchLimit limit) => limitRows.ContainsKey(limit);

    private void AddChoices()
    {
        for (var site = 0; site < Study.Sites.Count; site++)
        {
            var option = Study.Sites[site];
            columnsBySite[site] = [.. option.Designs.Select(design => session.AddBinary(Cost(design)))];
            choices.AddRange(option.Designs.Zip(columnsBySite[site], (design, column) => new Choice(option, design, column)));
            if (option.Designs.Count > 1)
            {
                session.AddRow(0, 1, Ones(columnsBySite[site]));
            }
        }
    }

    private double Cost(SiteDesign design) =>
        Study.Objective == PortfolioObjective.MaximiseScore ? -design.Score : design.Cost.Value;

    private void AddCount()
    {
        var (min, max) = (Study.MinSites, Study.MaxSites);
        var total = Study.Sites.Count;
        if (min is not null && min == max)
        {
            Require("site-count", $"exactly {min} sites are chosen, of {total} candidates", "sites", min.Value, max.Value, Ones(Binaries));
            return;
        }

        if (min is > 0)
        {
            Require("site-count", $"at least {min} sites are chosen, of {total} candidates", "sites", min.Value, SolverSession.Infinity, Ones(Binaries));
        }

        if (max is { } most)
        {
            Require("site-count", $"at most {most} sites are chosen", "sites", -SolverSession.Infinity, most, Ones(Binaries));
        }
    }

    private void AddLoad()
    {
        var terms = choices.Select(choice => (choice.Column, choice.Design.Load.Value)).ToList();
        if (Study.MinLoad is { } least)
        {
            Require("load-target", $"the chosen loads are at least {least} together", "MW", least.Value, SolverSession.Infinity, terms);
        }

        if (Study.MaxLoad is { } most)
        {
            Require("load-target", $"the chosen loads are at most {most} together", "MW", -SolverSession.Infinity, most.Value, terms);
        }
    }

    private void AddEligibility()
    {
        var barred = choices.Where(choice => !Study.Eligibility.Allows(choice.Option.Permit)).ToList();
        if (barred.Count > 0)
        {
            var sites = barred.Select(choice => choice.Option.Site).Distinct().Count();
            var text = $"{Study.Eligibility.Name} (leaves out {sites} of {Study.Sites.Count})";
            Require("eligibility", text, "sites", 0, 0, Ones(barred.Select(choice => choice.Column)));
        }
    }

    private void AddRegionCaps()
    {
        foreach (var cap in Study.RegionCaps)
        {
            var inside = choices.Where(choice => choice.Option.Region == cap.Region).Select(choice => choice.Column);
            Require("region-cap", $"at most {cap.MaxSites} sites are chosen in {cap.Region}", "sites", -SolverSession.Infinity, cap.MaxSites, Ones(inside));
        }
    }

    private void AddSpacing()
    {
        if (Study.MinSpacing is not { } spacing)
        {
            return;
        }

        var number = Enumerable.Range(0, Study.Sites.Count).ToDictionary(site => Study.Sites[site].Site);
        var rows = Study.Distances
            .Where(pair => pair.Distance < spacing)
            .Select(pair => session.AddRow(-SolverSession.Infinity, 1, Ones(columnsBySite[number[pair.First]].Concat(columnsBySite[number[pair.Second]]))))
            .Select(row => new BoundedRow(row, -SolverSession.Infinity, 1))
            .ToList();
        if (rows.Count > 0)
        {
            requirements.Add(new("spacing", $"any two sites are at least {spacing} apart", "pairs of sites", rows));
        }
    }

    private void AddBudget()
    {
        if (Study.MaxFixedCost is { } most)
        {
            var text = $"the chosen designs cost at most {most} together";
            Require("capital", text, "USD", -SolverSession.Infinity, most.Value, choices.Select(choice => (choice.Column, choice.Design.Cost.Value)));
        }

        if (Study.MinScore is { } least)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"the scores add up to at least {least:0.######}");
            Require("score-target", text, "score", least, SolverSession.Infinity, choices.Select(choice => (choice.Column, choice.Design.Score)));
        }
    }

    /// <summary>Σ x over the set − Σ x over the others ≤ size − 1 keeps out exactly that set (Balas and Jeroslow 1972).</summary>
    private void AddOtherThan()
    {
        foreach (var set in Study.OtherThan)
        {
            var terms = choices.Select(choice => (choice.Column, set.Contains(choice.Option.Site) ? 1.0 : -1.0));
            Require("other-than", $"not exactly {string.Join(", ", set)}", "sites", -SolverSession.Infinity, set.Count - 1, terms);
        }
    }

    private void Require(string kind, string text, string unit, double lower, double upper, IEnumerable<(int Column, double Value)> terms) =>
        requirements.Add(new(kind, text, unit, [new(session.AddRow(lower, upper, terms), lower, upper)]));

    private static IEnumerable<(int Column, double Value)> Ones(IEnumerable<int> columns) => columns.Select(column => (column, 1.0));

    private sealed record Choice(SiteOption Option, SiteDesign Design, int Column);
}
