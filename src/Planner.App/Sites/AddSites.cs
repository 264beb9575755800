using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.App.Answers;
using Planner.App.Rank;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Store;

namespace Planner.App.Sites;

/// <summary>What an upload added.</summary>
public sealed record AddedSitesAnswer : Answer
{
    public required int Added { get; init; }

    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>Notes on what was left out; an error would have refused the whole file.</summary>
    public required IReadOnlyList<DiagnosticLine> Diagnostics { get; init; }
}

/// <summary>A site that a user drew: measured, screened and ranked among the others.</summary>
public sealed record DrawnSiteAnswer : Answer
{
    public required SiteAnswer Site { get; init; }

    /// <summary>Its row of the ranking by the workspace's own weights.</summary>
    public required RankedSiteLine Ranked { get; init; }

    /// <summary>Its place there; null when it is excluded.</summary>
    public required int? WouldRank { get; init; }
}

/// <summary>Lets users' own sites take part: they are measured on the same layers and judged by the same law as the workspace's.</summary>
public static class AddSites
{
    /// <summary>More would be a workspace of their own.</summary>
    public const int MostAdded = 10_000;

    /// <summary>Measures the sites of a user's table and adds them, all or none.</summary>
    /// <exception cref="BadInputException">Every problem of the file, with its line.</exception>
    public static AddedSitesAnswer FromFile(OpenWorkspace open, string path, CancellationToken cancel)
    {
        var bag = new DiagnosticBag();
        var sites = open.MeasureCandidates(path, bag, cancel);
        bag.ThrowIfErrors();
        Add(open, sites, Path.GetFileName(path), bag);
        return new()
        {
            InputsHash = InputsHash.Of("add-sites", FileHash.Of(path), open.Info.ContentHash),
            Added = sites.Count,
            Ids = [.. sites.Select(site => site.Site.Id.Text)],
            Diagnostics = [.. bag.Kept.Select(DiagnosticLine.Of)],
        };
    }

    /// <summary>What is known of a site that was just added.</summary>
    public static DrawnSiteAnswer Describe(OpenWorkspace open, string id)
    {
        var site = DescribeSite.Run(open, open.FindSite(id)!);
        var ranked = RankSites.Run(open, new()).Sites.First(row => row.Id == id);
        return new() { InputsHash = site.InputsHash, Site = site, Ranked = ranked, WouldRank = ranked.Rank };
    }

    /// <summary>A drawn point or polygon as a file that <see cref="FromFile"/> reads: the same checks hold for both.</summary>
    /// <param name="id">Id of the new site.</param>
    /// <param name="feature">GeoJSON Feature; properties name and requestedMw are read.</param>
    /// <exception cref="BadInputException">It is no feature with a geometry.</exception>
    public static JsonObject ToFile(string id, JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object)
        {
            throw new BadInputException(new(
                "site.no-geometry", Severity.Error, "The body is no GeoJSON feature with a geometry", new("feature", Path: "$.geometry"),
                "A site is a place", "Send {\"type\": \"Feature\", \"geometry\": {...}, \"properties\": {\"name\": ...}}"));
        }

        return new()
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray(new JsonObject
            {
                ["type"] = "Feature",
                ["properties"] = new JsonObject { ["id"] = id, ["name"] = Text(feature, "name") ?? id, ["requested_mw"] = RequestedMw(feature) },
                ["geometry"] = JsonNode.Parse(geometry.GetRawText()),
            }),
        };
    }

    private static string? Text(JsonElement feature, string name) =>
        Property(feature, name) is { ValueKind: JsonValueKind.String } value && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    private static double? RequestedMw(JsonElement feature) => Property(feature, "requestedMw") switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { } other => throw new BadInputException(new(
            "site.bad-load", Severity.Error, $"requestedMw is {other.GetRawText()}", new("feature", Path: "$.properties.requestedMw"),
            "The load asked for is a number of MW", "Write a number, or leave it out for the workspace's own figure")),
    };

    private static JsonElement? Property(JsonElement feature, string name) =>
        feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty(name, out var value) ? value : null;

    private static void Add(OpenWorkspace open, IReadOnlyList<MeasuredSite> sites, string file, DiagnosticBag bag) =>
        open.ChangeAddedSites(added =>
        {
            foreach (var site in sites.Where(site => open.FindSite(site.Site.Id.Text) is not null))
            {
                bag.Error(
                    "site.known-id", $"There is a site '{site.Site.Id}' already", new(file, Path: site.Site.Id.Text),
                    "Rankings and plans name sites by their id", "Rename the site");
            }

            if (added.Count + sites.Count > MostAdded)
            {
                bag.Error(
                    "site.too-many", $"The file has {sites.Count} sites, {added.Count} were added before", new(file),
                    $"At most {MostAdded} can be added to an open workspace",
                    "Remove some, or import them into a workspace with 'planner import RECIPE --sites FILE'");
            }

            bag.ThrowIfErrors();
            return [.. added, .. sites];
        });
}
