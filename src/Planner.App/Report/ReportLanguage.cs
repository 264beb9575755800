using Planner.Domain.Texts;

namespace Planner.App.Report;

/// <summary>Language of a report. Texts of the law stay in their own.</summary>
public enum ReportLanguage
{
    En,
    Zh,
}

/// <summary>Chooses the words of a language.</summary>
internal static class Words
{
    public static string In(this LocalizedText text, ReportLanguage language) => language == ReportLanguage.Zh ? text.Zh : text.En;

    public static string Say(this ReportLanguage language, string english, string chinese) =>
        language == ReportLanguage.Zh ? chinese : english;
}
