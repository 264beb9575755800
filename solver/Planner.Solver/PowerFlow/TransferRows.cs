using System.Collections.Concurrent;
using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>Rows Δ_l: how the flow of branch l changes at each MW of new load at each bus, supplied by participation.</summary>
/// <remarks>
/// Δ_l,i = Σ_j a_j φ_l,j − φ_l,i, with φ_l,i = b_l·x_i and x = B⁻¹(e_f − e_t): one solve gives a whole row, since B⁻¹ is
/// symmetric. A bus of another island has Δ = 0.
/// </remarks>
internal sealed class TransferRows
{
    private readonly DcNetwork network;
    private readonly double[] share;
    private readonly double[]?[] rows;
    private readonly Lazy<double[][]> islands;
    private readonly ConcurrentBag<double[]> spare = []; // rows given back, so that clearing does not feed the collector

    public TransferRows(DcNetwork network, double[] share)
    {
        this.network = network;
        this.share = share;
        rows = new double[]?[network.BranchCount];
        Length = (network.BusCount + TransferBlock.Lanes - 1) / TransferBlock.Lanes * TransferBlock.Lanes;
        islands = new(Islands);
    }

    /// <summary>Length of a row: the buses, filled up with zeros to whole vectors.</summary>
    public int Length { get; }

    /// <summary>Rows held now.</summary>
    public int Count { get; private set; }

    /// <summary>1 at the buses of a branch's island, 0 elsewhere.</summary>
    public double[] InIslandOf(int branch) => islands.Value[network.IslandOfBus[network.Arrays.From[branch]]];

    public bool Holds(int branch) => rows[branch] is not null;

    public double[] Get(int branch) => rows[branch]!;

    public void Clear()
    {
        foreach (var row in rows.OfType<double[]>())
        {
            spare.Add(row);
        }
        Array.Clear(rows);
        Count = 0;
    }

    /// <summary>Makes the rows of these branches, eight at a time, in parallel.</summary>
    public void Add(IReadOnlyList<int> branches, CancellationToken cancel)
    {
        var missing = branches.Where(branch => !Holds(branch)).Distinct().ToArray();
        ForBlocks(network, missing, MakeRows, cancel);
        Count += missing.Length;
    }

    /// <summary>Runs unit transfers between the ends of branches, eight at a time, in parallel.</summary>
    public static void ForBlocks(DcNetwork network, int[] branches, Action<TransferBlock, int[]> work, CancellationToken cancel)
    {
        var count = (branches.Length + TransferBlock.Lanes - 1) / TransferBlock.Lanes;
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancel }, () => new TransferBlock(network), (b, _, block) =>
        {
            var begin = b * TransferBlock.Lanes;
            var part = branches[begin..Math.Min(begin + TransferBlock.Lanes, branches.Length)];
            block.SolveBranches(part);
            work(block, part);
            return block;
        }, _ => { });
    }

    private double[][] Islands()
    {
        var rowOfIsland = Enumerable.Range(0, network.IslandCount).Select(_ => new double[Length]).ToArray();
        for (var i = 0; i < network.BusCount; i++)
        {
            rowOfIsland[network.IslandOfBus[i]][i] = 1;
        }
        return rowOfIsland;
    }

    private void MakeRows(TransferBlock block, int[] part)
    {
        for (var lane = 0; lane < part.Length; lane++)
        {
            rows[part[lane]] = ToRow(block, part[lane], lane);
        }
    }

    private double[] ToRow(TransferBlock block, int branch, int lane)
    {
        var row = spare.TryTake(out var used) ? used : new double[Length];
        var b = network.Arrays.SusceptancePu[branch];
        var island = network.IslandOfBus[network.Arrays.From[branch]];
        var supply = 0.0;
        for (var i = 0; i < share.Length; i++)
        {
            row[i] = b * block.At(i, lane);
            supply += share[i] * row[i];
        }
        for (var i = 0; i < share.Length; i++)
        {
            row[i] = network.IslandOfBus[i] == island ? supply - row[i] : 0;
        }
        return row;
    }
}
