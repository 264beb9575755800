using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Domain.Sites;
using Planner.Permitting;
using Planner.Permitting.Projects;

namespace Planner.App.Permits;

/// <summary>One project or site with the facts and the law it is judged by.</summary>
internal sealed record PermitSubject(ProjectFile Project, FactSheet Facts, RuleBook Book);

/// <summary>Reads what a permit question is about: projects of a file, a site, or projects on a site.</summary>
internal static class PermitSubjects
{
    /// <exception cref="BadInputException">The file can't be read, or there is no such regime or day.</exception>
    public static IReadOnlyList<PermitSubject> Of(RuleLibrary library, PermitQuestion question) =>
        [.. Read(question.ProjectFile, library).Select(project => Subject(library, question, project, FactSheet.Empty))];

    /// <summary>What the project file states wins over what was measured.</summary>
    /// <exception cref="BadInputException">There is no such site, or the file can't be read.</exception>
    public static IReadOnlyList<PermitSubject> Of(OpenWorkspace open, PermitQuestion question)
    {
        var site = GetSite(open, question.Site!);
        var facts = SiteJudge.LegalFacts(open, site, null);
        var dated = question with { AsOf = question.AsOf ?? (question.Regime is null ? open.Info.AsOf : null) };
        var projects = question.ProjectFile is null
            ? [new ProjectFile(site.Id.Text, site.Name, null, null, FactSheet.Empty)]
            : Read(question.ProjectFile, open.Library);
        return [.. projects.Select(project => Subject(open.Library, dated, project, facts))];
    }

    /// <summary>A project, on a site when one is named.</summary>
    /// <exception cref="BadInputException">There is no such site, regime or day.</exception>
    public static PermitSubject Of(OpenWorkspace open, PermitQuestion question, ProjectFile project)
    {
        var site = question.Site is null ? FactSheet.Empty : SiteJudge.LegalFacts(open, GetSite(open, question.Site), null);
        return Subject(open.Library, question, project, site);
    }

    public static string FileHashOf(PermitQuestion question) => question.ProjectFile is { } file ? FileHash.Of(file) : "";

    /// <summary>The law of a regime's id or of a day, written as one word.</summary>
    /// <exception cref="BadInputException">There is no such regime or day.</exception>
    public static RuleBook Book(RuleLibrary library, string? law)
    {
        var isDay = DateOnly.TryParseExact(law, "yyyy-MM-dd", out var day);
        return Book(library, isDay ? null : law, isDay ? day : null);
    }

    public static RuleBook Book(RuleLibrary library, string? regime, DateOnly? asOf)
    {
        var bag = new DiagnosticBag();
        var book = library.Book(regime, asOf, bag);
        bag.ThrowIfErrors();
        return book!;
    }

    /// <exception cref="BadInputException">No file is given, or it can't be read.</exception>
    public static IReadOnlyList<ProjectFile> Read(string? path, RuleLibrary library)
    {
        if (path is null)
        {
            throw new BadInputException(new(
                "permit.nothing-asked", Severity.Error, "Neither a project file nor a site is given", new("permit"),
                "There is nothing to check", "Give a project file, or --site with an id from 'planner sites'"));
        }

        var bag = new DiagnosticBag();
        var projects = ProjectFile.Read(path, library, bag);
        bag.ThrowIfErrors();
        return projects;
    }

    private static PermitSubject Subject(RuleLibrary library, PermitQuestion question, ProjectFile project, FactSheet site) => new(
        project,
        site.Overlay(project.Facts),
        Book(library, question.Regime ?? (question.AsOf is null ? project.Regime : null), question.AsOf ?? (question.Regime is null ? project.AsOf : null)));

    private static CandidateSite GetSite(OpenWorkspace open, string id) => open.FindSite(id)
        ?? throw new BadInputException(new(
            "permit.unknown-site", Severity.Error, $"The workspace has no site '{id}'", new("--site"),
            "Its facts can't be looked up", "List the sites with 'planner sites'"));
}
