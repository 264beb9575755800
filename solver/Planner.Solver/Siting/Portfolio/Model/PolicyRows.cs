using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>What is wanted of the chosen sites as a set: how many, which are allowed, where, and how far apart.</summary>
internal sealed class PolicyRows(ModelFrame frame, SiteChoices choices)
{
    private readonly PortfolioStudy study = frame.Study;

    public void Add()
    {
        AddCount();
        AddEligibility();
        AddRegionCaps();
        AddSpacing();
        AddOtherThan();
    }

    private void AddCount()
    {
        var (min, max) = (study.MinSites, study.MaxSites);
        var total = study.Sites.Count;
        if (min is not null && min == max)
        {
            frame.Require("site-count", LocalizedText.Of($"exactly {min} sites are chosen, of {total} candidates", $"从 {total} 个候选中恰好选择 {min} 个场址"), "sites", min.Value, max.Value, Ones(choices.Columns));
            return;
        }

        if (min is > 0)
        {
            frame.Require("site-count", LocalizedText.Of($"at least {min} sites are chosen, of {total} candidates", $"从 {total} 个候选中至少选择 {min} 个场址"), "sites", min.Value, SolverSession.Infinity, Ones(choices.Columns));
        }

        if (max is { } most)
        {
            frame.Require("site-count", LocalizedText.Of($"at most {most} sites are chosen", $"最多选择 {most} 个场址"), "sites", -SolverSession.Infinity, most, Ones(choices.Columns));
        }
    }

    private void AddEligibility()
    {
        var barred = choices.All.Where(choice => !study.Eligibility.Allows(choice.Option.Permit)).ToList();
        if (barred.Count > 0)
        {
            var sites = barred.Select(choice => choice.Site).Distinct().Count();
            var text = LocalizedText.Of(
                $"{study.Eligibility.Name.En} (leaves out {sites} of {study.Sites.Count})",
                $"{study.Eligibility.Name.Zh}（{study.Sites.Count} 个中排除 {sites} 个）");
            frame.Require("eligibility", text, "sites", 0, 0, Ones(barred.Select(choice => choice.Column)));
        }
    }

    private void AddRegionCaps()
    {
        foreach (var cap in study.RegionCaps)
        {
            var inside = choices.All.Where(choice => choice.Option.Region == cap.Region).Select(choice => choice.Column);
            frame.Require("region-cap", LocalizedText.Of($"at most {cap.MaxSites} sites are chosen in {cap.Region}", $"在 {cap.Region} 最多选择 {cap.MaxSites} 个场址"), "sites", -SolverSession.Infinity, cap.MaxSites, Ones(inside));
        }
    }

    private void AddSpacing()
    {
        if (study.MinSpacing is not { } spacing)
        {
            return;
        }

        var number = Enumerable.Range(0, study.Sites.Count).ToDictionary(site => study.Sites[site].Site);
        var pairs = study.Distances.Where(pair => pair.Distance < spacing).Select(pair => (number[pair.First], number[pair.Second])).ToList();
        var rows = CliqueCover.Of(study.Sites.Count, pairs)
            .Select(clique => frame.AddRow(-SolverSession.Infinity, 1, Ones(clique.SelectMany(site => choices.ColumnsBySite[site]))))
            .ToList();
        if (rows.Count > 0)
        {
            frame.Requirements.Add(new("spacing", LocalizedText.Of($"any two sites are at least {spacing} apart", $"任意两个场址相距不少于 {spacing}"), "sites", rows));
        }
    }

    /// <summary>Σ x over the set − Σ x over the others ≤ size − 1 keeps out exactly that set (Balas and Jeroslow 1972).</summary>
    private void AddOtherThan()
    {
        foreach (var set in study.OtherThan)
        {
            var terms = choices.All.Select(choice => (choice.Column, set.Contains(choice.Option.Site) ? 1.0 : -1.0));
            var text = set.Count == 0
                ? new LocalizedText("not the empty plan", "不得为空方案")
                : LocalizedText.Of($"not exactly {string.Join(", ", set)}", $"不得恰好为 {string.Join("、", set)}");
            frame.Require("other-than", text, "sites", -SolverSession.Infinity, set.Count - 1, terms);
        }
    }

    private static IEnumerable<(int Column, double Value)> Ones(IEnumerable<int> columns) => columns.Select(column => (column, 1.0));
}
