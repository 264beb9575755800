using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Permitting;
using Planner.Permitting.Projects;
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
    public static PermitAnswer Run(RuleLibrary library, PermitQuestion question)
    {
        var clock = Stopwatch.StartNew();
        return Answer(library, question, Read(question.ProjectFile, library), FactSheet.Empty, "", clock);
    }

    /// <summary>Checks a site of a workspace, or projects on it: what the project file states wins over what was measured.</summary>
    /// <exception cref="BadInputException">There is no such site, or the file can't be read.</exception>
    public static PermitAnswer Run(OpenWorkspace open, PermitQuestion question)
    {
        var clock = Stopwatch.StartNew();
        var site = GetSite(open, question.Site!);
        var facts = SiteJudge.LegalFacts(open, site, null);
        var dated = question with { AsOf = question.AsOf ?? (question.Regime is null ? open.Info.AsOf : null) };
        var projects = question.ProjectFile is null
            ? [new ProjectFile(site.Id.Text, site.Name, null, null, FactSheet.Empty)]
            : Read(question.ProjectFile, open.Library);
        return Answer(open.Library, dated, projects, facts, open.StateHash, clock);
    }

    private static PermitAnswer Answer(
        RuleLibrary library, PermitQuestion question, IReadOnlyList<ProjectFile> projects, FactSheet site, string siteHash, Stopwatch clock) =>
        new()
        {
            Determinations = [.. projects.Select(project => Check(library, question, project, site))],
            InputsHash = InputsHash.Of(
                question with { ProjectFile = null },
                [siteHash, question.ProjectFile is { } file ? FileHash.Of(file) : "", .. library.Packs.Select(pack => pack.Hash)]),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };

    private static Determination Check(RuleLibrary library, PermitQuestion question, ProjectFile project, FactSheet site)
    {
        var bag = new DiagnosticBag();
        var book = library.Book(question.Regime ?? project.Regime, question.AsOf ?? project.AsOf, bag);
        bag.ThrowIfErrors();
        return Screen.Run(book!, site.Overlay(project.Facts), project.Id);
    }

    private static CandidateSite GetSite(OpenWorkspace open, string id) => open.FindSite(id)
        ?? throw new BadInputException(new(
            "permit.unknown-site", Severity.Error, $"The workspace has no site '{id}'", new("--site"),
            "Its facts can't be looked up", "List the sites with 'planner sites'"));

    private static IReadOnlyList<ProjectFile> Read(string? path, RuleLibrary library)
    {
        if (path is null)
        {
            throw new BadInputException(new(
                "permit.nothing-asked", Severity.Error, "Neither a project file nor a site is given", new("permit check"),
                "There is nothing to check", "Give a project file, or --site with an id from 'planner sites'"));
        }

        var bag = new DiagnosticBag();
        var projects = ProjectFile.Read(path, library.Catalogue, bag);
        bag.ThrowIfErrors();
        return projects;
    }
}
