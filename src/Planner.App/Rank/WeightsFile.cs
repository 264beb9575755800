using Planner.App.Files;
using Planner.Domain.Diagnostics;

namespace Planner.App.Rank;

/// <summary>A user's weights: one number per criterion, e.g. <c>headroom: 40</c>.</summary>
public static class WeightsFile
{
    /// <exception cref="BadInputException">Every problem of the file, with its line.</exception>
    public static IReadOnlyDictionary<string, double> Read(string path) =>
        StrictFile.Read(path, (reader, root) => StrictFile.Numbers(reader, root, "the weight"));
}
