using Planner.Domain.Facts;

namespace Planner.App;

/// <summary>Where a site lies, in the words of its facts; null where they do not tell.</summary>
/// <param name="County">Name of the county, without the word.</param>
/// <param name="State">Postal code of the State.</param>
public sealed record SitePlace(string? County, string? State)
{
    private static readonly FactId CountyFact = new("project.county");
    private static readonly FactId StateFact = new("project.state");

    internal static SitePlace Of(FactSheet facts) => new(Word(facts[CountyFact]), Word(facts[StateFact]));

    private static string? Word(Fact fact) => fact is Fact.Known { Value: FactValue.Word word } ? word.Value : null;
}
