namespace Planner.Solver.Siting;

/// <summary>New circuits beside existing branches: the flow e on each in each state, which is the flow of its twin when it stands.</summary>
/// <remarks>
/// A twin of the same impedance carries what its branch carries: e = f_l with u = 1, e = 0 with u = 0. The flow e from
/// f to t is a transfer in the network without it, f_m = f⁰_m + (φ_m,t − φ_m,f)·e. After the outage of its own branch the
/// angle difference over the open branch drives it: e = f_l / (1 − φ_l,l). With M above any allowed flow,
/// |e − f_l| ≤ M(1 − u) and |e| ≤ rating·u say this exactly for whole u.
/// </remarks>
internal sealed class TwinCircuits(ModelFrame frame, WatchedGrid grid, UpgradeChoices upgrades)
{
    private readonly Dictionary<(EnergyState State, int Outage), (int Option, int Column)[]> columns = [];

    /// <summary>What the new circuits add to the flow that these factors give, after an outage (branch index) or none (−1).</summary>
    public IEnumerable<(int Column, double Mw)> FlowTerms(EnergyState state, int outage, double[] factors) =>
        Columns(state, outage).Select(twin => (twin.Column, Transfer(factors, BranchOf(twin.Option))));

    public int ColumnOf(EnergyState state, int outage, int option) => Columns(state, outage).First(twin => twin.Option == option).Column;

    public int BranchOf(int option) => grid.Network.FindBranch(upgrades.Options[option].Branch)!.Value;

    public double RatingMw(EnergyState state, int branch, bool afterOutage) => state.Snapshot.RatingFactor
        * (afterOutage ? grid.Network.Arrays.EmergencyMw[branch] : grid.Network.Arrays.NormalMw[branch]);

    private (int Option, int Column)[] Columns(EnergyState state, int outage)
    {
        if (!columns.TryGetValue((state, outage), out var made))
        {
            made = [.. upgrades.Twins.Select(option => (option, Column(state, option, outage)))];
            columns.Add((state, outage), made);
            foreach (var (option, column) in made)
            {
                Tie(state, outage, option, column);
            }
        }

        return made;
    }

    private int Column(EnergyState state, int option, int outage)
    {
        var ratingMw = RatingMw(state, BranchOf(option), outage >= 0);
        var flow = frame.AddColumn(-ratingMw, ratingMw, false);
        var standing = upgrades.Standing(option, state.Stage).Select(column => (column, -ratingMw)).ToList();
        frame.AtMost(0, [(flow, 1.0), .. standing]);
        frame.AtMost(0, [(flow, -1.0), .. standing]);
        return flow;
    }

    private void Tie(EnergyState state, int outage, int option, int column)
    {
        var branch = BranchOf(option);
        var (factors, baseMw) = Driving(state, outage, branch);
        // The flow that would drive it is bounded by the branch's own limit, and by some multiple of it over an open branch.
        var large = (outage == branch ? 20 : 4) * RatingMw(state, branch, true);
        var tied = state.FlowTerms(factors).Concat(FlowTerms(state, outage, factors)).Append((column, -1.0)).ToList();
        var standing = upgrades.Standing(option, state.Stage).ToList();
        frame.AddRow(-SolverSession.Infinity, large - baseMw, [.. tied, .. standing.Select(start => (start, large))]);
        frame.AddRow(-large - baseMw, SolverSession.Infinity, [.. tied, .. standing.Select(start => (start, -large))]);
    }

    private (double[] Factors, double BaseMw) Driving(EnergyState state, int outage, int branch)
    {
        var row = grid.Row(branch);
        if (outage == branch)
        {
            var scale = 1 / (1 + Transfer(row, branch));
            return ([.. row.Select(factor => factor * scale)], state.BaseFlowMw[branch] * scale);
        }

        return outage < 0 || grid.Factor(branch, outage) is not { } lodf
            ? (row, state.BaseFlowMw[branch])
            : ([.. row.Zip(grid.Row(outage), (own, other) => own + (lodf * other))], state.BaseFlowMw[branch] + (lodf * state.BaseFlowMw[outage]));
    }

    /// <summary>φ_t − φ_f of a branch's ends.</summary>
    private double Transfer(double[] factors, int branch) =>
        factors[grid.Network.Arrays.To[branch]] - factors[grid.Network.Arrays.From[branch]];
}
