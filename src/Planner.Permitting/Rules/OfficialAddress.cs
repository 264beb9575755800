using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Planner.Permitting.Rules;

/// <summary>Where the government publishes a cited text, worked out from the citation itself.</summary>
/// <remarks>
/// Packs keep the address of the copy that was read. Counsel wants the official text as it stood: the eCFR while a rule is
/// in force, the last annual edition of the CFR that held it afterwards, the Federal Register by volume and page, the
/// United States Code by section (the patterns are those of the eCFR, of federalregister.gov and of govinfo's link service).
/// </remarks>
internal static partial class OfficialAddress
{
    /// <summary>The first annual edition of the CFR that govinfo holds.</summary>
    private const int FirstEdition = 1996;

    // A finding tree cites some hundred rules, the next site's the same ones.
    private static readonly ConcurrentDictionary<(string Title, InForce InForce), Uri?> Known = new();

    /// <summary>The address; null for texts that are cited in none of these ways, or were in no annual edition.</summary>
    public static Uri? Of(string title, InForce inForce) => Known.GetOrAdd((title, inForce), citation => Find(citation.Title, citation.InForce));

    private static Uri? Find(string title, InForce inForce)
    {
        if (Cfr().Match(title) is { Success: true } cfr)
        {
            return OfCfr(cfr, inForce);
        }

        var (pattern, address) = Others.FirstOrDefault(row => row.Pattern().IsMatch(title));
        return pattern is null ? null : new(pattern().Replace(pattern().Match(title).Value, address));
    }

    private static readonly (Func<Regex> Pattern, string Address)[] Others =
    [
        (Register, "https://www.govinfo.gov/link/fr/$1/$2"),
        (Code, "https://www.govinfo.gov/link/uscode/$1/$2?link-type=html"),
        (PublicLaw, "https://www.govinfo.gov/link/plaw/$1/public/$2"),
        (Order, "https://www.federalregister.gov/executive-order/$1"),
    ];

    private static Uri? OfCfr(Match cfr, InForce inForce)
    {
        var (title, part, section) = (cfr.Groups["title"].Value, cfr.Groups["part"].Value, cfr.Groups["section"].Value);
        if (inForce.To is not { } end)
        {
            return new($"https://www.ecfr.gov/current/title-{title}/{(section.Length == 0 ? $"part-{part}" : $"section-{part}.{section}")}");
        }

        return LastEdition(int.Parse(title, CultureInfo.InvariantCulture), inForce.From, end) is { } year
            ? new($"https://www.govinfo.gov/link/cfr/{title}/{part}?year={year}{(section.Length == 0 ? "" : $"&sectionnum={section}")}") : null;
    }

    /// <summary>Year of the last edition while the text was in force: each quarter of the year brings a quarter of the titles.</summary>
    private static int? LastEdition(int title, DateOnly from, DateOnly end)
    {
        var month = title switch { <= 16 => 1, <= 27 => 4, <= 41 => 7, _ => 10 };
        var last = end.AddDays(-1);
        var year = last >= new DateOnly(last.Year, month, 1) ? last.Year : last.Year - 1;
        return year >= FirstEdition && new DateOnly(year, month, 1) >= from ? year : null;
    }

    [GeneratedRegex(@"^(?<title>[0-9]+) CFR (part )?(?<part>[0-9]+[a-z]?)(\.(?<section>[0-9]+[a-z]?))?(?![0-9a-z.])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Cfr();

    [GeneratedRegex("^([0-9]+) FR ([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Register();

    [GeneratedRegex("^([0-9]+) USC ([0-9]+[a-z]*(?:-[0-9]+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^Pub\. L\. ([0-9]+)-([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex PublicLaw();

    [GeneratedRegex("^EO ([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Order();
}
