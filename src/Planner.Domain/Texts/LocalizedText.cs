namespace Planner.Domain.Texts;

/// <summary>A text for people, in both languages of the program.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Simplified Chinese.</param>
public sealed record LocalizedText(string En, string Zh)
{
    /// <summary>Both texts with their numbers written the same way on every machine.</summary>
    public static LocalizedText Of(FormattableString en, FormattableString zh) =>
        new(FormattableString.Invariant(en), FormattableString.Invariant(zh));

    /// <summary>The English text: what logs and terminals print.</summary>
    public override string ToString() => En;
}
