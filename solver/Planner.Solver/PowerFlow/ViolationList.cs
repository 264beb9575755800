using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>The worst violations found so far, bounded: a badly loaded case has millions of pairs.</summary>
internal sealed class ViolationList(DcNetwork network, DcFlow baseFlow, int keep)
{
    private readonly List<(double Share, int Branch, int Outage, double FlowMw)> kept = [];
    private double floor; // share below which a violation can't be among the worst any more

    /// <summary>All violations, the forgotten ones too.</summary>
    public long Count { get; private set; }

    /// <param name="branch">Index of the overloaded branch.</param>
    /// <param name="outage">Number of the outage among those screened.</param>
    /// <param name="flowMw">Flow after the outage.</param>
    public void Add(int branch, int outage, double flowMw)
    {
        Count++;
        var share = Math.Abs(flowMw) / network.Arrays.EmergencyMw[branch];
        if (share < floor)
        {
            return;
        }
        kept.Add((share, branch, outage, flowMw));
        if (kept.Count > (4 * keep) + 1000)
        {
            Trim();
        }
    }

    public void Merge(ViolationList other)
    {
        Count += other.Count;
        kept.AddRange(other.kept);
    }

    public IReadOnlyList<ContingencyViolation> WorstFirst(Func<int, Contingency> outageOf)
    {
        Trim();
        return [.. kept.Select(v => new ContingencyViolation(
            outageOf(v.Outage),
            network.Branches[v.Branch].Id,
            new(v.FlowMw),
            new(baseFlow.FlowMw[v.Branch]),
            new(network.Arrays.EmergencyMw[v.Branch])))];
    }

    // Ties by outage and branch, so that the order does not depend on the threads.
    private void Trim()
    {
        kept.Sort((a, b) => (b.Share, a.Outage, a.Branch).CompareTo((a.Share, b.Outage, b.Branch)));
        if (kept.Count > keep)
        {
            kept.RemoveRange(keep, kept.Count - keep);
            floor = keep > 0 ? kept[^1].Share : double.PositiveInfinity;
        }
    }
}
