using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Planner.App;
using Planner.App.Answers;
using Planner.App.Plan;
using Planner.App.Report;
using Spectre.Console;

namespace Planner.Cli.Commands;

/// <summary>Writes the report of a site, or of a plan that a study file asks for.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> Subject = new("SITE|PLAN")
    {
        Description = "Id of a site ('planner sites' lists them), or a study file (YAML or JSON) whose plan is made and reported.",
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = $"{string.Join(", ", ReportWords.Formats)}; pdf is printed by Chromium.",
        DefaultValueFactory = _ => "html",
    };

    private static readonly Option<string> Language = new("--language")
    {
        Description = "en or zh. Texts of the law stay in English.",
        DefaultValueFactory = _ => "en",
    };

    private static readonly Option<string> Units = new("--units")
    {
        Description = $"{string.Join(" or ", ReportWords.UnitSystems)}: lengths and areas on a page; spreadsheets have both.",
        DefaultValueFactory = _ => "metric",
    };

    private static readonly Option<string?> Target = new("--out") { Description = "File to write; without it: named after the subject, here.", HelpName = "FILE" };

    public static Command Create() =>
        new Command("report", "Writes a report that can be handed on.\n\nExample: planner report TN-03 --format pdf --out site.pdf")
        {
            Subject, Format, Language, Units, Target,
        }
        .Answers(asked => WithWorkspace.Run(asked, open => Write(asked, open)), (console, answer) => console.WriteLine(answer.Path));

    private static ReportAnswer Write(Asked asked, OpenWorkspace open)
    {
        var clock = Stopwatch.StartNew();
        var subject = asked.Parsed.GetRequiredValue(Subject);
        var report = MakeAsync(asked, open, subject).GetAwaiter().GetResult();
        var path = asked.Parsed.GetValue(Target) ?? report.Name;
        File.WriteAllBytes(path, report.Content);
        return new()
        {
            InputsHash = InputsHash.Of(subject, open.StateHash, open.LawHash),
            Path = path,
            MediaType = report.MediaType,
            Bytes = report.Content.Length,
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static Task<ReportFile> MakeAsync(Asked asked, OpenWorkspace open, string subject)
    {
        var (format, language) = (ReportWords.Format(asked.Parsed.GetValue(Format)!), ReportWords.Language(asked.Parsed.GetValue(Language)!));
        var units = ReportWords.Units(asked.Parsed.GetValue(Units)!);
        if (open.FindSite(subject) is { } site)
        {
            return MakeReport.OfSiteAsync(open, site, format, language, units, asked.Cancel);
        }

        var question = ReadStudy(subject);
        var plan = PlanPortfolio.Run(open, question, asked.Progress, asked.Cancel);
        return MakeReport.OfPlanAsync(open, plan, JsonSerializer.Serialize(question, AnswerJson.Options), format, language, units, asked.Cancel);
    }

    private static PlanQuestion ReadStudy(string subject) => File.Exists(subject)
        ? StudyFile.Read(subject)
        : throw new Domain.Diagnostics.BadInputException(new(
            "report.unknown-subject", Domain.Diagnostics.Severity.Error, $"'{subject}' is neither a site of the workspace nor a file", new("SITE|PLAN"),
            "There is nothing to report on", "List the sites with 'planner sites', or give a study file"));

    private sealed record ReportAnswer : Answer
    {
        public required string Path { get; init; }

        public required string MediaType { get; init; }

        public required long Bytes { get; init; }
    }
}
