using System.Reflection;

namespace Planner.Cli.Tests;

/// <summary>Holds the arrows of src/README.md: who may know whom, and which project alone knows which packages.</summary>
public sealed class ArchitectureTest
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Planner.Domain"] = [],
        ["Planner.Permitting"] = ["Planner.Domain"],
        ["Planner.Geodata"] = ["Planner.Domain"],
        ["Planner.Solver"] = ["Planner.Domain"],
        ["Planner.App"] = ["Planner.Domain", "Planner.Permitting", "Planner.Geodata", "Planner.Solver"],
        ["Planner.Web"] = ["Planner.App", "Planner.Domain", "Planner.Permitting", "Planner.Geodata", "Planner.Solver"],
        ["planner"] =
            ["Planner.App", "Planner.Web", "Planner.Domain", "Planner.Permitting", "Planner.Geodata", "Planner.Solver"],
    };

    private static readonly Dictionary<string, string> OnlyOneKnows = new(StringComparer.Ordinal)
    {
        ["NetTopologySuite"] = "Planner.Geodata",
        ["ProjNET"] = "Planner.Geodata",
        ["Microsoft.Data.Sqlite"] = "Planner.Geodata",
        ["Google.OrTools"] = "Planner.Solver",
    };

    public static TheoryData<string> Projects => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_EveryProject_FollowTheArrows(string project) =>
        Assert.Empty(ReferencesOf(project).Where(IsOurs).Except(Arrows[project]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_GuardedPackages_AreKnownToTheirProjectOnly(string project)
    {
        var strangers = from reference in ReferencesOf(project)
                        from guard in OnlyOneKnows
                        where reference.StartsWith(guard.Key, StringComparison.Ordinal) && guard.Value != project
                        select reference;
        Assert.Empty(strangers);
    }

    [Fact]
    public void References_Domain_AreSystemOnly() =>
        Assert.All(ReferencesOf("Planner.Domain"), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void ReferencesOf_TheCommandLine_SeesItsOwn() => Assert.Contains("Planner.App", ReferencesOf("planner"));

    private static string[] ReferencesOf(string project) =>
        [.. Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name!)];

    private static bool IsOurs(string name) => name.StartsWith("Planner.", StringComparison.Ordinal);
}
