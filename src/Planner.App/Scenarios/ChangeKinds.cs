using System.Collections;
using Planner.App.Files;
using Planner.Domain.Diagnostics;

namespace Planner.App.Scenarios;

/// <summary>The kinds of change and the members that each takes.</summary>
public static class ChangeKinds
{
    private static readonly string[] Window = ["fromHour", "untilHour"];

    /// <summary>By kind: required members and optional ones; of a group "a|b" exactly one is required.</summary>
    internal static readonly IReadOnlyDictionary<string, (string[] Required, string[] Optional)> All =
        new Dictionary<string, (string[], string[])>(StringComparer.Ordinal)
        {
            ["load"] = (["bus", "mw"],
                ["name", "shape", "onsiteMw", "onsiteUsdPerMwh", "onsiteTechnology", "curtailableShare", "curtailmentUsdPerMwh", "curtailedMwhPerDay", "shiftableShare"]),
            ["generation"] = (["bus", "mw"], ["name", "technology", "usdPerMwh", "availability", "fuel"]),
            ["storage"] = (["bus", "mw"], ["name", "technology", "mwh", "roundTripEfficiency"]),
            ["retire"] = (["generator"], []),
            ["retire-by"] = (["year"], []),
            ["keep"] = (["generator"], []),
            ["outage"] = (["branch|generator"], Window),
            ["upgrade"] = (["branch", "factor|rateMw"], ["name"]),
            ["dynamic-rating"] = (["factor"], ["branch", .. Window]),
            ["scale"] = (["loadFactor"], []),
            ["heat-wave"] = ([], ["loadFactor", "ratingFactor", "capacityFactorOfFuel", .. Window]),
            ["fuel-price"] = (["fuel", "factor"], []),
        };

    /// <summary>Says what a change has too much or too little of; true when nothing.</summary>
    internal static bool Check(ScenarioChange change, InputLocation where, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        if (!All.TryGetValue(change.Kind, out var kind))
        {
            bag.Error("scenario.unknown-kind", $"There is no change of kind \"{change.Kind}\"", where, "It would change nothing", NearestName.Advice(change.Kind, [.. All.Keys]));
            return false;
        }

        var given = Given(change).ToHashSet(StringComparer.Ordinal);
        foreach (var group in kind.Required.Where(group => group.Split('|').Count(given.Contains) != 1))
        {
            bag.Error("scenario.missing-member", $"A change of kind {change.Kind} needs {group.Replace("|", " or ", StringComparison.Ordinal)}", where,
                "Without it the change is not determined", "Add it" + (group.Contains('|', StringComparison.Ordinal) ? ", one of them" : ""));
        }

        string[] known = [.. kind.Required.SelectMany(group => group.Split('|')), .. kind.Optional];
        foreach (var stranger in given.Except(known).Order(StringComparer.Ordinal))
        {
            bag.Error("scenario.stray-member", $"A change of kind {change.Kind} takes no {stranger}", where, "It would have no effect", NearestName.Advice(stranger, known));
        }

        return bag.ErrorCount == before;
    }

    private static IEnumerable<string> Given(ScenarioChange change) =>
        RecordFile.Members(typeof(ScenarioChange))
            .Where(member => member.Key != "kind" && member.Property.GetValue(change) is not null and not ICollection { Count: 0 })
            .Select(member => member.Key);
}
