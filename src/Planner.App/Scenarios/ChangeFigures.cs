using Planner.Domain.Diagnostics;

namespace Planner.App.Scenarios;

/// <summary>Which figures a change may have.</summary>
internal static class ChangeFigures
{
    /// <summary>Says which figures no scenario can be run with; true when none.</summary>
    public static bool Check(ScenarioChange change, InputLocation where, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        CheckRanges(change, where, bag);
        CheckHours(change, where, bag);
        return bag.ErrorCount == before;
    }

    private static void CheckRanges(ScenarioChange change, InputLocation where, DiagnosticBag bag)
    {
        (string Member, double? Value, double Least, double Most)[] ranges =
        [
            ("mw", change.Mw, 0, 1e6), ("mwh", change.Mwh, 0, 1e8), ("factor", change.Factor, 1e-3, 1e3), ("rateMw", change.RateMw, 1e-3, 1e6),
            ("loadFactor", change.LoadFactor, 0, 100), ("ratingFactor", change.RatingFactor, 1e-3, 100), ("usdPerMwh", change.UsdPerMwh, -1e4, 1e5),
            ("availability", change.Availability, 0, 1), ("roundTripEfficiency", change.RoundTripEfficiency, 1e-3, 1), ("onsiteMw", change.OnsiteMw, 0, 1e6),
            ("onsiteUsdPerMwh", change.OnsiteUsdPerMwh, -1e4, 1e5), ("curtailableShare", change.CurtailableShare, 0, 1), ("shiftableShare", change.ShiftableShare, 0, 1),
            ("curtailmentUsdPerMwh", change.CurtailmentUsdPerMwh, 0, 1e5), ("curtailedMwhPerDay", change.CurtailedMwhPerDay, 0, 1e8),
            .. (change.Shape ?? []).Select(share => ("shape", (double?)share, 0.0, 1.0)),
            .. (change.CapacityFactorOfFuel ?? new Dictionary<string, double>()).Values.Select(share => ("capacityFactorOfFuel", (double?)share, 0.0, 1.0)),
        ];
        foreach (var (member, value, least, most) in ranges.Where(range => range.Value is { } value && !(value >= range.Least && value <= range.Most)))
        {
            bag.Error("scenario.out-of-range", FormattableString.Invariant($"{member} is {value}"), At(where, member), "No such scenario can be run", FormattableString.Invariant($"Give a number from {least} to {most}"));
        }

        if (change.Shape is { Count: not 24 and not 0 } shape)
        {
            bag.Error("scenario.bad-shape", $"shape has {shape.Count} numbers", At(where, "shape"), "A day has 24 hours", "Give 24 shares of the peak");
        }
    }

    private static void CheckHours(ScenarioChange change, InputLocation where, DiagnosticBag bag)
    {
        if (change.FromHour < 0 || change.UntilHour <= (change.FromHour ?? 0))
        {
            bag.Error("scenario.bad-hours", $"It lasts from hour {change.FromHour} until hour {change.UntilHour}", where, "Hours count from 0, and the end is after the beginning", "Correct fromHour and untilHour");
        }
    }

    private static InputLocation At(InputLocation where, string member) => new(where.File, Path: $"{where.Path}.{member}");
}
