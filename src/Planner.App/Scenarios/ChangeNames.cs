using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;

namespace Planner.App.Scenarios;

/// <summary>Whether the grid has what a change names.</summary>
internal static class ChangeNames
{
    /// <summary>Says which buses, branches, generators and fuels the grid has not; true when none.</summary>
    public static bool Check(ScenarioChange change, PowerGrid grid, InputLocation where, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        Require(change.Bus, "bus", id => grid.FindBus(new(id)) is { Type: not BusType.Isolated });
        Require(change.Branch, "branch", id => grid.FindBranch(new(id)) is not null);
        Require(change.Generator, "generator", id => grid.FindGenerator(new(id)) is not null);
        CheckFuels(change.Kind == "fuel-price" ? [change.Fuel!] : [], "fuel");
        CheckFuels([.. change.CapacityFactorOfFuel?.Keys ?? []], "capacityFactorOfFuel");
        return bag.ErrorCount == before;

        void Require(int? id, string member, Func<int, bool> isKnown)
        {
            if (id is { } number && !isKnown(number))
            {
                bag.Error("scenario.unknown-element", $"The grid has no {member} {number} that takes part in a calculation", At(where, member), "Nothing could change there", "Use the number that the case or the map gives");
            }
        }

        void CheckFuels(string[] named, string member)
        {
            var known = named.Length == 0 ? [] : FuelsOf(grid);
            foreach (var fuel in named.Where(fuel => !known.Contains(fuel)))
            {
                bag.Error("scenario.unknown-fuel", $"No plant of the grid burns \"{fuel}\"", At(where, member), "Nothing would change", NearestName.Advice(fuel, [.. known]));
            }

            foreach (var twice in named.GroupBy(fuel => fuel, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            {
                bag.Error("scenario.fuel-twice", $"The fuel \"{twice.Key}\" is named {twice.Count()} times", At(where, member), "It is not clear which figure holds", "Keep one of them");
            }
        }
    }

    private static SortedSet<string> FuelsOf(PowerGrid grid) =>
        new(grid.Generators.Select(unit => unit.Fuel).Where(fuel => fuel.Length > 0), StringComparer.OrdinalIgnoreCase);

    private static InputLocation At(InputLocation where, string member) => new(where.File, Path: $"{where.Path}.{member}");
}
