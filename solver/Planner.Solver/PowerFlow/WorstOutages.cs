namespace Planner.Solver.PowerFlow;

/// <summary>For every branch, the outage after which it carries most; filled by one thread, merged at the end.</summary>
internal sealed class WorstOutages
{
    private const int None = -1;

    public WorstOutages(int branchCount)
    {
        (FlowMw, Outage) = (new double[branchCount], new int[branchCount]);
        Array.Fill(Outage, None);
    }

    /// <summary>Flow after the worst outage, with sign.</summary>
    public double[] FlowMw { get; }

    /// <summary>Number of the worst outage among those screened; −1 where none was.</summary>
    public int[] Outage { get; }

    // The first of equal outages, so that the answer does not depend on the threads.
    public void Take(int branch, int outage, double flowMw)
    {
        var (before, after) = (Math.Abs(FlowMw[branch]), Math.Abs(flowMw));
        if (Outage[branch] == None || after > before || (after == before && outage < Outage[branch]))
        {
            (FlowMw[branch], Outage[branch]) = (flowMw, outage);
        }
    }

    public void Merge(WorstOutages other)
    {
        for (var branch = 0; branch < Outage.Length; branch++)
        {
            if (other.Outage[branch] != None)
            {
                Take(branch, other.Outage[branch], other.FlowMw[branch]);
            }
        }
    }
}
