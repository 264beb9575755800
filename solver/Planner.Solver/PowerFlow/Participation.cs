using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>Who supplies a new load or makes up for a lost unit: shares of the generators, per island.</summary>
/// <remarks>Weights are per generator index and not negative; within an island they are scaled to a sum of 1.</remarks>
public sealed class Participation
{
    private Participation(string description, double[] weight)
    {
        Description = description;
        Weight = weight;
    }

    /// <summary>The rule in words; part of every answer.</summary>
    public string Description { get; }

    internal double[] Weight { get; }

    /// <summary>In proportion to maximum output: what droop control with equal settings gives.</summary>
    public static Participation ByCapacity(DcNetwork network) => new(
        "generators in service share in proportion to their maximum output",
        [.. network.Arrays.Generators.Select(generator => Math.Max(0, generator.Max.Value))]);

    /// <summary>In proportion to what each unit has left above its stated output.</summary>
    public static Participation BySpareCapacity(DcNetwork network) => new(
        "generators in service share in proportion to their maximum minus stated output",
        [.. network.Arrays.Generators.Select(generator => Math.Max(0, generator.Max.Value - generator.Output.Value))]);

    /// <summary>In proportion to what each unit can be moved by: a unit at a fixed output takes no part.</summary>
    public static Participation ByRange(DcNetwork network) => new(
        "generators in service share in proportion to the range between their minimum and maximum output, each within it",
        [.. network.Arrays.Generators.Select(generator => Math.Max(0, generator.Max.Value - generator.Min.Value))]);

    /// <summary>Weights of the caller's own, one per generator index.</summary>
    public static Participation Stated(string description, ReadOnlySpan<double> weightOfGenerator) =>
        new(description, weightOfGenerator.ToArray());

    /// <summary>Share of each bus in the supply of its island; all 0 in an island whose weights sum to 0.</summary>
    internal double[] ShareOfBus(DcNetwork network)
    {
        var share = new double[network.BusCount];
        var total = TotalOfIsland(network);
        for (var g = 0; g < Weight.Length; g++)
        {
            var bus = network.Arrays.GeneratorBus[g];
            var sum = total[network.Arrays.IslandOfBus[bus]];
            share[bus] += sum > 0 ? Weight[g] / sum : 0;
        }
        return share;
    }

    internal double[] TotalOfIsland(DcNetwork network)
    {
        var total = new double[network.IslandCount];
        for (var g = 0; g < Weight.Length; g++)
        {
            total[network.Arrays.IslandOfBus[network.Arrays.GeneratorBus[g]]] += Weight[g];
        }
        return total;
    }
}
