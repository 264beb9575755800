using System.Reflection;
using System.Text.Json.Serialization;

namespace Planner.App.Answers;

/// <summary>What every answer carries, so that it can be traced and repeated.</summary>
public abstract record Answer
{
    /// <summary>SHA-256 of the question, the workspace's content and the rule packs, in hex: the same hash, the same answer.</summary>
    [JsonPropertyOrder(-3)]
    public required string InputsHash { get; init; }

    /// <summary>Version of Planner that gave the answer.</summary>
    [JsonPropertyOrder(-2)]
    public string Version { get; init; } = PlannerVersion.Text;

    /// <summary>Wall-clock time of the work; the only member that differs between equal questions.</summary>
    [JsonPropertyOrder(-1)]
    public double ElapsedSeconds { get; init; }
}

/// <summary>The version of this program.</summary>
public static class PlannerVersion
{
    public static string Text { get; } =
        typeof(PlannerVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
