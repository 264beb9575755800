using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Geography;
using Planner.Permitting;
using Planner.Permitting.Audit;
using Planner.Permitting.Export;
using Planner.Permitting.Pathways;
using Planner.Permitting.Screening;

namespace Planner.App.Permits;

/// <summary>Where something was written.</summary>
public sealed record WrittenAnswer : Answer
{
    public required string Path { get; init; }
}

/// <summary>Whether a stored determination comes out again.</summary>
public sealed record ReplayAnswer : Answer
{
    public required Replay Replay { get; init; }
}

/// <summary>Keeps determinations, replays them, and writes them for the federal data standard.</summary>
public static class StorePermits
{
    private static readonly JsonSerializerOptions Indented = new(AnswerJson.Options) { WriteIndented = true };

    /// <summary>Checks one project and stores its determination with all it was made of.</summary>
    /// <exception cref="BadInputException">The question is bad, or names several projects, or the file can't be written.</exception>
    public static WrittenAnswer Store(RuleLibrary library, OpenWorkspace? open, PermitQuestion question, string path)
    {
        var clock = Stopwatch.StartNew();
        var subject = Single(library, open, question);
        var determination = Screen.Run(subject.Book, subject.Facts, subject.Project.Id);
        return Written(path, StoredDetermination.ToBytes(StoredDetermination.Write(determination, subject.Facts, PlannerVersion.Text)), clock);
    }

    /// <exception cref="BadInputException">The file is no stored determination.</exception>
    public static ReplayAnswer Replay(RuleLibrary library, string path)
    {
        var clock = Stopwatch.StartNew();
        var bag = new DiagnosticBag();
        if (!File.Exists(path))
        {
            bag.Error("replay.no-file", "the file is not there", new(path), "there is nothing to replay", "check the path");
            bag.ThrowIfErrors();
        }

        var replay = Permitting.Audit.Replay.Run(library, path, File.ReadAllText(path), PlannerVersion.Text, bag);
        bag.ThrowIfErrors();
        return new() { Replay = replay!, InputsHash = InputsHash.Of("replay", [FileHash.Of(path), .. library.Packs.Select(pack => pack.Hash)]), ElapsedSeconds = clock.Elapsed.TotalSeconds };
    }

    /// <summary>Writes one project by the federal NEPA and Permitting Data and Technology Standard (JSON).</summary>
    /// <exception cref="BadInputException">The question is bad, or the export fails our own checks.</exception>
    public static WrittenAnswer Export(RuleLibrary library, OpenWorkspace? open, PermitQuestion question, string path)
    {
        var clock = Stopwatch.StartNew();
        var subject = Single(library, open, question);
        var site = question.Site is null ? null : open?.FindSite(question.Site);
        return Written(path, JsonSerializer.SerializeToUtf8Bytes(ExportOf(subject.Book, subject.Facts, subject.Project.Id, subject.Project.Name, site?.Location, path), Indented), clock);
    }

    /// <summary>The export of a site of a workspace: what a report writes as json-nepa.</summary>
    /// <exception cref="BadInputException">There is no such site, regime or day.</exception>
    public static JsonObject ExportSite(OpenWorkspace open, string siteId, string? regime = null, DateOnly? asOf = null)
    {
        var subject = PermitSubjects.Of(open, new(null, siteId, regime, asOf))[0];
        return ExportOf(subject.Book, subject.Facts, subject.Project.Id, subject.Project.Name, open.FindSite(siteId)!.Location, siteId);
    }

    private static JsonObject ExportOf(RuleBook book, FactSheet facts, string id, string name, LonLat? location, string file)
    {
        var determination = Screen.Run(book, facts, id);
        var timeline = TimelineRun.Of(book, facts, id, new(book.AsOf, 2_000));
        var export = NepaExport.Write(new(id, name, Word(facts, "project.kind") ?? "kind not stated", null, Word(facts, "project.lead_agency"), Place(facts), location), determination, timeline);
        var bag = new DiagnosticBag();
        NepaCheck.Run(export, file, bag);
        bag.ThrowIfErrors();
        return export;
    }

    private static string? Word(FactSheet facts, string id) => facts[new(id)] is Fact.Known { Value: FactValue.Word word } ? word.Value : null;

    private static string Place(FactSheet facts) => Word(facts, "project.state") is { } state ? $"State {state}" : "location not stated";

    private static PermitSubject Single(RuleLibrary library, OpenWorkspace? open, PermitQuestion question)
    {
        var subjects = question.Site is null ? PermitSubjects.Of(library, question) : PermitSubjects.Of(open!, question);
        return subjects.Count == 1 ? subjects[0] : throw new BadInputException(new(
            "permit.one-project", Severity.Error, $"The file holds {subjects.Count} projects", new(question.ProjectFile ?? "permit"),
            "One determination is written to one file", "Give a file with one project"));
    }

    private static WrittenAnswer Written(string path, byte[] bytes, Stopwatch clock)
    {
        try
        {
            File.WriteAllBytes(path, bytes);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(new("permit.write", Severity.Error, problem.Message, new(path), "The file can't be written", "Give another path"));
        }

        return new() { Path = path, InputsHash = FileHash.Of(path), ElapsedSeconds = clock.Elapsed.TotalSeconds };
    }
}
