using Planner.Domain.Diagnostics;
using Planner.Geodata.Measure;
using Planner.Geodata.Routing;

namespace Planner.Geodata.Import;

/// <summary>Checks what the sections 'tieLines' and 'usableArea' name.</summary>
internal static class GroundCheck
{
    /// <summary>Facts that the two sections give without being listed under 'facts'.</summary>
    public static IEnumerable<string> Facts(Recipe recipe) =>
    [
        .. recipe.TieLines is null ? Array.Empty<string>() : [TieLineFacts.LengthKm.Name, TieLineFacts.CostUsd.Name, TieLineFacts.GivenUp.Name, TieLineFacts.LengthMiles.Name],
        .. recipe.UsableArea is null ? Array.Empty<string>() : [UsableArea.Area.Name, UsableArea.Largest.Name, UsableArea.Load.Name],
    ];

    public static void References(Recipe recipe, Action<string, IReadOnlyList<Condition>, int> checkUse, Action<string, string, int, string> report)
    {
        if (recipe.TieLines is { } ties)
        {
            CheckTieLines(recipe, ties, report);
        }

        foreach (var use in Uses(recipe))
        {
            checkUse(use.Layer, use.Where, use.Line);
        }
    }

    public static void Raster(Recipe recipe, string id, int line, Action<string, string, int, string> report)
    {
        if (recipe.Rasters.All(raster => raster.Id != id))
        {
            report("recipe.unknown-layer", $"There is no raster '{id}'", line, NearestName.Advice(id, [.. recipe.Rasters.Select(raster => raster.Id)]));
        }
    }

    private static void CheckTieLines(Recipe recipe, TieLineSpec ties, Action<string, string, int, string> report)
    {
        var tables = LineCosts.Shipped();
        if (!tables.ContainsKey(ties.Costs))
        {
            report("recipe.unknown-word", $"There is no cost table '{ties.Costs}'", ties.Line, NearestName.Advice(ties.Costs, [.. tables.Keys]));
        }

        foreach (var raster in new[] { ties.Slope, ties.LandCover }.OfType<string>())
        {
            Raster(recipe, raster, ties.Line, report);
        }

        if (recipe.Grid is null)
        {
            report("recipe.bad-tie-lines", "'tieLines' needs points of interconnection, and the recipe has no grid", ties.Line, "add 'grid', or remove 'tieLines'");
        }
    }

    private static IEnumerable<(string Layer, IReadOnlyList<Condition> Where, int Line)> Uses(Recipe recipe)
    {
        foreach (var barrier in recipe.TieLines?.Barriers ?? [])
        {
            yield return (barrier.Layer, barrier.Where, barrier.Line);
        }

        foreach (var prefer in recipe.TieLines?.Prefer ?? [])
        {
            yield return (prefer.Layer, prefer.Where, prefer.Line);
        }

        foreach (var ground in recipe.UsableArea?.Exclude ?? [])
        {
            yield return (ground.Layer, ground.Where, ground.Line);
        }

        if (recipe.UsableArea?.Setbacks is { } table)
        {
            yield return (table.Counties, [new Condition(table.FipsColumn, Comparison.NotIn, [], double.NaN, table.Line)], table.Line);
            foreach (var layer in table.Features.Values)
            {
                yield return (layer, [], table.Line);
            }
        }
    }
}
