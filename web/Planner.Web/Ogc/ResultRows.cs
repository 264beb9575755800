using System.Globalization;
using Planner.App;
using Planner.Domain.Geography;
using Planner.Geodata.Store;

namespace Planner.Web.Ogc;

/// <summary>A row of a result: the feature that it speaks of, and what it says.</summary>
/// <param name="FeatureId">Feature of the base layer.</param>
/// <param name="Properties">What the result says of it.</param>
internal sealed record ResultRow(long FeatureId, IReadOnlyList<KeyValuePair<string, object?>> Properties)
{
    /// <summary>A feature that the base layer does not hold: a site that a user added.</summary>
    public (LonLat At, string GeometryGeoJson)? Own { get; init; }
}

/// <summary>Answers queries on a result from its rows, with geometries from the layer that they speak of.</summary>
internal sealed class ResultRows(OpenWorkspace open, string layer, IReadOnlyList<ResultRow> rows)
{
    // A transformer inside one substation has no place of its own; what is known of it is no less known.
    private const string NoGeometry = "null";

    public FeaturePage Read(FeatureQuery query)
    {
        var inBoxes = query.Boxes is { } boxes ? open.FeatureIds(layer, boxes).ToHashSet() : null;
        var matching = rows.Where(row => IsMatch(row, query, inBoxes)).OrderBy(row => row.FeatureId).ToList();
        var shown = matching.Skip(query.Offset).Take(query.Limit).ToList();
        var geometries = Geometries(shown);
        return new(
            matching.Count,
            [.. shown.Select(row => new LayerFeature(row.FeatureId, geometries.GetValueOrDefault(row.FeatureId, NoGeometry), row.Properties))]);
    }

    private static bool IsMatch(ResultRow row, FeatureQuery query, HashSet<long>? inBoxes) =>
        (query.Ids is null || query.Ids.Contains(row.FeatureId))
        && (inBoxes is null || (row.Own is { } own ? IsInside(own.At, query) : inBoxes.Contains(row.FeatureId)))
        && query.Where.All(asked => row.Properties.Any(
            property => property.Key == asked.Key && IsEqual(property.Value, asked.Value)));

    private static bool IsInside(LonLat at, FeatureQuery query) =>
        query.Boxes!.Any(box => box.Contains(at.Longitude, at.Latitude));

    private static bool IsEqual(object? value, string text) => value switch
    {
        null => false,
        bool flag => text == (flag ? "true" : "false"),
        double or int or long => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Convert.ToDouble(value, CultureInfo.InvariantCulture) == number,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) == text,
    };

    private Dictionary<long, string> Geometries(List<ResultRow> shown)
    {
        long[] stored = [.. shown.Where(row => row.Own is null).Select(row => row.FeatureId)];
        var page = open.ReadFeatures(new(layer) { Ids = stored, Limit = stored.Length });
        return page.Features.Select(feature => (feature.Id, feature.GeometryGeoJson))
            .Concat(shown.Where(row => row.Own is not null).Select(row => (Id: row.FeatureId, row.Own!.Value.GeometryGeoJson)))
            .ToDictionary(feature => feature.Id, feature => feature.GeometryGeoJson);
    }
}
