using System.Text.Json.Nodes;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Projects;

namespace Planner.App.Permits;

/// <summary>A permit question whose project comes as JSON: stated facts, perhaps on a site of the workspace.</summary>
/// <remarks>Facts, Emissions, Timeline: as in a project file. AsOf: the day whose law is asked for; without it the workspace's.</remarks>
public sealed record StatedQuestion
{
    public string? Site { get; init; }

    public JsonObject? Facts { get; init; }

    public JsonObject? Emissions { get; init; }

    public JsonObject? Timeline { get; init; }

    public string? Regime { get; init; }

    public DateOnly? AsOf { get; init; }

    /// <summary>Second regime or day, for a comparison.</summary>
    public string? WithRegime { get; init; }

    public DateOnly? WithAsOf { get; init; }

    /// <summary>First day of a timeline.</summary>
    public DateOnly? StartDate { get; init; }

    public int? Draws { get; init; }

    public int? Seed { get; init; }

    /// <exception cref="BadInputException">A fact is unknown or misshapen, or there is no such site, regime or day.</exception>
    internal PermitSubject Subject(OpenWorkspace open)
    {
        var dated = new PermitQuestion(null, Site, Regime, AsOf ?? (Regime is null ? open.Info.AsOf : null));
        return PermitSubjects.Of(open, dated, Read(open));
    }

    private ProjectFile Read(OpenWorkspace open)
    {
        var text = new JsonObject { ["id"] = Site ?? "stated", ["facts"] = Facts?.DeepClone() ?? new JsonObject() };
        foreach (var (key, value) in new[] { ("emissions", Emissions), ("timeline", Timeline) })
        {
            if (value is not null)
            {
                text[key] = value.DeepClone();
            }
        }

        var bag = new DiagnosticBag();
        var project = ProjectFile.ReadJson("the request", text.ToJsonString(), open.Library, bag);
        bag.ThrowIfErrors();
        return project ?? new ProjectFile("stated", "stated", null, null, FactSheet.Empty);
    }
}
