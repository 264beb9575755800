using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Geodata.Store;

namespace Planner.Web.Ogc;

/// <summary>The documents of OGC API Features as JSON.</summary>
/// <param name="root">Address of the landing page, without a slash at its end.</param>
internal sealed class OgcJson(string root)
{
    public const string GeoJson = "application/geo+json";
    public const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";

    private const string Json = "application/json";
    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    public JsonObject Landing(string title, string description) => new()
    {
        ["title"] = title,
        ["description"] = description,
        ["links"] = new JsonArray(
            Link(root + "/", "self", Json, "This document"),
            Link(root + "/api", "service-desc", OpenApi, "The API as OpenAPI 3.0"),
            Link(root + "/conformance", "conformance", Json, "Conformance classes"),
            Link(root + "/collections", "data", Json, "Layers and results")),
    };

    public static JsonObject Conformance() => new()
    {
        ["conformsTo"] = new JsonArray(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson"),
    };

    public JsonObject List(IEnumerable<Collection> collections) => new()
    {
        ["links"] = new JsonArray(Link(root + "/collections", "self", Json, "This document")),
        ["collections"] = new JsonArray([.. collections.Select(Describe)]),
    };

    public JsonObject Describe(Collection collection)
    {
        var address = $"{root}/collections/{collection.Id}";
        var json = new JsonObject
        {
            ["id"] = collection.Id,
            ["title"] = collection.Title,
            ["description"] = collection.Description,
            ["itemType"] = "feature",
            ["crs"] = new JsonArray(Crs84),
            ["links"] = new JsonArray(
                Link(address, "self", Json, "This document"),
                Link(address + "/items", "items", GeoJson, collection.Title)),
        };
        if (collection.Extent is { } box)
        {
            json["extent"] = new JsonObject
            {
                ["spatial"] = new JsonObject
                {
                    ["bbox"] = new JsonArray(new JsonArray(box.West, box.South, box.East, box.North)),
                    ["crs"] = Crs84,
                },
            };
        }

        return json;
    }

    /// <summary>Writes a page as a GeoJSON FeatureCollection with links to itself and to the next page.</summary>
    public void Items(Utf8JsonWriter json, Collection collection, FeatureQuery query, FeaturePage page, IQueryCollection asked, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("timeStamp", now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("numberMatched", page.Matched);
        json.WriteNumber("numberReturned", page.Features.Count);
        json.WriteStartArray("features");
        foreach (var feature in page.Features)
        {
            WriteFeature(json, feature);
        }

        json.WriteEndArray();
        json.WritePropertyName("links");
        ItemLinks(collection, query, page, asked).WriteTo(json);
        json.WriteEndObject();
    }

    public void Item(Utf8JsonWriter json, Collection collection, LayerFeature feature)
    {
        var address = $"{root}/collections/{collection.Id}";
        WriteFeature(json, feature, new JsonArray(
            Link($"{address}/items/{feature.Id}", "self", GeoJson, "This feature"),
            Link(address, "collection", Json, collection.Title)));
    }

    private JsonArray ItemLinks(Collection collection, FeatureQuery query, FeaturePage page, IQueryCollection asked)
    {
        var items = $"{root}/collections/{collection.Id}/items";
        var links = new JsonArray(
            Link(items + QueryString.Create(asked).ToUriComponent(), "self", GeoJson, "This page"),
            Link($"{root}/collections/{collection.Id}", "collection", Json, collection.Title));
        var next = query.Offset + page.Features.Count;
        if (page.Features.Count > 0 && next < page.Matched)
        {
            var others = asked.Where(pair => pair.Key is not ("offset" or "limit"));
            var parameters = QueryString.Create(others)
                .Add("limit", query.Limit.ToString(CultureInfo.InvariantCulture)).Add("offset", next.ToString(CultureInfo.InvariantCulture));
            links.Add(Link(items + parameters.ToUriComponent(), "next", GeoJson, "Next page"));
        }

        return links;
    }

    private static void WriteFeature(Utf8JsonWriter json, LayerFeature feature, JsonArray? links = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("id", feature.Id);
        json.WritePropertyName("geometry");
        json.WriteRawValue(feature.GeometryGeoJson, skipInputValidation: true);
        json.WriteStartObject("properties");
        foreach (var (name, value) in feature.Properties)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value);
        }

        json.WriteEndObject();
        if (links is not null)
        {
            json.WritePropertyName("links");
            links.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static JsonObject Link(string href, string rel, string type, string title) =>
        new() { ["href"] = href, ["rel"] = rel, ["type"] = type, ["title"] = title };
}
