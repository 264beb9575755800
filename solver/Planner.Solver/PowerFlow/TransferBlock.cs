using Planner.Solver.Network;
using Planner.Solver.SparseAlgebra;

namespace Planner.Solver.PowerFlow;

/// <summary>Eight angle responses at once: what 1 p.u. sent from one bus to another, or injected at one bus, does.</summary>
/// <remarks>
/// Holds x = B⁻¹·r for eight right-hand sides, eight values per row. A row is a bus in the reduced numbering; one more row
/// of zeros stands for every reference bus, so that a kernel reads both ends of a branch without a case. One per thread.
/// </remarks>
internal sealed class TransferBlock
{
    public const int Lanes = SparseLdl.Block;

    private readonly DcNetwork network;
    private readonly double[] work;

    public TransferBlock(DcNetwork network)
    {
        this.network = network;
        X = new double[(network.Factors.Size + 1) * Lanes];
        work = new double[network.Factors.Size * Lanes];
    }

    /// <summary>The responses; see the class.</summary>
    public double[] X { get; }

    /// <summary>Responses to 1 p.u. sent from the from-bus to the to-bus of up to eight branches.</summary>
    public void SolveBranches(ReadOnlySpan<int> branches)
    {
        Array.Clear(X);
        for (var lane = 0; lane < branches.Length; lane++)
        {
            Add(network.Arrays.From[branches[lane]], lane, 1);
            Add(network.Arrays.To[branches[lane]], lane, -1);
        }
        Solve();
    }

    /// <summary>Responses to 1 p.u. injected at up to eight buses and drawn at their references.</summary>
    public void SolveBuses(ReadOnlySpan<int> buses)
    {
        Array.Clear(X);
        for (var lane = 0; lane < buses.Length; lane++)
        {
            Add(buses[lane], lane, 1);
        }
        Solve();
    }

    /// <summary>One lane's response at a bus.</summary>
    public double At(int bus, int lane) => X[(network.Factors.Slot(bus) * Lanes) + lane];

    /// <summary>Flow through a branch for one lane, in p.u. per p.u.: the PTDF of that transfer.</summary>
    public double Flow(int branch, int lane) =>
        network.Arrays.SusceptancePu[branch] * (At(network.Arrays.From[branch], lane) - At(network.Arrays.To[branch], lane));

    private void Add(int bus, int lane, double amount)
    {
        var row = network.Factors.Slot(bus);
        if (row < network.Factors.Size)
        {
            X[(row * Lanes) + lane] += amount;
        }
    }

    private void Solve() => network.Factors.SolveBlock(X.AsSpan(0, work.Length), work);
}
