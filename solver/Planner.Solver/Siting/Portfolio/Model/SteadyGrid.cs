namespace Planner.Solver.Siting;

/// <summary>Grid limits under a fixed sharing of every new load: |f⁰ + Σ δ·load| ≤ allowed, in each stage.</summary>
internal sealed class SteadyGrid(ModelFrame frame, SiteChoices choices, UpgradeChoices upgrades, GridLimits grid) : GridPart
{
    private readonly Dictionary<LimitKey, BranchLimit> seen = [];

    public override long LimitCount => grid.LimitCount * frame.Timeline.Count;

    public override IEnumerable<LimitUse> BaseOverloads =>
        grid.ListBaseOverloads(SitingTolerances.FlowMw).Select(flow => Use(flow.Limit, flow.FlowMw, 0, 0));

    public override IReadOnlyList<BrokenLimit> ListBroken(double[] columns) =>
        [.. frame.Timeline.Stages.SelectMany(stage => ListBroken(stage, columns)).OrderByDescending(broken => broken.ExcessMw)];

    public override LimitUse Use(LimitKey limit, double[] columns)
    {
        var at = seen[limit];
        var added = upgrades.AddedMw(grid.Branches[at.Branch].Id, limit.Stage, at.StatedMw, at.AllowedMw, columns);
        return Use(at, grid.FlowMw(at, choices.PoiLoads(limit.Stage, columns)), limit.Stage, added);
    }

    protected override void AddRows(LimitKey limit)
    {
        var at = Limit(limit);
        var (branch, allowed) = (grid.Branches[at.Branch], at.AllowedMw);
        var shifts = choices.Loads(limit.Stage).Where(load => load.Poi is not null)
            .Select(load => (load.Column, grid.CountedShift(at, load.Poi!.Value) * load.Mw)).Where(term => term.Item2 != 0).ToList();
        var gains = upgrades.GainTerms(branch.Id, limit.Stage, at.StatedMw, allowed).ToList();
        var outage = grid.OutagedBranch(at) is { } lost ? $"{lost.Id} ({lost.Name})" : null;
        frame.Requirements.Add(new(
            "branch-limit",
            LimitRows.Words($"{branch.Id} ({branch.Name})", outage, allowed, frame.Timeline.In(limit.Stage)),
            "MW", LimitRows.Add(frame, shifts, gains, at.BaseFlowMw, allowed), branch.Id));
    }

    private IEnumerable<BrokenLimit> ListBroken(int stage, double[] columns)
    {
        foreach (var flow in grid.ListViolations(choices.PoiLoads(stage, columns), SitingTolerances.FlowMw))
        {
            var limit = flow.Limit;
            var added = upgrades.AddedMw(grid.Branches[limit.Branch].Id, stage, limit.StatedMw, limit.AllowedMw, columns);
            // Against a limit that holds already, what counts is the excess over what is allowed and added.
            if (flow.ExcessMw - added > SitingTolerances.FlowMw)
            {
                var key = new LimitKey(stage, -1, limit.Branch, limit.Outage ?? -1);
                seen[key] = limit;
                yield return new(key, flow.ExcessMw - added);
            }
        }
    }

    private BranchLimit Limit(LimitKey key)
    {
        if (!seen.TryGetValue(key, out var limit))
        {
            seen.Add(key, limit = grid.At(key.Branch, key.Outage));
        }

        return limit;
    }

    private LimitUse Use(BranchLimit limit, double flowMw, int stage, double addedMw)
    {
        var (branch, outage) = (grid.Branches[limit.Branch], grid.OutagedBranch(limit));
        return new(branch.Id, branch.Name, outage?.Id, outage?.Name, new(flowMw), new(limit.StatedMw + addedMw)) { Year = frame.Timeline.YearOf(stage) };
    }
}
