using System.Globalization;
using System.Text.RegularExpressions;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.Web.Ogc;

/// <summary>Reads the query of <c>/collections/{id}/items</c> (OGC 17-069r4, 7.15): a parameter that nobody knows is an error.</summary>
internal static partial class ItemsQuery
{
    public const int DefaultLimit = 1000;
    public const int MostFeatures = 10_000;

    /// <exception cref="BadInputException">Every parameter that can't be used.</exception>
    public static FeatureQuery Read(IQueryCollection query, Collection collection)
    {
        var bag = new DiagnosticBag();
        var read = new FeatureQuery(collection.Id)
        {
            Limit = Math.Min(Number(query, "limit", 1, bag) ?? DefaultLimit, MostFeatures),
            Offset = Number(query, "offset", 0, bag) ?? 0,
            Boxes = Boxes(query, bag),
            Where = [.. query.Where(pair => !IsReserved(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))],
        };
        CheckProperties(read, collection, bag);
        CheckTime(query, bag);
        bag.ThrowIfErrors();
        return read;
    }

    private static bool IsReserved(string name) => name is "limit" or "offset" or "bbox" or "datetime" or "f" or "bbox-crs" or "crs";

    private static int? Number(IQueryCollection query, string name, int least, DiagnosticBag bag)
    {
        if (!query.TryGetValue(name, out var text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
        {
            return number;
        }

        Refuse(bag, name, text.ToString(), $"Give a whole number of {least} or more");
        return null;
    }

    private static IReadOnlyList<Bounds>? Boxes(IQueryCollection query, DiagnosticBag bag)
    {
        if (!query.TryGetValue("bbox", out var text))
        {
            return null;
        }

        var parts = text.ToString().Split(',').Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : (double?)null).ToList();
        if (parts.Count is not (4 or 6) || parts.Contains(null))
        {
            Refuse(bag, "bbox", text.ToString(), "Give west,south,east,north in degrees");
            return null;
        }

        var (west, south) = (parts[0]!.Value, parts[1]!.Value);
        var (east, north) = parts.Count == 4 ? (parts[2]!.Value, parts[3]!.Value) : (parts[3]!.Value, parts[4]!.Value);
        if (south > north)
        {
            Refuse(bag, "bbox", text.ToString(), "South comes before north");
        }

        // West of east is the rule; the other way round the box crosses the date line.
        return west <= east ? [new(west, south, east, north)] : [new(west, south, 180, north), new(-180, south, east, north)];
    }

    private static void CheckProperties(FeatureQuery query, Collection collection, DiagnosticBag bag)
    {
        foreach (var (name, _) in query.Where.Where(asked => collection.Properties.All(property => property.Name != asked.Key)))
        {
            bag.Error(
                "ogc.unknown-parameter", $"There is no parameter or property '{name}'", new("query", Path: name),
                "Left out silently, it would give more than was asked for",
                $"Use bbox, datetime, limit, offset, or one of {string.Join(", ", collection.Properties.Select(property => property.Name))}");
        }
    }

    // No feature has a time, so every time that is one is met.
    private static void CheckTime(IQueryCollection query, DiagnosticBag bag)
    {
        if (query.TryGetValue("datetime", out var text) && !Time().IsMatch(text.ToString()))
        {
            Refuse(bag, "datetime", text.ToString(), "Give a day or time as RFC 3339 writes it, or an interval of two with '/'");
        }
    }

    private static void Refuse(DiagnosticBag bag, string name, string text, string remedy) => bag.Error(
        "ogc.bad-parameter", $"{name} is '{text}'", new("query", Path: name), "It can't be read", remedy);

    [GeneratedRegex(@"^(\.\.|\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?)?(/(\.\.|\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?)?)?$")]
    private static partial Regex Time();
}
