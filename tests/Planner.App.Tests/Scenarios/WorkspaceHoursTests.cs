using Planner.App.Grid;
using Planner.App.Scenarios;
using Planner.Geodata.Import;
using Planner.Tests;

namespace Planner.App.Tests.Scenarios;

/// <summary>An hourly run of a workspace is that of the grid folder it was imported from.</summary>
public sealed class WorkspaceHoursTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Hours_of_a_workspace_are_those_of_its_folder()
    {
        var source = SharedData.Path("rts-gmlc");
        var recipe = folder.Write("recipe.yaml", Recipe);
        var path = folder.PathOf("rts.gpkg");
        RecipeImport.Run(recipe, path, new(Path.GetDirectoryName(source)), null, TestContext.Current.CancellationToken);
        using var workspace = OpenWorkspace.Open(path, new Silent(), TestContext.Current.CancellationToken);

        // Ramps and storage change the hours of this run, so one that was lost would be seen.
        var question = new ScenarioQuestion { Name = folder.PathOf(""), FirstHour = 4000, Hours = 48, Ramping = true, Changes = [new() { Kind = "load", Bus = 101, Mw = 150 }] };
        var ofFolder = RunScenario.Run(StudiedGrid.Read(source), question, new Silent(), TestContext.Current.CancellationToken);
        var ofWorkspace = RunScenario.Run(workspace.StudiedGrid, question, new Silent(), TestContext.Current.CancellationToken);

        Assert.NotEqual(ofFolder.InputsHash, ofWorkspace.InputsHash);
        SameRun.Check(ofFolder, ofWorkspace);
    }

    private const string Recipe = """
        name: rts
        title: { en: RTS-GMLC, zh: RTS-GMLC }
        bounds: [-120, 30, -110, 40]
        asOf: 2026-06-30
        requestedMw: 100
        grid:
          folder: ${dataRoot}/rts-gmlc
          title: { en: RTS-GMLC, zh: RTS-GMLC }
          vintage: "2020"
          licence: the test's
          source: the test
          attribution: the test
          illustrative: true
          coverage: { description: the box, regions: [{ bounds: [-120, 30, -110, 40] }] }
        illustrativeNote: { en: A test grid, zh: 测试电网 }
        candidates: { defaultFootprintHa: 100, poi: { minKv: 100, withinKm: 30, count: 3 } }
        """;
}
