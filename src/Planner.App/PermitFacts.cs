using Planner.Domain.Facts;
using Planner.Permitting.Screening;

namespace Planner.App;

/// <summary>The permit answer as a number that a criterion can read.</summary>
internal static class PermitFacts
{
    /// <summary>0 no federal review, 1 CE, 2 EA, 3 EIS.</summary>
    public static readonly FactId ReviewRank = new("permit.review_rank");

    public static Fact Of(Determination determination)
    {
        double? rank = determination.ReviewLevel switch
        {
            ReviewLevel.None => 0,
            ReviewLevel.CE => 1,
            ReviewLevel.EA => 2,
            ReviewLevel.EIS => 3,
            _ => null,
        };
        return rank is { } known
            ? new Fact.Known(new FactValue.Number(known, "1"), SourceOf(determination))
            : new Fact.Unknown($"the review level is {determination.ReviewLevel}", "the missing facts of the permit answer");
    }

    private static Source SourceOf(Determination determination) => new(
        $"rule packs, regime {determination.Regime}",
        determination.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        "the packs' own",
        FactMethod.Derived,
        "0 no federal review, 1 categorical exclusion, 2 environmental assessment, 3 environmental impact statement");
}
