using System.Diagnostics;
using Planner.App.Answers;

namespace Planner.App.Grid;

/// <summary>The plants of a grid, for those who want to retire, keep or lose one.</summary>
public static class ListGenerators
{
    public static GeneratorsAnswer Run(StudiedGrid grid)
    {
        var clock = Stopwatch.StartNew();
        var lines = grid.Grid.Generators.Select(unit => new GeneratorLine(
            unit.Id.Number, unit.Bus.Number, grid.Grid.GetBus(unit.Bus).Name, unit.Name, unit.Fuel,
            unit.Min.Value, unit.Max.Value, unit.Output.Value, unit.InService, unit.RetirementYear));
        return new()
        {
            InputsHash = InputsHash.Of(new { analysis = "generators" }, grid.ContentHash),
            Generators = [.. lines],
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }
}

/// <summary>The plants of a grid.</summary>
public sealed record GeneratorsAnswer : Answer
{
    public required IReadOnlyList<GeneratorLine> Generators { get; init; }
}

/// <summary>A plant as the grid states it.</summary>
public sealed record GeneratorLine(
    int Id, int Bus, string BusName, string Name, string Fuel, double MinMw, double MaxMw, double DispatchMw, bool InService, int? RetirementYear);
