using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Permitting;
using Planner.Permitting.Screening;

namespace Planner.App.Permits;

/// <summary>The question of a permit check: a project file, a site of the workspace, or a project on a site.</summary>
public sealed record PermitQuestion(string? ProjectFile, string? Site, string? Regime, DateOnly? AsOf);

/// <summary>What the law says about each project asked for.</summary>
public sealed record PermitAnswer : Answer
{
    public required IReadOnlyList<Determination> Determinations { get; init; }
}

/// <summary>Screens projects or sites against the law of a day.</summary>
public static class CheckPermits
{
    /// <summary>Checks the projects of a file, without any workspace.</summary>
    /// <exception cref="BadInputException">The file can't be read, or there is no such regime or day.</exception>
    public static PermitAnswer Run(RuleLibrary library, PermitQuestion question) =>
        Answer(library, question, () => PermitSubjects.Of(library, question), "");

    /// <summary>Checks a site of a workspace, or projects on it: what the project file states wins over what was measured.</summary>
    /// <exception cref="BadInputException">There is no such site, or the file can't be read.</exception>
    public static PermitAnswer Run(OpenWorkspace open, PermitQuestion question) =>
        Answer(open.Library, question, () => PermitSubjects.Of(open, question), open.StateHash);

    private static PermitAnswer Answer(
        RuleLibrary library, PermitQuestion question, Func<IReadOnlyList<PermitSubject>> read, string siteHash)
    {
        var clock = Stopwatch.StartNew();
        return new()
        {
            Determinations = [.. read().Select(subject => Screen.Run(subject.Book, subject.Facts, subject.Project.Id))],
            InputsHash = InputsHash.Of(
                question with { ProjectFile = null },
                [siteHash, PermitSubjects.FileHashOf(question), .. library.Packs.Select(pack => pack.Hash)]),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }
}
