using System.Text;
using Planner.App.Answers;
using Planner.App.Permits;
using Planner.App.Plan;
using Planner.App.Rank;
using Planner.App.Sites;
using Planner.Domain.Diagnostics;
using Planner.Domain.Sites;

namespace Planner.App.Report;

/// <summary>The form in which a report is handed on.</summary>
public enum ReportFormat
{
    /// <summary>One page without any other file.</summary>
    Html,

    /// <summary>The same page, printed.</summary>
    Pdf,

    /// <summary>Its tables as a workbook.</summary>
    Xlsx,

    /// <summary>Its main table as text.</summary>
    Csv,

    /// <summary>Its sites as points of a GeoPackage.</summary>
    GeoPackage,

    /// <summary>The determination by the federal NEPA and Permitting Data and Technology Standard.</summary>
    NepaJson,
}

/// <summary>The words of forms and languages on the command line and in addresses.</summary>
public static class ReportWords
{
    private static readonly Dictionary<string, ReportFormat> FormatByWord = new(StringComparer.Ordinal)
    {
        ["html"] = ReportFormat.Html,
        ["pdf"] = ReportFormat.Pdf,
        ["xlsx"] = ReportFormat.Xlsx,
        ["csv"] = ReportFormat.Csv,
        ["gpkg"] = ReportFormat.GeoPackage,
        ["json-nepa"] = ReportFormat.NepaJson,
    };

    private static readonly Dictionary<string, ReportLanguage> LanguageByWord = new(StringComparer.Ordinal)
    {
        ["en"] = ReportLanguage.En,
        ["zh"] = ReportLanguage.Zh,
    };

    private static readonly Dictionary<string, UnitSystem> UnitsByWord = new(StringComparer.Ordinal)
    {
        ["metric"] = UnitSystem.Metric,
        ["us"] = UnitSystem.Us,
    };

    public static IReadOnlyCollection<string> Formats => FormatByWord.Keys;

    public static IReadOnlyCollection<string> Languages => LanguageByWord.Keys;

    public static IReadOnlyCollection<string> UnitSystems => UnitsByWord.Keys;

    /// <exception cref="BadInputException">There is no such form.</exception>
    public static ReportFormat Format(string word) => Get(FormatByWord, word, "format");

    /// <exception cref="BadInputException">There is no such language.</exception>
    public static ReportLanguage Language(string word) => Get(LanguageByWord, word, "language");

    /// <exception cref="BadInputException">There are no such units.</exception>
    public static UnitSystem Units(string word) => Get(UnitsByWord, word, "units");

    private static T Get<T>(Dictionary<string, T> byWord, string word, string what) => byWord.TryGetValue(word, out var found)
        ? found
        : throw new BadInputException(new(
            "report.unknown-word", Severity.Error, $"There is no {what} '{word}'", new(what), "The report can't be made in it",
            $"Use one of {string.Join(", ", byWord.Keys)}"));
}

/// <summary>A report as a file.</summary>
public sealed record ReportFile(string Name, string MediaType, byte[] Content);

/// <summary>Makes reports: the same inputs give the same bytes.</summary>
public static class MakeReport
{
    public static async Task<ReportFile> OfSiteAsync(
        OpenWorkspace open, CandidateSite site, ReportFormat format, ReportLanguage language, UnitSystem units, CancellationToken cancel)
    {
        var answer = DescribeSite.Run(open, site);
        return format switch
        {
            ReportFormat.Xlsx => await BookAsync($"site-{answer.Id}", ReportSheets.Of(answer, language), cancel),
            ReportFormat.Csv => Csv($"site-{answer.Id}-facts", ReportSheets.Facts(answer, language)),
            ReportFormat.GeoPackage => throw NoSuchForm("A site", format, "Ask for that of the ranking or of a plan, or export the layer 'site'"),
            ReportFormat.NepaJson => new($"site-{answer.Id}-nepa.json", "application/json", Encoding.UTF8.GetBytes(StorePermits.ExportSite(open, answer.Id).ToJsonString(AnswerJson.Options))),
            _ => Page($"site-{answer.Id}", new SiteDossier(open, answer, RankSites.Run(open, new()), language, units).Write(), format, answer.Determination.AsOf, cancel),
        };
    }

    /// <param name="open">The workspace.</param>
    /// <param name="plan">The plan's answer.</param>
    /// <param name="questionJson">Its question, shown as it was asked.</param>
    /// <param name="format">Form of the report.</param>
    /// <param name="language">Its language.</param>
    /// <param name="units">Units of lengths and areas on a page; tables have both.</param>
    /// <param name="cancel">Stops the printing.</param>
    /// <exception cref="BadInputException">A site of the plan is no longer there, or nothing can print.</exception>
    public static async Task<ReportFile> OfPlanAsync(
        OpenWorkspace open, PlanAnswer plan, string questionJson, ReportFormat format, ReportLanguage language, UnitSystem units, CancellationToken cancel)
    {
        var name = $"plan-{plan.InputsHash[..12]}";
        return format switch
        {
            ReportFormat.Xlsx => await BookAsync(name, ReportSheets.Of(plan, language), cancel),
            ReportFormat.Csv => Csv(name, ReportSheets.Chosen(plan)),
            ReportFormat.GeoPackage => Points(name, "plan", plan, ReportSheets.Chosen(plan), plan.Chosen.Select(site => PlaceOf(open, site.Site))),
            ReportFormat.NepaJson => throw NoSuchForm("A plan", format, "The standard describes one project; ask for the report of one of its sites"),
            _ => Page(name, new PlanDossier(open, plan, questionJson, language, units).Write(), format, open.Info.AsOf, cancel),
        };
    }

    /// <summary>The ranking as a spreadsheet.</summary>
    /// <exception cref="BadInputException">The question can't be used, or a ranking has no such form.</exception>
    public static async Task<ReportFile> OfRankingAsync(
        OpenWorkspace open, RankQuestion question, ReportFormat format, ReportLanguage language, CancellationToken cancel)
    {
        var ranking = RankSites.Run(open, question);
        var sheet = ReportSheets.Ranking(ranking, language);
        return format switch
        {
            ReportFormat.GeoPackage => Points("ranking", "ranking", ranking, sheet, ranking.Sites.Select(site => (site.Lon, site.Lat))),
            ReportFormat.Xlsx => await BookAsync("ranking", [sheet], cancel),
            ReportFormat.Csv => Csv("ranking", sheet),
            _ => throw NoSuchForm("A ranking", format, "Ask for xlsx, csv or gpkg, or for the report of one site"),
        };
    }

    private static BadInputException NoSuchForm(string what, ReportFormat format, string remedy) => new(new Diagnostic(
        "report.no-such-form", Severity.Error, $"{what} has no report as {format}", new("format"), "Not every form holds every answer", remedy));

    private static async Task<ReportFile> BookAsync(string name, IEnumerable<Sheet> sheets, CancellationToken cancel) => new(
        name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", await Workbook.WriteAsync(sheets, cancel));

    private static ReportFile Csv(string name, Sheet sheet) => new(name + ".csv", "text/csv; charset=utf-8", CsvText.Write(sheet));

    private static ReportFile Points(string name, string table, Answer answer, Sheet sheet, IEnumerable<(double Lon, double Lat)> places) => new(
        name + ".gpkg", ReportPoints.MediaType, ReportPoints.Write(table, $"Planner {answer.Version}, inputs {answer.InputsHash}", sheet, places));

    private static (double Lon, double Lat) PlaceOf(OpenWorkspace open, string site) =>
        open.FindSite(site) is { } there
            ? (there.Location.Longitude, there.Location.Latitude)
            : throw new BadInputException(new(
                "report.site-gone", Severity.Error, $"The workspace has no site '{site}' any more", new("plan"), "The plan can't be put on a map",
                "Run the plan again"));

    private static ReportFile Page(string name, string html, ReportFormat format, DateOnly asOf, CancellationToken cancel) =>
        format == ReportFormat.Pdf
            ? new(name + ".pdf", "application/pdf", PdfPrinter.Print(html, asOf, cancel))
            : new(name + ".html", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));
}
