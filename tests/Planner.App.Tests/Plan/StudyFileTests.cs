using System.Text.Json.Nodes;
using Planner.App.Plan;
using Planner.Domain.Diagnostics;
using Planner.Tests;

namespace Planner.App.Tests.Plan;

/// <summary>Study files: the shipped examples, the published schema, and what is refused.</summary>
public sealed class StudyFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file))];

    private static string Folder
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(at.FullName, "Planner.sln")))
            {
                at = at.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
            }

            return Path.Combine(at.FullName, "src", "Planner.App", "examples", "studies");
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Read_ShippedExample_IsAStudy(string name) => Assert.NotNull(StudyFile.Read(Path.Combine(Folder, name)));

    [Fact]
    public void Schema_Published_IsThatOfTheRecord()
    {
        var published = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "study.schema.json")));
        Assert.True(JsonNode.DeepEquals(published, StudyFile.Schema()), "src/Planner.App/examples/studies/study.schema.json is not what \"planner plan --schema\" prints: write it anew.");
    }

    [Fact]
    public void Read_EveryMember_ArrivesAsWritten()
    {
        var question = Read(
            """
            siteCount: 2
            objective: permitRisk
            startDay: 2027-03-01
            weights: { headroom: 3 }
            designs:
              - { id: a, mw: 1_500.5, uses: [{ resource: water, amount: 7, when: construction }] }
            dispatch: { snapshots: [{ id: peak, hours: 100, availability: { wind: 0.2 } }] }
            """);

        Assert.Equal((2, PlanObjective.PermitRisk, new DateOnly(2027, 3, 1), 3.0), (question.SiteCount, question.Objective, question.StartDay, question.Weights!["headroom"]));
        Assert.Equal((1500.5, PlanUseTime.Construction), (question.Designs![0].Mw, question.Designs[0].Uses![0].When));
        Assert.Equal((1.0, 0.2), (question.Dispatch!.Snapshots[0].DemandFactor, question.Dispatch.Snapshots[0].Availability!["wind"]));
    }

    [Fact]
    public void Read_SeveralProblems_NamesEachWithLineAndPath()
    {
        var refused = Assert.Throws<BadInputException>(() => Read("siteCount: two\ndesigns:\n  - { mw: 5, capital: 3 }\nsites: all\n"));

        Assert.Equal(
            [
                ("file.wrong-value", 1, "$.siteCount"), ("file.unknown-key", 3, "$.designs[0].capital"), ("file.missing-key", 3, "$.designs[0]"),
                ("file.wrong-value", 4, "$.sites"),
            ],
            refused.Diagnostics.Select(problem => (problem.Code, problem.Where.Line!.Value, problem.Where.Path!)));
    }

    private PlanQuestion Read(string text) => StudyFile.Read(folder.Write("study.yaml", text));
}
