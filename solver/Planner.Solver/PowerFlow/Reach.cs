using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>How far new load can move the flow of each branch, given the headroom known so far.</summary>
/// <remarks>
/// With U_i the headroom at bus i so far: Up_l = max_i Δ_l,i·U_i and Down_l = max_i −Δ_l,i·U_i, in MW. OpenUp and OpenDown
/// are the same with U = 1 at every bus that can still take load: they bound the share of each MW.
/// </remarks>
internal sealed class Reach
{
    private readonly DcNetwork network;
    private readonly double[] share;

    private Reach(DcNetwork network, double[] share)
    {
        this.network = network;
        this.share = share;
        (Up, Down) = (new double[network.BranchCount], new double[network.BranchCount]);
        (OpenUp, OpenDown) = (new double[network.BranchCount], new double[network.BranchCount]);
    }

    public double[] Up { get; }

    public double[] Down { get; }

    public double[] OpenUp { get; }

    public double[] OpenDown { get; }

    public static Reach Of(DcNetwork network, double[] share, double[] headroomMw, CancellationToken cancel)
    {
        var reach = new Reach(network, share);
        TransferRows.ForBlocks(network, [.. Enumerable.Range(0, network.BranchCount)], (block, part) => reach.Measure(block, part, headroomMw), cancel);
        return reach;
    }

    private void Measure(TransferBlock block, int[] part, double[] headroomMw)
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(block.X);
        var susceptance = Lanes(part, l => network.Arrays.SusceptancePu[l]);
        var islandOfLane = Lanes(part, l => network.IslandOfBus[network.Arrays.From[l]]);
        var supply = Vector512<double>.Zero;
        for (var i = 0; i < share.Length; i++)
        {
            supply += Vector512.LoadUnsafe(ref x, Offset(i)) * share[i];
        }
        var (up, down, openUp, openDown) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        for (var i = 0; i < share.Length; i++)
        {
            if (headroomMw[i] <= 0)
            {
                continue;
            }
            var same = Vector512.Equals(islandOfLane, Vector512.Create((double)network.IslandOfBus[i]));
            var change = Vector512.ConditionalSelect(same, (supply - Vector512.LoadUnsafe(ref x, Offset(i))) * susceptance, Vector512<double>.Zero);
            up = Vector512.Max(up, change * headroomMw[i]);
            down = Vector512.Max(down, change * -headroomMw[i]);
            openUp = Vector512.Max(openUp, change);
            openDown = Vector512.Max(openDown, -change);
        }
        for (var lane = 0; lane < part.Length; lane++)
        {
            (Up[part[lane]], Down[part[lane]]) = (up[lane], down[lane]);
            (OpenUp[part[lane]], OpenDown[part[lane]]) = (openUp[lane], openDown[lane]);
        }
    }

    private nuint Offset(int bus) => (nuint)(network.Factors.Slot(bus) * TransferBlock.Lanes);

    internal static Vector512<double> Lanes(int[] part, Func<int, double> value)
    {
        Span<double> lanes = stackalloc double[TransferBlock.Lanes];
        for (var lane = 0; lane < part.Length; lane++)
        {
            lanes[lane] = value(part[lane]);
        }
        return Vector512.Create<double>(lanes);
    }
}
