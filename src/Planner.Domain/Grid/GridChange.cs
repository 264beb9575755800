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
            var generator = grid.GetGenerator(Generator);
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

    /// <summary>A unit in service and without a retirement date, whatever the source says: a plant that is kept.</summary>
    public sealed record KeepGenerator(GeneratorId Generator) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid)
        {
            var unit = grid.GetGenerator(Generator);
            return grid.With(generators: grid.Generators.Replace(unit, unit with { InService = true, RetirementYear = null }));
        }
    }

    /// <summary>All demand times a factor.</summary>
    public sealed record ScaleLoads(double Factor) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid) =>
            grid.With(loads: grid.Loads.Select(load => load with { Demand = load.Demand * Factor }));
    }

    /// <summary>Ratings of every branch times a factor: heat, cold, wind.</summary>
    public sealed record RerateAll(double Factor) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Factor);
            return grid.With(branches: grid.Branches.Select(branch =>
                branch with { Rating = new(branch.Rating.Normal * Factor, branch.Rating.Emergency * Factor) }));
        }
    }

    /// <summary>Capacity of the plants of a fuel times a factor: heat, drought. Output comes down with it where it must.</summary>
    /// <param name="Fuel">The fuel, in any case of letters.</param>
    /// <param name="Factor">From 0 to 1.</param>
    public sealed record DerateFuel(string Fuel, double Factor) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(Factor);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Factor, 1);
            return grid.With(generators: grid.Generators.Select(unit =>
                string.Equals(unit.Fuel, Fuel, StringComparison.OrdinalIgnoreCase) ? Derated(unit, unit.Max * Factor) : unit));
        }

        private static Generator Derated(Generator unit, Megawatts max) => unit with
        {
            Max = max,
            Min = new(Math.Min(unit.Min.Value, max.Value)),
            Output = new(Math.Min(unit.Output.Value, max.Value)),
        };
    }

    /// <summary>Running costs of the plants of a fuel times a factor.</summary>
    public sealed record ScaleCosts(string Fuel, double Factor) : GridChange
    {
        internal override PowerGrid ApplyTo(PowerGrid grid) => grid.With(generators: grid.Generators.Select(unit =>
            string.Equals(unit.Fuel, Fuel, StringComparison.OrdinalIgnoreCase) ? unit with { Cost = unit.Cost.Times(Factor) } : unit));
    }
}
