using Planner.Domain.Units;

namespace Planner.Domain.Grid;

/// <summary>One change of a scenario. A closed family; each member says what it does to a grid.</summary>
public abstract record GridChange
{
    private GridChange()
    {
    }

    internal abstract PowerGrid ApplyTo(PowerGrid grid);

    /// <summary>New demand at a bus.</summary>
    public sealed record AddLoad(BusId Bus, Megawatts Demand) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid) =>
            grid.With(loads: grid.Loads.Add(new Load(grid.GetBus(Bus).Id, Demand)));
    }

    /// <summary>A branch out of service.</summary>
    public sealed record OutageBranch(BranchId Branch) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid)
        {
            var branch = grid.GetBranch(Branch);
            return grid.With(branches: grid.Branches.Replace(branch, branch with { InService = false }));
        }
    }

    /// <summary>A generator out of service: an outage or a retirement.</summary>
    public sealed record OutageGenerator(GeneratorId Generator) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid)
        {
            var generator = grid.Generators.FirstOrDefault(candidate => candidate.Id == Generator)
                ?? throw new KeyNotFoundException($"{Generator} is not in the grid.");
            return grid.With(generators: grid.Generators.Replace(generator, generator with { InService = false }));
        }
    }
}
