using System.Text.Json;
using Planner.App.Answers;

namespace Planner.Web.Jobs;

/// <summary>The jobs of one workspace on disk: one JSON file each, replaced as a whole, so that a crash leaves the old one or the new one.</summary>
internal sealed class JobFolder(string path, ILogger<JobFolder> log)
{
    public void Write(JobState job)
    {
        Directory.CreateDirectory(path);
        var draft = PathOf(job.Id) + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(job, AnswerJson.Options));
        File.Move(draft, PathOf(job.Id), overwrite: true);
    }

    public void Delete(string id) => File.Delete(PathOf(id));

    /// <summary>Every job that can be read, in the order in which they were asked; a broken file is logged and left where it is.</summary>
    public IReadOnlyList<JobState> ReadAll() => !Directory.Exists(path)
        ? []
        : [.. Directory.EnumerateFiles(path, "*.json").Select(Find).OfType<JobState>().OrderBy(job => job.AskedAt).ThenBy(job => job.Id, StringComparer.Ordinal)];

    private JobState? Find(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<JobState>(File.ReadAllBytes(file), AnswerJson.Options);
        }
        catch (JsonException broken)
        {
            log.LogWarning(broken, "The job file {File} can't be read; delete it, and ask its question again", file);
            return null;
        }
    }

    private string PathOf(string id) => Path.Combine(path, id + ".json");
}
