using Planner.Domain.Grid;

namespace Planner.Solver.Network;

/// <summary>The calculation network of a DC model: what is in service, as arrays indexed 0..n−1.</summary>
/// <remarks>
/// Powers in MW, angles in radians, susceptances in p.u. on the grid's base power. Flow is positive from the from-bus to
/// the to-bus; injection = generation − demand. Each island (connected part) has one reference bus, whose angle is 0.
/// Immutable and safe to share between threads; the factors of its susceptance matrix are made once, on first use.
/// </remarks>
public sealed class DcNetwork
{
    private readonly Lazy<SusceptanceFactors> factors;
    private readonly Lazy<Bridges> bridges;
    private readonly Lazy<Neighbours> neighbours;

    internal DcNetwork(PowerGrid grid, DcConvention convention, NetworkArrays arrays, IReadOnlyList<NetworkAdjustment> adjustments)
    {
        Grid = grid;
        Convention = convention;
        Arrays = arrays;
        Adjustments = adjustments;
        factors = new(() => SusceptanceFactors.Of(this));
        bridges = new(() => Bridges.Of(this));
        neighbours = new(() => new Neighbours(arrays));
    }

    /// <summary>The physical grid that this network was made from.</summary>
    public PowerGrid Grid { get; }

    public DcConvention Convention { get; }

    /// <summary>What was left out or chosen on the way from the grid; part of every answer.</summary>
    public IReadOnlyList<NetworkAdjustment> Adjustments { get; }

    public int BusCount => Arrays.Buses.Length;

    public int BranchCount => Arrays.Branches.Length;

    public int GeneratorCount => Arrays.Generators.Length;

    public int IslandCount => Arrays.ReferenceOfIsland.Length;

    /// <summary>The bus at each bus index.</summary>
    public ReadOnlySpan<Bus> Buses => Arrays.Buses;

    /// <summary>The branch at each branch index.</summary>
    public ReadOnlySpan<Branch> Branches => Arrays.Branches;

    /// <summary>The generator at each generator index.</summary>
    public ReadOnlySpan<Generator> Generators => Arrays.Generators;

    /// <summary>Demand at each bus in MW, shunt conductance at 1 p.u. included.</summary>
    public ReadOnlySpan<double> DemandMw => Arrays.DemandMw;

    /// <summary>Island of each bus, from 0.</summary>
    public ReadOnlySpan<int> IslandOfBus => Arrays.IslandOfBus;

    /// <summary>Bus index of each island's reference.</summary>
    public ReadOnlySpan<int> ReferenceOfIsland => Arrays.ReferenceOfIsland;

    internal NetworkArrays Arrays { get; }

    internal double BaseMw => Grid.BasePower.Value;

    internal SusceptanceFactors Factors => factors.Value;

    internal Bridges Bridges => bridges.Value;

    internal Neighbours Neighbours => neighbours.Value;

    /// <summary>Makes the calculation network of a grid.</summary>
    public static DcNetwork From(PowerGrid grid, DcConvention convention) => new NetworkBuilder(grid, convention).Build();

    /// <summary>Index of a bus, or null when it is left out or not in the grid.</summary>
    public int? FindBus(BusId id) => Arrays.IndexOfBus.TryGetValue(id.Number, out var index) ? index : null;

    /// <summary>Index of a branch, or null when it is out of service, left out or not in the grid.</summary>
    public int? FindBranch(BranchId id) => Arrays.IndexOfBranch.Value.TryGetValue(id.Number, out var index) ? index : null;

    /// <summary>Index of a generator, or null when it is out of service, left out or not in the grid.</summary>
    public int? FindGenerator(GeneratorId id)
    {
        var index = Array.FindIndex(Arrays.Generators, generator => generator.Id == id);
        return index < 0 ? null : index;
    }

    /// <summary>Injection at each bus in MW as the grid states it: output − demand, DC lines at their schedule.</summary>
    public double[] StatedInjectionMw()
    {
        var injectionMw = Array.ConvertAll(Arrays.DemandMw, demand => -demand);
        for (var g = 0; g < GeneratorCount; g++)
        {
            injectionMw[Arrays.GeneratorBus[g]] += Arrays.Generators[g].Output.Value;
        }
        foreach (var line in Arrays.DcLines)
        {
            AddScheduledFlow(injectionMw, line);
        }
        return injectionMw;
    }

    private void AddScheduledFlow(double[] injectionMw, DcLine line)
    {
        var sentMw = line.Scheduled.Value;
        injectionMw[Arrays.IndexOfBus[line.From.Number]] -= sentMw;
        injectionMw[Arrays.IndexOfBus[line.To.Number]] += ((1 - line.LossShare) * sentMw) - line.FixedLoss.Value;
    }
}
