using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;
using Planner.Tests;

namespace Planner.Geodata.Tests.Import;

public sealed class RecipeTests
{
    [Fact]
    public void Load_TexasRecipe_ReadsEverySection()
    {
        var bag = new DiagnosticBag();
        var recipe = Recipe.Load(Repository.File("geodata/recipes/texas.yaml"), bag);
        Assert.Empty(bag.Kept);
        Assert.NotNull(recipe);
        Assert.Equal("texas", recipe.Name);
        Assert.Equal(new DateOnly(2026, 6, 30), recipe.AsOf);
        Assert.Equal(8, recipe.Layers.Count);
        Assert.Equal(13, recipe.Facts.Count);
        Assert.Equal(24, recipe.Criteria.Count);
        Assert.Equal(12, recipe.NeededFacts.Count);
        Assert.Equal(230, recipe.Candidates.Rule!.MinVoltage.Value);
    }

    [Theory]
    [InlineData("requestedMw: 300", "requestedMW: 300", "recipe.unknown-key", "did you mean 'requestedMw'")]
    [InlineData("requestedMw: 300", "requestedMw: plenty", "recipe.bad-number", "between")]
    [InlineData("name: small", "name: Small Town", "recipe.bad-name", "a-z")]
    [InlineData("asOf: 2026-06-30", "asOf: 30.6.2026", "recipe.bad-date", "YYYY-MM-DD")]
    [InlineData("bounds: [-100, 30, -99, 31]", "bounds: [30, -100, 31, -99]", "recipe.bad-bounds", "west, south")]
    [InlineData("bounds: [-100, 30, -99, 31]", "bounds: [-99, 30, -100, 31]", "recipe.bad-bounds", "west < east")]
    [InlineData("path: plants.csv", "path: ../plants.csv", "recipe.path-outside", "below the recipe's folder")]
    [InlineData("path: plants.csv", "path: /etc/passwd", "recipe.path-outside", "below the recipe's folder")]
    [InlineData("kind: power-plant", "kind: powerplant", "recipe.unknown-word", "did you mean 'power-plant'")]
    [InlineData("lonColumn: lon", "wktColumn: lon", "recipe.bad-position", "wktColumn alone")]
    [InlineData("sourceUrl: https://example.org", "sourceUrl: example", "recipe.bad-address", "https://")]
    [InlineData("{ column: mw, atLeast: 1 }", "{ column: mw, atLeast: 1, atMost: 2 }", "recipe.bad-condition", "give one of")]
    [InlineData("{ column: mw, atLeast: 1 }", "{ column: mww, atLeast: 1 }", "recipe.unknown-column", "did you mean 'mw'")]
    [InlineData("coverage: { description: the box, regions: [{ bounds: [-100, 30, -99, 31] }] }", "coverage: { description: the box }", "recipe.bad-coverage", "featuresOnly")]
    [InlineData("layer: plants", "layer: plant", "recipe.unknown-layer", "did you mean 'plants'")]
    [InlineData("unit: km", "unit: ha", "recipe.bad-unit", "km, mi, ft, m")]
    [InlineData("id: site.plant_distance_km", "id: site.plant_distance", "recipe.bad-unit", "end the name with the unit")]
    [InlineData("kind: distance", "kind: count-within", "recipe.bad-fact", "withinKm")]
    [InlineData("fact: site.plant_distance_km", "fact: site.plant_distanc_km", "recipe.unknown-fact", "did you mean 'site.plant_distance_km'")]
    [InlineData("fact: site.plant_distance_km", "fact: poi.headroom_mw", "recipe.unknown-fact", "did you mean 'grid.headroom_mw'")]
    [InlineData("anchors: [[0, 1], [10, 0]]", "anchors: [[0, 1], [0, 0]]", "recipe.bad-anchors", "values rising")]
    [InlineData("illustrative: false", "illustrative: true", "recipe.missing-key", "illustrativeNote")]
    [InlineData("name: small", "name: [small]", "recipe.wrong-shape", "one value")]
    [InlineData("name: small", "name: \"small", "recipe.yaml-syntax", "indentation")]
    [InlineData("id: plants", "id: bus", "recipe.reserved-id", "another id")]
    [InlineData("- { from: mw, type: number }", "- { from: mw, as: name }", "recipe.duplicate-id", "rename")]
    public void Load_OneSlip_ReportsItWithLineAndRemedy(string good, string bad, string code, string remedy)
    {
        var bag = new DiagnosticBag();
        Assert.Contains(good, SmallRecipe.Text, StringComparison.Ordinal);
        var text = SmallRecipe.Text.Replace(good, bad, StringComparison.Ordinal);
        Assert.Null(LoadText(text, bag));
        Assert.Contains(bag.Kept, problem => problem.Code == code && problem.Remedy.Contains(remedy, StringComparison.Ordinal));
        Assert.All(bag.Kept, problem => Assert.NotNull(problem.Where.Line));
    }

    [Fact]
    public void Load_SmallRecipe_HasNoProblem()
    {
        var bag = new DiagnosticBag();
        Assert.NotNull(LoadText(SmallRecipe.Text, bag));
        Assert.Empty(bag.Kept);
    }

    [Fact]
    public void Load_SeveralSlips_ReportsAllWithTheirLines()
    {
        var bag = new DiagnosticBag();
        var text = SmallRecipe.Text.Replace("asOf: 2026", "asOf: x", StringComparison.Ordinal)
            .Replace("weight: 20", "weight: 200", StringComparison.Ordinal)
            .Replace("type: number", "tipe: number", StringComparison.Ordinal);
        Assert.Null(LoadText(text, bag));
        Assert.Equal(["recipe.bad-date", "recipe.unknown-key", "recipe.bad-number"], bag.Kept.Select(problem => problem.Code));
        var lines = text.Split('\n');
        Assert.All(bag.Kept, problem => Assert.Contains(problem.Where.Path!.Split('.')[^1], lines[problem.Where.Line!.Value - 1], StringComparison.Ordinal));
    }

    [Fact]
    public void Load_NoFile_SaysSo()
    {
        var bag = new DiagnosticBag();
        Assert.Null(Recipe.Load("nowhere/recipe.yaml", bag));
        Assert.Equal("recipe.not-found", Assert.Single(bag.Kept).Code);
    }

    private static Recipe? LoadText(string text, DiagnosticBag bag)
    {
        using var folder = new ScratchFolder();
        return Recipe.Load(folder.Write("recipe.yaml", text), bag);
    }
}
