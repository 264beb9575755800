using System.Text.Json.Nodes;
using Planner.App.Files;
using Planner.Domain.Diagnostics;

namespace Planner.App.Plan;

/// <summary>A study as a file, with the members of <see cref="PlanQuestion"/>; what is left out keeps its default.</summary>
public static class StudyFile
{
    /// <exception cref="BadInputException">Every problem of the file, with its line and path.</exception>
    public static PlanQuestion Read(string path) => RecordFile.Read<PlanQuestion>(path);

    /// <summary>The JSON Schema of a study file.</summary>
    public static JsonNode Schema() => RecordFile.Schema<PlanQuestion>();
}
