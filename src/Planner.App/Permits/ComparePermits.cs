using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Permitting;
using Planner.Permitting.Comparisons;
using Planner.Permitting.Counterfactuals;

namespace Planner.App.Permits;

/// <summary>What changed for each project between two regimes or days.</summary>
public sealed record CompareAnswer : Answer
{
    public required IReadOnlyList<ProjectChanges> Changes { get; init; }
}

/// <summary>The changes of one project.</summary>
public sealed record ProjectChanges(string Id, Comparison Comparison);

/// <summary>The smallest changes of facts that give each project another answer.</summary>
public sealed record WhatIfAnswer : Answer
{
    public required IReadOnlyList<ProjectFlips> Changes { get; init; }
}

/// <summary>The flips of one project.</summary>
public sealed record ProjectFlips(string Id, IReadOnlyList<Flip> Flips);

/// <summary>Compares answers across law, or across changed facts.</summary>
public static class ComparePermits
{
    /// <param name="library">The packs.</param>
    /// <param name="path">Project file.</param>
    /// <param name="first">A regime's id or a day as YYYY-MM-DD.</param>
    /// <param name="second">Another one.</param>
    /// <exception cref="BadInputException">The file can't be read, or there is no such regime or day.</exception>
    public static CompareAnswer Run(RuleLibrary library, string path, string first, string second)
    {
        var clock = Stopwatch.StartNew();
        var (projects, one, two) = (PermitSubjects.Read(path, library), PermitSubjects.Book(library, first), PermitSubjects.Book(library, second));
        return new()
        {
            Changes = [.. projects.Select(project => new ProjectChanges(project.Id, Comparison.Of(one, two, project.Facts, project.Id)))],
            InputsHash = Hash(library, path, first + " " + second),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    /// <exception cref="BadInputException">The file can't be read, or there is no such regime or day.</exception>
    public static WhatIfAnswer WhatIf(RuleLibrary library, string path, string? law)
    {
        var clock = Stopwatch.StartNew();
        var projects = PermitSubjects.Read(path, library);
        return new()
        {
            Changes = [.. projects.Select(project => new ProjectFlips(project.Id, Planner.Permitting.Counterfactuals.WhatIf.Run(PermitSubjects.Book(library, law ?? project.Regime), project.Facts)))],
            InputsHash = Hash(library, path, law ?? ""),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static string Hash(RuleLibrary library, string path, string question) =>
        InputsHash.Of(question, [FileHash.Of(path), .. library.Packs.Select(pack => pack.Hash)]);
}
