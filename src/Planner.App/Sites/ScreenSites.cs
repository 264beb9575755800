using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;

namespace Planner.App.Sites;

/// <summary>Measures sites against the layers of a workspace.</summary>
public static class ScreenSites
{
    /// <param name="open">The workspace.</param>
    /// <param name="sitesFile">The user's own points or polygons; null: the workspace's candidates, measured at import.</param>
    /// <param name="cancel">Stops the measuring.</param>
    /// <exception cref="BadInputException">Every problem of the user's file.</exception>
    public static ScreenAnswer Run(OpenWorkspace open, string? sitesFile, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var sites = sitesFile is null
            ? [.. open.Sites.Select(site => Line(site.Id.Text, site.Name, open.FactsOf(site.Id)))]
            : Measure(open, sitesFile, cancel);
        return new ScreenAnswer
        {
            InputsHash = InputsHash.Of("screen", open.StateHash, sitesFile is null ? "" : FileHash.Of(sitesFile)),
            Sites = sites,
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static ScreenedSite[] Measure(OpenWorkspace open, string sitesFile, CancellationToken cancel)
    {
        var bag = new DiagnosticBag();
        var measured = open.MeasureCandidates(sitesFile, bag, cancel);
        bag.ThrowIfErrors();
        return [.. measured.Select(site => Line(site.Site.Id.Text, site.Site.Name, site.Facts))];
    }

    private static ScreenedSite Line(string id, string name, FactSheet facts) => new(
        id, name, facts.Listed.ToDictionary(pair => pair.Key.Name, pair => FactLine.Of(pair.Key, pair.Value), StringComparer.Ordinal));
}
