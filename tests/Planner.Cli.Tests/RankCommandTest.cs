namespace Planner.Cli.Tests;

public sealed class RankCommandTest
{
    [Theory]
    [InlineData("sites", "robustness", "--draws", "50", "--spread", "0.2")]
    [InlineData("pairs", "compare", "TN-03", "ID-01")]
    [InlineData("front", "pareto", "--criteria", "headroom", "coal_reuse")]
    [InlineData("sites", "near", "TN-03", "--within", "300")]
    public async Task Ask_Sample_AnswersAsJsonAndAsText(string list, string question, params string[] arguments)
    {
        var asJson = await PlannerProcess.RunAsync(["rank", question, .. arguments, "--json"]);
        Assert.True(asJson.ExitCode == 0, asJson.Error);
        Assert.Equal(64, asJson.Json().GetProperty("inputsHash").GetString()!.Length);
        Assert.NotEqual(0, asJson.Json().GetProperty(list).GetArrayLength());

        var asText = await PlannerProcess.RunAsync(["rank", question, .. arguments]);
        Assert.True(asText.ExitCode == 0, asText.Error);
        Assert.Matches("[A-Z]{2}-[0-9]{2}", asText.Output);
    }

    [Theory]
    [InlineData("$.draws", "robustness", "--draws", "0")]
    [InlineData("$.sites", "compare", "TN-03")]
    [InlineData("$.criteria[0]", "pareto", "--criteria", "headrom")]
    [InlineData("$.withinKm", "near", "TN-03", "--within", "-5")]
    [InlineData("$.requestedMw", "near", "TN-03", "--mw", "-5")]
    public async Task Ask_BadFigure_ExitsWith2AndNamesPathAndRemedy(string path, string question, params string[] arguments)
    {
        var refused = await PlannerProcess.RunAsync(["rank", question, .. arguments, "--json"]);
        Assert.Equal(2, refused.ExitCode);
        var problem = Assert.Single(refused.Json().GetProperty("diagnostics").EnumerateArray());
        Assert.EndsWith(path, problem.GetProperty("where").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("remedy").GetString()!);
    }

    [Fact]
    public async Task Compare_WeightsOfAFile_AreCheckedWithTheirLine()
    {
        var file = Path.Combine(Path.GetTempPath(), $"weights-{Environment.ProcessId}.yaml");
        await File.WriteAllTextAsync(file, "headroom: 40\ncoal_reuse: many\n", TestContext.Current.CancellationToken);
        var refused = await PlannerProcess.RunAsync("rank", "compare", "TN-03", "ID-01", "--weights", file);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(":2", refused.Error, StringComparison.Ordinal);
    }
}
