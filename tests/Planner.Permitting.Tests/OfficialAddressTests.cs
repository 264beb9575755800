using Planner.Permitting.Rules;

namespace Planner.Permitting.Tests;

/// <summary>Citations lead to the official text of the days on which the rule holds.</summary>
public class OfficialAddressTests
{
    [Theory]
    [InlineData("10 CFR 1021.410", "2012-01-01", null, "https://www.ecfr.gov/current/title-10/section-1021.410")]
    [InlineData("7 CFR 1b.4(d)(1)", "2025-07-03", null, "https://www.ecfr.gov/current/title-7/section-1b.4")]
    [InlineData("10 CFR part 1021, appendix B", "2011-11-14", "2024-05-30", "https://www.govinfo.gov/link/cfr/10/1021?year=2024")]
    [InlineData("32 CFR 989 app. B", "1999-07-06", "2025-07-01", "https://www.govinfo.gov/link/cfr/32/989?year=2024")]
    [InlineData("32 CFR 775.6", "2020-01-06", "2025-07-02", "https://www.govinfo.gov/link/cfr/32/775?year=2025&sectionnum=6")]
    [InlineData("43 CFR 46.210", "2008-11-14", "2025-07-03", "https://www.govinfo.gov/link/cfr/43/46?year=2024&sectionnum=210")]
    [InlineData("91 FR 768, NWP 39, GC 32", "2026-03-15", null, "https://www.govinfo.gov/link/fr/91/768")]
    [InlineData("42 USC 4370m-2(b)(2)(A)(iii)", "2015-12-04", null, "https://www.govinfo.gov/link/uscode/42/4370m-2?link-type=html")]
    [InlineData("Pub. L. 118-5 s. 321", "2023-06-03", null, "https://www.govinfo.gov/link/plaw/118/public/5")]
    [InlineData("EO 14318 s. 2(e)", "2025-07-23", null, "https://www.federalregister.gov/executive-order/14318")]
    public void Citation_OfAFederalText_LeadsToItsPublication(string title, string from, string? to, string address) =>
        Assert.Equal(address, Address(title, from, to)?.AbsoluteUri);

    [Theory]
    [InlineData("New York EO 62", "2026-01-01", null)] // a State's order, not the President's
    [InlineData("Tex. Util. Code 37.0561", "2025-06-20", null)]
    [InlineData("now 7 CFR 1b.4", "2025-07-03", null)]
    [InlineData("10 CFR 1021.410", "1992-05-26", "1995-12-31")] // before the first edition that is published
    [InlineData("10 CFR 1021.410", "2025-02-01", "2025-06-30")] // in force in no annual edition
    public void Citation_WithoutASurePlace_KeepsTheCopyThatWasRead(string title, string from, string? to) =>
        Assert.Null(Address(title, from, to));

    private static Uri? Address(string title, string from, string? to) =>
        OfficialAddress.Of(title, new(DateOnly.Parse(from), to is null ? null : DateOnly.Parse(to)));
}
