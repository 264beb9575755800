namespace Planner.Permitting.Facts;

/// <summary>The Chinese words of who supplies a fact. Names of agencies and data sets stay as they are.</summary>
internal static class FactSuppliers
{
    private static readonly (string English, string Chinese)[] Words =
    [
        ("user input", "用户输入"),
        ("reviewer judgement", "审查人员判断"),
        ("auto-flag from spatial facts", "由空间事实自动标记"),
        ("derived from the kind and the sizes of the parts", "由组成部分的类型与规模推算"),
        ("derived from spatial facts", "由空间事实推算"),
        ("for existing", "（已有设施）"),
        ("as screen only", "（仅作初筛）"),
        ("or route geometry", "或线路几何"),
        ("agency notices", "机构公告"),
        ("the text of the directive", "指令原文"),
        ("delineation", "湿地界定"),
        ("modelling", "建模"),
        ("reviewer", "审查人员"),
        ("biologist", "生物学家"),
        ("document", "文件"),
        ("derived", "推算"),
        ("agency", "机构"),
        ("or", "或"),
    ];

    /// <summary>The phrases that are words, in Chinese; longer ones first, so that none is cut.</summary>
    public static string InChinese(string suppliedBy) => Words.Aggregate(suppliedBy.Replace("; ", "；", StringComparison.Ordinal), (text, word) => Replace(text, word.English, word.Chinese));

    // Only whole words: "or" stands in "FWS or NOAA", not in "Federal Register for".
    private static string Replace(string text, string english, string chinese) =>
        System.Text.RegularExpressions.Regex.Replace(text, $@"\b{english}\b", chinese, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
