using Planner.Domain.Facts;
using Planner.Permitting.Facts;

namespace Planner.App.Report;

/// <summary>Titles and values of the law's facts in the language of a report.</summary>
internal sealed class FactWords(FactCatalogue catalogue, ReportLanguage language)
{
    /// <summary>What the fact means; its id where no law asks for it.</summary>
    public string Title(string id) => catalogue.Find(id)?.Title.In(language) ?? id;

    public string Word(string code) => code switch
    {
        "true" => language.Say("yes", "是"),
        "false" => language.Say("no", "否"),
        _ => catalogue.Words.TryGetValue(code, out var word) ? word.In(language) : code.Replace('_', ' '),
    };

    public string Value(FactValue? value) => value switch
    {
        null => language.Say("unknown", "未知"),
        FactValue.Flag flag => Word(flag.Value ? "true" : "false"),
        FactValue.Word word => Word(word.Value),
        FactValue.Words { Values.IsEmpty: true } => Word("none"),
        FactValue.Words words => string.Join(language.Say(", ", "、"), words.Values.Select(Word)),
        _ => value.ToString()!,
    };
}
