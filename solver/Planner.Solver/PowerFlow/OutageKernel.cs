using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>Flows after eight outages at once against the emergency ratings.</summary>
/// <remarks>
/// An outage changes the flow of branch m by w·φ_m, with φ_m the flow of a unit transfer (see <see cref="TransferBlock"/>):
/// for a branch outage k the transfer between its ends and w = f_k / (1 − φ_k), since LODF_m,k·f_k = φ_m/(1 − φ_k)·f_k.
/// </remarks>
internal sealed class OutageKernel
{
    private readonly int[] branches;  // those with an emergency limit: the others can't be violated
    private readonly int[] fromRow;   // offset of the from-bus's row in a transfer block
    private readonly int[] toRow;
    private readonly double[] susceptance;
    private readonly double[] flowMw;
    private readonly double[] limitMw;

    public OutageKernel(DcNetwork network, DcFlow baseFlow)
    {
        var arrays = network.Arrays;
        branches = [.. Enumerable.Range(0, network.BranchCount).Where(l => double.IsFinite(arrays.EmergencyMw[l]))];
        fromRow = Array.ConvertAll(branches, l => network.Factors.Slot(arrays.From[l]) * TransferBlock.Lanes);
        toRow = Array.ConvertAll(branches, l => network.Factors.Slot(arrays.To[l]) * TransferBlock.Lanes);
        susceptance = Array.ConvertAll(branches, l => arrays.SusceptancePu[l]);
        flowMw = Array.ConvertAll(branches, l => baseFlow.FlowMw[l]);
        limitMw = Array.ConvertAll(branches, l => arrays.EmergencyMw[l] + Tolerances.OverloadMw);
    }

    /// <summary>Keeps the outage that loads each branch most.</summary>
    public void KeepWorst(TransferBlock block, ReadOnlySpan<double> weightMw, ReadOnlySpan<int> outaged, int firstOutage, WorstOutages worst)
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(block.X);
        var weight = Vector512.Create(weightMw);
        for (var m = 0; m < branches.Length; m++)
        {
            var flow = Flow(ref x, m, weight);
            for (var lane = 0; lane < TransferBlock.Lanes; lane++)
            {
                if (!double.IsNaN(weightMw[lane]) && outaged[lane] != branches[m])
                {
                    worst.Take(branches[m], firstOutage + lane, flow[lane]);
                }
            }
        }
    }

    /// <summary>Lists the violations of up to eight outages.</summary>
    /// <param name="block">Unit responses, one lane per outage.</param>
    /// <param name="weightMw">w of each lane; NaN for a lane that is not screened.</param>
    /// <param name="outaged">Branch index that each lane takes out and must not be compared; −1 for none.</param>
    /// <param name="firstOutage">Number of the first lane's outage.</param>
    /// <param name="found">Where violations go.</param>
    public void Screen(TransferBlock block, ReadOnlySpan<double> weightMw, ReadOnlySpan<int> outaged, int firstOutage, ViolationList found)
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(block.X);
        var weight = Vector512.Create(weightMw);
        for (var m = 0; m < branches.Length; m++)
        {
            var flow = Flow(ref x, m, weight);
            // A comparison with NaN is false, so lanes that are not screened never show.
            if (Vector512.GreaterThanAny(Vector512.Abs(flow), Vector512.Create(limitMw[m])))
            {
                AddViolations(flow, m, outaged, firstOutage, found);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Flow(ref double x, int m, Vector512<double> weight)
    {
        var difference = Vector512.LoadUnsafe(ref x, (nuint)fromRow[m]) - Vector512.LoadUnsafe(ref x, (nuint)toRow[m]);
        return Vector512.FusedMultiplyAdd(difference * susceptance[m], weight, Vector512.Create(flowMw[m]));
    }

    private void AddViolations(Vector512<double> flow, int m, ReadOnlySpan<int> outaged, int firstOutage, ViolationList found)
    {
        for (var lane = 0; lane < TransferBlock.Lanes; lane++)
        {
            if (Math.Abs(flow[lane]) > limitMw[m] && outaged[lane] != branches[m])
            {
                found.Add(branches[m], firstOutage + lane, flow[lane]);
            }
        }
    }
}
