using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.App.Answers;
using Planner.App.Scenarios;

namespace Planner.App.Tests.Scenarios;

/// <summary>Two runs that must be one: every byte of their hours, and every figure of their answers but the times.</summary>
internal static class SameRun
{
    public static void Check(ScenarioAnswer first, ScenarioAnswer second)
    {
        Assert.Equal(Told(first), Told(second));
        var (one, other) = (ScenarioStore.Find(first.InputsHash)!, ScenarioStore.Find(second.InputsHash)!);
        Assert.All(["branches", "buses", "generators", "hours"], table =>
            Assert.Equal(File.ReadAllBytes(one.FindTable(table)!), File.ReadAllBytes(other.FindTable(table)!)));
        Assert.Equal(File.ReadAllText(Path.Combine(first.Results!, "hours.json")), File.ReadAllText(Path.Combine(second.Results!, "hours.json")));
    }

    private static string Told(ScenarioAnswer answer)
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(answer, AnswerJson.Options))!.AsObject();
        Assert.All(["name", "inputsHash", "results", "elapsedSeconds", "solveSeconds"], own => Assert.True(json.Remove(own)));
        return json.ToJsonString();
    }
}
