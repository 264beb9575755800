using System.Text.Json;
using Planner.Tests;

namespace Planner.Cli.Tests;

/// <summary>The permit commands by the program itself: from a project file to a stored, replayed and exported answer.</summary>
public class PermitCommandTest
{
    private static readonly string Campus = Path.Combine(AppContext.BaseDirectory, "examples", "abilene-like.yaml");

    [Fact]
    public async Task Check_OfTheCampus_SaysTheAnswerFirst_AndTheTreeOnlyWhenAsked()
    {
        var brief = await PlannerProcess.RunAsync("permit", "check", Campus);
        Assert.StartsWith("abilene-like: undetermined", brief.Output, StringComparison.Ordinal);
        Assert.Contains("water.wotus_loss_acres", brief.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Every clause\n", brief.Output, StringComparison.Ordinal);
        var whole = await PlannerProcess.RunAsync("permit", "check", Campus, "--explain");
        Assert.True(whole.Output.Length > 2 * brief.Output.Length);
    }

    [Fact]
    public async Task Check_OfAShippedExample_FindsItBesideTheProgram() => Assert.StartsWith("abilene-like: undetermined",
        (await PlannerProcess.RunAsync("permit", "check", "examples/abilene-like.yaml")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Timeline_AsText_FitsEightyColumns()
    {
        var lines = (await PlannerProcess.RunWithAsync([("COLUMNS", "80")], "permit", "timeline", Campus, "--draws", "200")).Output.Split('\n');
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 80, line));
        Assert.Contains(lines, line => line.Contains("Gas turbine, order to delivery", StringComparison.Ordinal) && line.Contains('%', StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("What the days rest on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Timeline_OfTheCampus_HasBothCasesAndIsRepeatable()
    {
        var first = (await PlannerProcess.RunAsync("permit", "timeline", Campus, "--draws", "500", "--seed", "3", "--json")).Json().GetProperty("timelines")[0];
        var again = (await PlannerProcess.RunAsync("permit", "timeline", Campus, "--draws", "500", "--seed", "3", "--json")).Json().GetProperty("timelines")[0];
        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.True(first.GetProperty("shortest").GetProperty("timeToPower").GetProperty("p50Days").GetDouble()
            <= first.GetProperty("longest").GetProperty("timeToPower").GetProperty("p50Days").GetDouble());
    }

    [Fact]
    public async Task Stored_Determination_ReplaysByteEqual_AndExports()
    {
        using var folder = new TemporaryFolder();
        var (stored, exported) = (folder.Write("stored.json", ""), folder.Write("nepa.json", ""));
        Assert.Equal(0, (await PlannerProcess.RunAsync("permit", "store", Campus, "--out", stored)).ExitCode);
        var replay = (await PlannerProcess.RunAsync("permit", "replay", stored, "--json")).Json().GetProperty("replay");
        Assert.True(replay.GetProperty("isByteEqual").GetBoolean());
        Assert.Equal(0, replay.GetProperty("differences").GetArrayLength());
        Assert.Equal(0, (await PlannerProcess.RunAsync("permit", "export", Campus, "--out", exported)).ExitCode);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(exported, TestContext.Current.CancellationToken));
        Assert.Equal("abilene-like", document.RootElement.GetProperty("projects")[0].GetProperty("project_id").GetString());
    }

    [Fact]
    public async Task Replay_OfSomethingElse_ExitsWith2()
    {
        using var folder = new TemporaryFolder();
        var ended = await PlannerProcess.RunAsync("permit", "replay", folder.Write("other.json", "{}"));
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("replay.format", ended.Error, StringComparison.Ordinal);
    }
}
