using Planner.Domain.Texts;
using Planner.Solver.PowerFlow;

namespace Planner.Solver.Siting;

/// <summary>The grid with dispatched generation: blocks of columns, and line limits N-0 and N-1 in every state.</summary>
/// <remarks>
/// Numbers in a <see cref="LimitKey"/>: branch index of the network, or the number of branches plus the number of a new
/// circuit; place among the watched outages. A limit that the grid can't keep without any new load is held at what it needs
/// then (<see cref="Baseline"/>); while that is being found, each limit may be exceeded at a high price instead.
/// </remarks>
internal sealed class DispatchedGrid : GridPart
{
    private readonly EnergyFrame energy;
    private readonly WatchedGrid grid;
    private readonly UpgradeChoices upgrades;
    private readonly Baseline? baseline;
    private readonly TwinCircuits twins;
    private readonly Dictionary<LimitKey, int> excess = [];

    public DispatchedGrid(ModelFrame frame, SiteChoices choices, UpgradeChoices upgrades, ResourceRows resources, Baseline? baseline)
    {
        var study = frame.Study.Energy!;
        (energy, grid, this.upgrades, this.baseline) = (new(frame, study), study.Grid, upgrades, baseline);
        twins = new(frame, grid, upgrades);
        Fleet = new(energy);
        Builds = new(energy, resources);
        _ = new SiteEnergy(energy, choices);
        new EnergyTotals(energy, choices, baseline).Add();
    }

    public ExistingFleet Fleet { get; }

    public NewGeneration Builds { get; }

    public EnergyState[][] States => energy.States;

    public override long LimitCount => grid.LimitCount * energy.States.Sum(stage => stage.Length);

    public override IEnumerable<LimitUse> BaseOverloads =>
        baseline?.Overloads.Select(overload => Use(overload.Limit, overload.FlowMw, StatedMw(overload.Limit))) ?? [];

    /// <summary>Null: something runs whose CO2 is not known.</summary>
    public double? TonsPerYear(int stage, double[] columns) =>
        energy.HasUnknownCo2(stage, columns) ? null : energy.TonsPerYear(stage).Sum(term => term.Value * columns[term.Column]);

    public double LostMwh(int stage, double[] columns) =>
        energy.States[stage].Sum(state => state.Snapshot.HoursPerYear * state.Lost.Sum(shed => columns[shed.Column]));

    /// <summary>While the baseline is sought: by how much a limit in the model is exceeded.</summary>
    public double ExcessMw(LimitKey limit, double[] columns) => columns[excess[limit]];

    public override IReadOnlyList<BrokenLimit> ListBroken(double[] columns)
    {
        var broken = new List<BrokenLimit>();
        foreach (var stage in energy.States)
        {
            var standing = upgrades.Twins.Where(option => upgrades.Stands(option, stage[0].Stage, columns)).ToList();
            var network = grid.WithTwins([.. standing.Select(option => upgrades.Options[option].Branch)]);
            foreach (var state in stage)
            {
                AddBroken(state, network, standing, columns, broken);
            }
        }

        return [.. broken.OrderByDescending(limit => limit.ExcessMw)];
    }

    public override LimitUse Use(LimitKey limit, double[] columns)
    {
        var state = State(limit);
        var flows = DcPowerFlow.Solve(grid.Network, state.InjectionMw(columns)).FlowMw;
        var (factors, _) = Flow(limit, state);
        var outage = limit.Outage < 0 ? -1 : grid.Outages[limit.Outage].Branch;
        var added = twins.FlowTerms(state, outage, factors).Sum(term => term.Mw * columns[term.Column]);
        var flowMw = limit.Branch >= grid.Network.BranchCount
            ? columns[twins.ColumnOf(state, outage, limit.Branch - grid.Network.BranchCount)]
            : flows[limit.Branch] + (outage < 0 ? 0 : Lodf(limit) * flows[outage]) + added;
        return Use(limit, flowMw, StatedMw(limit) + upgrades.AddedMw(grid.Network.Branches[Own(limit)].Id, limit.Stage, StatedMw(limit), AllowedMw(limit), columns));
    }

    protected override void AddRows(LimitKey limit)
    {
        var (state, own) = (State(limit), Own(limit));
        var outage = limit.Outage < 0 ? -1 : grid.Outages[limit.Outage].Branch;
        if (limit.Branch >= grid.Network.BranchCount)
        {
            // The column of the new circuit's flow has its rating for a bound: that it is there says all.
            _ = twins.ColumnOf(state, outage, limit.Branch - grid.Network.BranchCount);
            return;
        }

        var (factors, baseMw) = Flow(limit, state);
        var terms = Merged(state.FlowTerms(factors).Concat(twins.FlowTerms(state, outage, factors)));
        var (branch, allowed) = (grid.Network.Branches[own], AllowedMw(limit));
        var gains = baseline is null ? [(Excess(limit), -1.0)] : upgrades.GainTerms(branch.Id, limit.Stage, StatedMw(limit), allowed).ToList();
        var rows = LimitRows.Add(energy.Frame, terms, gains, baseMw, allowed);
        energy.Frame.Requirements.Add(new("branch-limit", Words(limit, allowed), "MW", rows, branch.Id));
    }

    // A factor this small moves no flow by a tenth of the tolerance, whatever stands at the bus.
    private static List<(int Column, double Mw)> Merged(IEnumerable<(int Column, double Mw)> terms) =>
        [.. terms.GroupBy(term => term.Column).Select(group => (group.Key, group.Sum(term => term.Mw))).Where(term => Math.Abs(term.Item2) > 1e-9)];

    private void AddBroken(EnergyState state, WatchedGrid network, List<int> standing, double[] columns, List<BrokenLimit> broken)
    {
        var flows = DcPowerFlow.Solve(network.Network, state.InjectionMw(columns)).FlowMw.ToArray();
        var (normalMw, emergencyMw, factor) = (network.Network.Arrays.NormalMw, network.Network.Arrays.EmergencyMw, state.Snapshot.RatingFactor);
        foreach (var branch in grid.Watched.Where(branch => Math.Abs(flows[branch]) > normalMw[branch] * factor))
        {
            Compare(new(state.Stage, state.Number, branch, -1), flows[branch], columns, broken);
        }

        for (var outage = 0; outage < grid.Outages.Count; outage++)
        {
            var out_ = grid.Outages[outage].Branch;
            var factors = network == grid ? grid.Outages[outage] : network.Outages.First(other => other.Branch == out_);
            var moved = flows[out_];
            for (var place = 0; place < network.Watched.Length; place++)
            {
                var branch = network.Watched[place];
                var flowMw = flows[branch] + (factors.Lodf[place] * moved);
                if (branch != out_ && Math.Abs(flowMw) > emergencyMw[branch] * factor)
                {
                    var number = branch < grid.Network.BranchCount ? branch : grid.Network.BranchCount + standing[branch - grid.Network.BranchCount];
                    Compare(new(state.Stage, state.Number, number, outage), flowMw, columns, broken);
                }
            }
        }
    }

    private void Compare(LimitKey limit, double flowMw, double[] columns, List<BrokenLimit> broken)
    {
        var stated = StatedMw(limit);
        var allowed = AllowedMw(limit);
        var excessMw = Math.Abs(flowMw) - allowed - upgrades.AddedMw(grid.Network.Branches[Own(limit)].Id, limit.Stage, stated, allowed, columns)
            - (excess.TryGetValue(limit, out var column) ? columns[column] : 0);
        if (excessMw > SitingTolerances.FlowMw)
        {
            broken.Add(new(limit, excessMw));
        }
    }

    private (double[] Factors, double BaseMw) Flow(LimitKey limit, EnergyState state)
    {
        var own = Own(limit);
        if (limit.Outage < 0)
        {
            return (grid.Row(own), state.BaseFlowMw[own]);
        }

        var (outage, lodf) = (grid.Outages[limit.Outage].Branch, Lodf(limit));
        return ([.. grid.Row(own).Zip(grid.Row(outage), (mine, other) => mine + (lodf * other))], state.BaseFlowMw[own] + (lodf * state.BaseFlowMw[outage]));
    }

    private double Lodf(LimitKey limit) => grid.Outages[limit.Outage].Lodf[Array.BinarySearch(grid.Watched, Own(limit))];

    private EnergyState State(LimitKey limit) => energy.States[limit.Stage][limit.Snapshot];

    private int Own(LimitKey limit) => limit.Branch < grid.Network.BranchCount ? limit.Branch : twins.BranchOf(limit.Branch - grid.Network.BranchCount);

    private double StatedMw(LimitKey limit) => twins.RatingMw(State(limit), Own(limit), limit.Outage >= 0);

    private double AllowedMw(LimitKey limit) => StatedMw(limit) + (baseline?.ExcessMw(limit) ?? 0);

    private int Excess(LimitKey limit)
    {
        excess.Add(limit, energy.Frame.Session.AddColumn(Baseline.UsdPerMwOfExcess, 0, SolverSession.Infinity));
        return excess[limit];
    }

    private LocalizedText Words(LimitKey limit, double allowedMw)
    {
        var snapshot = State(limit).Snapshot.Id;
        var outage = limit.Outage < 0 ? null : Named(grid.Outages[limit.Outage].Branch);
        var when = energy.Frame.Timeline.In(limit.Stage);
        return LimitRows.Words(Named(Own(limit)), outage, allowedMw, new($" at {snapshot}{when.En}", $"，{snapshot} 时刻{when.Zh}"));
    }

    private string Named(int branch) => $"{grid.Network.Branches[branch].Id} ({grid.NameOf(branch)})";

    private LimitUse Use(LimitKey limit, double flowMw, double ratingMw)
    {
        var own = Own(limit);
        var outage = limit.Outage < 0 ? (int?)null : grid.Outages[limit.Outage].Branch;
        return new(
            grid.Network.Branches[own].Id, grid.NameOf(own), outage is { } out_ ? grid.Network.Branches[out_].Id : null,
            outage is { } name ? grid.NameOf(name) : null, new(flowMw), new(ratingMw))
        {
            Year = energy.Frame.Timeline.YearOf(limit.Stage),
            Snapshot = State(limit).Snapshot.Id,
        };
    }
}
