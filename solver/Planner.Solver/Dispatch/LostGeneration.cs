using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Solver.Dispatch;

/// <summary>What the loss of a unit means for a dispatch that is still to be chosen: who makes up for it, and whether they can.</summary>
/// <remarks>
/// When unit g with output P_g is lost, every other unit h of its island takes over s_h·P_g with s_h = w_h / Σ_{k≠g} w_k,
/// and has to stay within its limits: min_h ≤ P_h + s_h·P_g ≤ max_h. The weights are fixed, so that all of it is linear in the
/// outputs. A unit without others that participate has no replacement, and its loss is not studied, as in
/// <see cref="ContingencyScreen"/>.
/// </remarks>
internal sealed class LostGeneration
{
    private readonly DcNetwork network;
    private readonly Participation participation;
    private readonly double[] restOfUnit; // Σ of the others' weights; NaN where nothing replaces the unit

    public LostGeneration(DcNetwork network, Participation participation)
    {
        (this.network, this.participation) = (network, participation);
        var total = participation.TotalOfIsland(network);
        restOfUnit = [.. Enumerable.Range(0, network.GeneratorCount).Select(g =>
            total[IslandOf(g)] - participation.Weight[g] is var rest && rest > 1e-9 * total.Max() ? rest : double.NaN)];
    }

    /// <summary>Flow factor of the lost unit's output: that of those who take it over.</summary>
    /// <param name="lost">Generator index.</param>
    /// <param name="factorOfBus">Flow of a branch for each MW injected at each bus.</param>
    public double FactorOf(int lost, double[] factorOfBus) => Others(lost).Sum(h => Share(h, lost) * factorOfBus[network.Arrays.GeneratorBus[h]]);

    /// <summary>Share of a lost unit's output that another one takes over.</summary>
    public double Share(int unit, int lost) => participation.Weight[unit] / restOfUnit[lost];

    /// <summary>Branches above their emergency rating after the loss of a unit at these outputs, worst first.</summary>
    public IEnumerable<(int Monitored, int Lost)> BrokenFlows(DcFlow flow, double[] outputMw, int keep) =>
        ContingencyScreen.AllGenerators(flow, participation, outputMw, keep).Violations
            .Where(violation => Math.Abs(violation.Flow.Value) > violation.Limit.Value + Tolerances.LazyLimitMw)
            .Select(violation => (network.FindBranch(violation.Branch)!.Value, network.FindGenerator(violation.Outage.Generators[0])!.Value));

    /// <summary>For each unit that could not take over its share of a loss, the loss that asks most of it beyond its limits.</summary>
    public IEnumerable<(int Unit, int Lost)> BrokenShares(double[] outputMw)
    {
        for (var h = 0; h < network.GeneratorCount; h++)
        {
            var unit = network.Generators[h];
            var (worst, excessMw) = (-1, Tolerances.LazyLimitMw);
            for (var g = 0; g < network.GeneratorCount; g++)
            {
                var afterMw = g != h && IsReplacedBy(h, g) ? outputMw[h] + (Share(h, g) * outputMw[g]) : outputMw[h];
                var beyondMw = Math.Max(afterMw - unit.Max.Value, unit.Min.Value - afterMw);
                (worst, excessMw) = beyondMw > excessMw ? (g, beyondMw) : (worst, excessMw);
            }

            if (worst >= 0 && worst != h)
            {
                yield return (h, worst);
            }
        }
    }

    private IEnumerable<int> Others(int lost) => Enumerable.Range(0, network.GeneratorCount).Where(h => h != lost && IsReplacedBy(h, lost));

    private bool IsReplacedBy(int unit, int lost) => IslandOf(unit) == IslandOf(lost) && !double.IsNaN(restOfUnit[lost]);

    private int IslandOf(int unit) => network.IslandOfBus[network.Arrays.GeneratorBus[unit]];
}
