using Planner.App.Files;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Yaml;

namespace Planner.App.Plan;

/// <summary>A study as a file, with the members of <see cref="PlanQuestion"/>; what is left out keeps its default.</summary>
public static class StudyFile
{
    private static readonly string[] Keys = ["siteCount", "requestedMw", "allowUndetermined", "minSpacingKm", "weights"];

    /// <exception cref="BadInputException">Every problem of the file, with its line.</exception>
    public static PlanQuestion Read(string path) => StrictFile.Read(path, Read);

    private static PlanQuestion Read(YamlReader reader, YamlNode root)
    {
        var question = new PlanQuestion();
        return reader.Map(root, "a study", Keys) is not { } map ? question : question with
        {
            SiteCount = SiteCount(reader, map) ?? question.SiteCount,
            RequestedMw = reader.Number(map.Find("requestedMw"), "requestedMw"),
            AllowUndetermined = reader.Flag(map.Find("allowUndetermined"), "allowUndetermined") ?? question.AllowUndetermined,
            MinSpacingKm = reader.Number(map.Find("minSpacingKm"), "minSpacingKm"),
            Weights = map.Find("weights") is { } weights ? StrictFile.Numbers(reader, weights, "the weight") : null,
        };
    }

    private static int? SiteCount(YamlReader reader, YamlMap map)
    {
        var node = map.Find("siteCount");
        var number = reader.Number(node, "siteCount");
        if (number is { } count && (count != Math.Floor(count) || Math.Abs(count) > int.MaxValue))
        {
            reader.Bag.Error(
                "study.bad-count", FormattableString.Invariant($"siteCount is {count}"), reader.At(node!.Line),
                "Sites are chosen whole", "Write a whole number");
            return null;
        }

        return (int?)number;
    }
}
