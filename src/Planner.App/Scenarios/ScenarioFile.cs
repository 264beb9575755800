using Planner.App.Files;
using Planner.Domain.Diagnostics;

namespace Planner.App.Scenarios;

/// <summary>A scenario as a YAML or JSON file: the members of <see cref="ScenarioQuestion"/>, and the files that it rests on.</summary>
/// <remarks>Its JSON Schema is <c>Scenarios/scenario.schema.json</c>. Paths are relative to the file.</remarks>
public sealed record ScenarioFile : ScenarioQuestion
{
    /// <summary>The case: a MATPOWER .m file, or an RTS-GMLC, PyPSA or plain CSV folder. Null: the workspace's grid.</summary>
    public string? Case { get; init; }

    /// <summary>CSV of hourly demand (columns factor, area:N or bus:N).</summary>
    public string? LoadFile { get; init; }

    /// <summary>CSV of hourly availability (columns generator:N or fuel:NAME, shares of the maximum).</summary>
    public string? AvailabilityFile { get; init; }

    private string Path { get; init; } = "";

    /// <exception cref="BadInputException">Every problem of the file, with its line.</exception>
    public static ScenarioFile Read(string path) => RecordFile.Read<ScenarioFile>(path) with { Path = path };

    /// <summary>Path of the case; null: the workspace's grid.</summary>
    public string? CasePath => Beside(Case);

    internal ScenarioFiles Files => new(Path, Beside(LoadFile), Beside(AvailabilityFile));

    private string? Beside(string? path) =>
        path is null ? null : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, path);
}
