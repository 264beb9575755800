using Planner.Tests;

namespace Planner.Cli.Tests;

public sealed class CommandLineTest
{
    [Theory]
    [InlineData("layers", "layers")]
    [InlineData("sites", "sites")]
    [InlineData("screen", "sites")]
    [InlineData("rank", "sites")]
    [InlineData("plan", "chosen")]
    public async Task Json_Sample_IsOneDocumentWithItsEnvelope(string command, string list)
    {
        var ended = await PlannerProcess.RunAsync(command, "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        var answer = ended.Json();
        Assert.Equal(64, answer.GetProperty("inputsHash").GetString()!.Length);
        Assert.NotEmpty(answer.GetProperty("version").GetString()!);
        Assert.True(answer.GetProperty("elapsedSeconds").GetDouble() > 0);
        Assert.NotEqual(0, answer.GetProperty(list).GetArrayLength());
    }

    [Theory]
    [InlineData("flow", "branches")]
    [InlineData("headroom", "buses")]
    public async Task Grid_Sample_AnswersWithItsEnvelope(string analysis, string list)
    {
        var ended = await PlannerProcess.RunAsync("grid", analysis, "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.NotEqual(0, ended.Json().GetProperty(list).GetArrayLength());
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("import")]
    [InlineData("layers")]
    [InlineData("layers", "kinds")]
    [InlineData("sites")]
    [InlineData("screen")]
    [InlineData("export")]
    [InlineData("permit", "check")]
    [InlineData("permit", "timeline")]
    [InlineData("permit", "store")]
    [InlineData("permit", "replay")]
    [InlineData("permit", "export")]
    [InlineData("permit", "packs")]
    [InlineData("permit", "schema")]
    [InlineData("rank")]
    [InlineData("grid", "flow")]
    [InlineData("grid", "headroom")]
    [InlineData("grid", "opf")]
    [InlineData("grid", "contingencies")]
    [InlineData("scenario", "run")]
    [InlineData("plan")]
    [InlineData("synth-grid")]
    [InlineData("report")]
    [InlineData("keys")]
    [InlineData("openapi")]
    public async Task Help_EveryCommand_GivesAnExample(params string[] command)
    {
        var ended = await PlannerProcess.RunAsync([.. command, "--help"]);
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("Example: planner " + string.Join(' ', command), ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LayersKinds_SayWhatEachKindMeansWithoutAWorkspace()
    {
        var ended = await PlannerProcess.RunAsync("layers", "kinds", "--json", "--workspace", "none.gpkg");
        Assert.True(ended.ExitCode == 0, ended.Error);
        var kinds = ended.Json().GetProperty("kinds").EnumerateArray().ToDictionary(kind => kind.GetProperty("id").GetString()!);
        Assert.Contains("404", kinds["wetland"].GetProperty("meaning").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Contains(kinds["wetland"].GetProperty("dataSets").EnumerateArray(), set => set.GetProperty("id").GetString() == "nwi");
    }

    [Fact]
    public async Task Options_Unknown_ExitsWith2AndSaysWhereHelpIs()
    {
        var ended = await PlannerProcess.RunAsync("rank", "--wieghts", "w.yaml");
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("--wieghts", ended.Error, StringComparison.Ordinal);
        Assert.Contains("--help", ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Output);
    }

    [Fact]
    public async Task GridFlow_BrokenCase_ListsEveryProblemWithItsLine()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("broken.m", BrokenCase);
        var ended = await PlannerProcess.RunAsync("grid", "flow", path);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("broken.m:8", ended.Error, StringComparison.Ordinal);
        Assert.Contains("broken.m:11", ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Output);
    }

    [Fact]
    public async Task GridFlow_BrokenCaseAsJson_IsOneDocumentOfDiagnostics()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("broken.m", BrokenCase);
        var ended = await PlannerProcess.RunAsync("grid", "flow", path, "--json");
        Assert.Equal(2, ended.ExitCode);
        var diagnostics = ended.Json().GetProperty("diagnostics");
        Assert.True(diagnostics.GetArrayLength() >= 2);
        Assert.All(
            diagnostics.EnumerateArray(),
            diagnostic => Assert.NotEmpty(diagnostic.GetProperty("remedy").GetString()!));
    }

    [Fact]
    public async Task Workspace_NoSuchFile_ExitsWith2()
    {
        var ended = await PlannerProcess.RunAsync("rank", "--workspace", "/no/such/file.gpkg");
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("/no/such/file.gpkg", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("states", "kml", "export.unknown-format")]
    [InlineData("statse", "csv", "export.unknown-layer")]
    public async Task Export_UnknownLayerOrFormat_IsRefusedWithTheKnownOnes(string layer, string format, string code)
    {
        var ended = await PlannerProcess.RunAsync("export", layer, "--format", format, "--json");
        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(code, ended.Json().GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Export_States_SaysItsPathAndFeatures()
    {
        using var folder = new TemporaryFolder();
        var ended = await PlannerProcess.RunAsync("export", "states", "--format", "csv", "--out", folder.PathOf("states.csv"), "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(49, ended.Json().GetProperty("features").GetInt32());
        Assert.Equal(50, File.ReadLines(ended.Json().GetProperty("path").GetString()!).Count());
    }

    [Fact]
    public async Task Serve_AddressOfTheNetwork_IsRefused()
    {
        var ended = await PlannerProcess.RunAsync("serve", "--urls", "http://0.0.0.0:5080");
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("serve.not-loopback", ended.Error, StringComparison.Ordinal);
    }

    // Line 8 names a bus that does not exist, line 11 a branch without reactance.
    private const string BrokenCase =
        """
        function mpc = broken
        mpc.version = '2';
        mpc.baseMVA = 100;
        mpc.bus = [
            1 3 0  0 0 0 1 1 0 345 1 1.1 0.9;
            2 1 50 0 0 0 1 1 0 345 1 1.1 0.9; ];
        mpc.gen = [
            9 50 0 0 0 1 100 1 100 0; ];
        mpc.branch = [
            1 2 0.01 0.1 0 100 100 100 0 0 1 -360 360;
            1 2 0    0   0 100 100 100 0 0 1 -360 360; ];
        """;
}
