using System.Text.Json;
using Planner.App.Answers;
using Planner.Solver.Scenario;

namespace Planner.App.Scenarios;

/// <summary>Finished runs, each in a folder named by its inputs hash: the same question is answered from there.</summary>
/// <remarks>A run is written beside and renamed when whole, so that a run that was cut off leaves nothing that could be taken for one.</remarks>
public static class ScenarioStore
{
    private const int MostKept = 20;

    // Drafts and parts of runs that were cut off: the latest may still be gone on with.
    private const int MostUnfinished = 4;

    private const string PartsPrefix = ".parts-";
    private const string AnswerFile = "answer.json";
    private const string HoursFile = "hours.json";

    private static int lastDraft;

    /// <summary>A finished run; null when there is none of this hash.</summary>
    public static FinishedScenario? Find(string inputsHash)
    {
        // The hash becomes a path: nothing but a hash may.
        var folder = inputsHash.Length == 64 && inputsHash.All(char.IsAsciiHexDigitLower) ? FolderOf(inputsHash) : "";
        return File.Exists(Path.Combine(folder, AnswerFile)) ? new(folder, Load<ScenarioAnswer>(folder, AnswerFile)) : null;
    }

    internal static ScenarioWriter Begin(string inputsHash, HourlyStudy study)
    {
        var draft = Path.Combine(Root(), $".{inputsHash}-{Environment.ProcessId}-{Interlocked.Increment(ref lastDraft)}");
        Directory.CreateDirectory(draft);
        return new(draft, FolderOf(inputsHash), study);
    }

    /// <summary>What a run of this hash that was cut off has solved.</summary>
    internal static ScenarioParts PartsOf(string inputsHash) => new(Path.Combine(Root(), PartsPrefix + inputsHash));

    internal static void Seal(string draft, string folder, ScenarioAnswer answer, ScenarioHours hours)
    {
        Save(draft, HoursFile, hours);
        Save(draft, AnswerFile, answer);
        try
        {
            Directory.Move(draft, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process ran the same question; its answer is this one.
        }

        ForgetOldest();
    }

    internal static ScenarioHours Hours(string folder) => Load<ScenarioHours>(folder, HoursFile);

    private static void ForgetOldest()
    {
        foreach (var kind in new DirectoryInfo(Root()).EnumerateDirectories().GroupBy(folder => folder.Name.StartsWith('.')))
        {
            foreach (var old in kind.OrderByDescending(folder => folder.LastWriteTimeUtc).Skip(kind.Key ? MostUnfinished : MostKept))
            {
                old.Delete(recursive: true);
            }
        }
    }

    private static string Root() => Directory.CreateDirectory(Path.Combine(SampleWorkspace.CacheFolder(), "scenarios")).FullName;

    private static string FolderOf(string inputsHash) => Path.Combine(Root(), inputsHash);

    private static T Load<T>(string folder, string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(folder, file)), AnswerJson.Options)!;

    private static void Save<T>(string folder, string file, T value) =>
        File.WriteAllText(Path.Combine(folder, file), JsonSerializer.Serialize(value, AnswerJson.Options));
}
