using System.Collections.Frozen;
using System.Collections.Immutable;
using Planner.Domain.Units;

namespace Planner.Domain.Grid;

/// <summary>The physical grid: what is on the map. Immutable; a scenario is a grid with changes applied.</summary>
/// <remarks>
/// Ids are unique and every branch, generator and load names a bus of the grid: checked here, so nobody checks again.
/// The indexed, in-service calculation network is another type (Planner.Solver, DcNetwork).
/// </remarks>
public sealed class PowerGrid
{
    private readonly FrozenDictionary<BusId, Bus> busById;
    private readonly FrozenDictionary<BranchId, Branch> branchById;

    /// <exception cref="ArgumentException">An id stands twice, or something names a bus that the grid lacks.</exception>
    public PowerGrid(
        Megawatts basePower,
        IEnumerable<Bus> buses,
        IEnumerable<Branch> branches,
        IEnumerable<Generator> generators,
        IEnumerable<Load> loads,
        IEnumerable<DcLine>? dcLines = null)
    {
        BasePower = basePower.Value > 0 ? basePower : throw new ArgumentException("Base power must be positive.", nameof(basePower));
        Buses = [.. buses];
        Branches = [.. branches];
        Generators = [.. generators];
        Loads = [.. loads];
        DcLines = [.. dcLines ?? []];
        busById = Buses.ToFrozenDictionary(bus => bus.Id);
        branchById = Branches.ToFrozenDictionary(branch => branch.Id);
        RequireUniqueGenerators();
        RequireBuses();
    }

    /// <summary>Base of all p.u. values (MATPOWER baseMVA).</summary>
    public Megawatts BasePower { get; }

    public ImmutableArray<Bus> Buses { get; }

    public ImmutableArray<Branch> Branches { get; }

    public ImmutableArray<Generator> Generators { get; }

    public ImmutableArray<Load> Loads { get; }

    /// <summary>DC lines; empty in most grids.</summary>
    public ImmutableArray<DcLine> DcLines { get; }

    /// <exception cref="KeyNotFoundException">The grid has no such bus.</exception>
    public Bus GetBus(BusId id) => busById[id];

    public Bus? FindBus(BusId id) => busById.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">The grid has no such branch.</exception>
    public Branch GetBranch(BranchId id) => branchById[id];

    public Branch? FindBranch(BranchId id) => branchById.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">The grid has no such generator.</exception>
    public Generator GetGenerator(GeneratorId id) => FindGenerator(id) ?? throw new KeyNotFoundException($"{id} is not in the grid.");

    public Generator? FindGenerator(GeneratorId id) => Generators.FirstOrDefault(candidate => candidate.Id == id);

    /// <summary>The grid after a change; this one stays as it is.</summary>
    /// <exception cref="KeyNotFoundException">The change names something that the grid lacks.</exception>
    public PowerGrid Apply(GridChange change) => change.ApplyTo(this);

    /// <summary>The grid after all changes, in their order.</summary>
    public PowerGrid Apply(IEnumerable<GridChange> changes) =>
        changes.Aggregate(this, (grid, change) => grid.Apply(change));

    internal PowerGrid With(
        IEnumerable<Branch>? branches = null, IEnumerable<Generator>? generators = null, IEnumerable<Load>? loads = null) =>
        new(BasePower, Buses, branches ?? Branches, generators ?? Generators, loads ?? Loads, DcLines);

    private void RequireUniqueGenerators()
    {
        var twice = Generators.GroupBy(generator => generator.Id).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"{twice.Key} stands more than once.");
        }
    }

    private void RequireBuses()
    {
        var named = Branches.SelectMany(branch => new[] { branch.From, branch.To })
            .Concat(Generators.Select(generator => generator.Bus))
            .Concat(Loads.Select(load => load.Bus))
            .Concat(DcLines.SelectMany(line => new[] { line.From, line.To }));
        foreach (var id in named.Where(id => !busById.ContainsKey(id)))
        {
            throw new ArgumentException($"{id} is named but the grid has no such bus.");
        }
    }
}
