using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Geodata.Import;
using Planner.Geodata.Store;
using Planner.Tests;

namespace Planner.Geodata.Tests.Import;

/// <summary>Facts that a recipe or a row states, and exclusions that are passed on.</summary>
public sealed class StatementTests
{
    private static readonly string Recipe = SmallRecipe.Text.Replace("facts:\n", """
        statedFacts:
          project.kind: data_center
          project.ai_load_mw: 300
        exclusions:
          - id: near_plant
            fact: site.plant_distance_km
            is: below
            value: 15
            reason: { en: Too near to a plant, zh: 距电厂过近 }
        facts:

        """, StringComparison.Ordinal);

    private const string Sites = "id,name,lon,lat,fact:project.kind,fact:project.federal_nexus,fact:site.previously_disturbed\ns1,First,-99.6,30.5,generation,land|permit,true\ns2,Second,-99.2,30.2,,,\n";

    [Fact]
    public void LoadFacts_StatedByRecipeAndRow_TheRowWinsAndEmptyCellsStateNothing()
    {
        using var import = new SmallImport { Recipe = Recipe, Sites = Sites };
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var (first, second) = (workspace.LoadFacts()[new SiteId("s1")], workspace.LoadFacts()[new SiteId("s2")]);
        Assert.Equal("generation", Value(first, "project.kind"));
        Assert.Equal("data_center", Value(second, "project.kind"));
        Assert.Equal("300 MW", Value(second, "project.ai_load_mw"));
        Assert.Equal("{land, permit}", Value(first, "project.federal_nexus"));
        Assert.Equal("true", Value(first, "site.previously_disturbed"));
        Assert.IsType<Fact.Unknown>(second[new FactId("project.federal_nexus")]);
        Assert.Equal(FactMethod.Stated, Assert.IsType<Fact.Known>(first[new FactId("project.kind")]).Source.Method);
    }

    [Fact]
    public void LoadFacts_NeededFact_IsUnknownWithWhatToGetUntilARowStatesIt()
    {
        var needed = """
            neededFacts:
              - { id: site.fiber_distance_km, title: { en: Distance to fiber, zh: 距光纤的距离 }, unit: km, get: a carrier's route map, getZh: 运营商的路由图 }
            facts:

            """;
        using var import = new SmallImport
        {
            Recipe = SmallRecipe.Text.Replace("facts:\n", needed, StringComparison.Ordinal).Replace("fact: site.plant_distance_km", "fact: site.fiber_distance_km", StringComparison.Ordinal),
            Sites = "id,name,lon,lat,fact:site.fiber_distance_km\ns1,First,-99.6,30.5,7.5\ns2,Second,-99.2,30.2,\n",
        };
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        Assert.Equal("7.5 km", Value(workspace.LoadFacts()[new SiteId("s1")], "site.fiber_distance_km"));
        Assert.Equal("a carrier's route map", Assert.IsType<Fact.Unknown>(workspace.LoadFacts()[new SiteId("s2")][new FactId("site.fiber_distance_km")]).WhatToGet.En);
        Assert.Equal("运营商的路由图", Assert.IsType<Fact.Unknown>(workspace.LoadFacts()[new SiteId("s2")][new FactId("site.fiber_distance_km")]).WhatToGet.Zh);
        Assert.Equal("Distance to fiber", workspace.Info.Facts.Single(fact => fact.Id.Name == "site.fiber_distance_km").Title.En);
    }

    [Fact]
    public void Holds_Exclusion_IsUnknownWhereTheFactIs()
    {
        using var import = new SmallImport { Recipe = Recipe, Sites = Sites };
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var exclusion = Assert.Single(workspace.Info.Exclusions);
        var facts = workspace.LoadFacts();
        Assert.True(exclusion.Holds(facts[new SiteId("s1")][exclusion.Fact]).IsTrue);
        Assert.True(exclusion.Holds(facts[new SiteId("s2")][exclusion.Fact]).IsUnknown, "the circle to the plant leaves the coverage");
        Assert.True(exclusion.Holds(new Fact.Known(new FactValue.Number(15, "km"), Source.Stated("test"))).IsFalse);
    }

    [Fact]
    public void MeasureCandidates_OwnTable_GivesTheFactsOfAnImport()
    {
        using var import = new SmallImport { Recipe = Recipe, Sites = Sites };
        import.Run();
        using var workspace = Workspace.Open(import.Workspace);
        var bag = new DiagnosticBag();
        var measured = workspace.MeasureCandidates(import.Write("own.csv", Sites), bag, TestContext.Current.CancellationToken);
        Assert.Empty(bag.Kept);
        var stored = workspace.LoadFacts();
        Assert.All(measured, site => Assert.Equal(
            stored[site.Site.Id].Listed.Where(fact => fact.Value is not Fact.Known { Source.Method: FactMethod.Stated }),
            site.Facts.Listed.Where(fact => fact.Value is not Fact.Known { Source.Method: FactMethod.Stated })));
        workspace.MeasureCandidates(import.Write("bad.csv", "id,name,lon,lat\nx,X,30.5,-99.6\n"), bag, TestContext.Current.CancellationToken);
        Assert.Equal("geometry.swapped", Assert.Single(bag.Kept).Code);
    }

    [Fact]
    public void Run_ShippedSample_ImportsWithEveryRow()
    {
        using var folder = new ScratchFolder();
        var report = RecipeImport.Run(
            Repository.File("geodata/us48/recipe.yaml"), folder.Path("sample.gpkg"), new ImportOptions(), null, TestContext.Current.CancellationToken);
        Assert.All(report.Layers.Where(layer => layer.Id != "site"), layer => Assert.Equal(layer.RowsRead, layer.RowsKept));
        using var workspace = Workspace.Open(folder.Path("sample.gpkg"));
        Assert.True(workspace.Info.IsIllustrative);
        Assert.Equal(workspace.Info.SiteCount, workspace.LoadSites().Count(site => site.Area is not null));
        Assert.NotEmpty(workspace.Info.Exclusions);
    }

    private static string Value(FactSheet sheet, string fact) => Assert.IsType<Fact.Known>(sheet[new FactId(fact)]).Value.ToString()!;
}
