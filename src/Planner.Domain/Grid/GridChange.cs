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

    /// <summary>A new plant, or storage that the caller dispatches.</summary>
    public sealed record AddGenerator(Generator Generator) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid) => grid.With(generators: grid.Generators.Add(Generator));
    }

    /// <summary>Other ratings of a branch: reconductoring, or dynamic line rating.</summary>
    /// <param name="Branch">The branch.</param>
    /// <param name="Factor">Both its ratings times this; positive.</param>
    public sealed record RerateBranch(BranchId Branch, double Factor) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Factor);
            var branch = grid.GetBranch(Branch);
            var rating = new Rating(branch.Rating.Normal * Factor, branch.Rating.Emergency * Factor);
            return grid.With(branches: grid.Branches.Replace(branch, branch with { Rating = rating }));
        }
    }

    /// <summary>The plants that are retired by a year go out of service, but for those that are kept longer.</summary>
    /// <param name="Year">Units whose first year out of service is this or earlier go out.</param>
    /// <param name="Deferred">Units kept in service past their date.</param>
    public sealed record RetireByYear(int Year, IReadOnlySet<GeneratorId> Deferred) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid) => grid.With(generators: grid.Generators.Select(generator =>
            generator.RetirementYear <= Year && !Deferred.Contains(generator.Id) ? generator with { InService = false } : generator));
    }
}
