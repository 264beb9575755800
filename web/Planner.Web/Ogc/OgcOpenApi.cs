using System.Text.Json.Nodes;

namespace Planner.Web.Ogc;

/// <summary>
/// The OpenAPI 3.0 document that conformance class "oas30" asks for. The standard fixes its paths and parameters, and the
/// document of the rest of the API is 3.1, so this one is written here and not derived.
/// </summary>
internal static class OgcOpenApi
{
    public static JsonObject Document(string root, string version) => new()
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject { ["title"] = "Planner, OGC API Features", ["version"] = version },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = root }),
        ["paths"] = new JsonObject
        {
            ["/"] = Get("getLandingPage", "Landing page", "application/json"),
            ["/conformance"] = Get("getConformance", "Conformance classes", "application/json"),
            ["/collections"] = Get("getCollections", "Layers and results", "application/json"),
            ["/collections/{collectionId}"] = Get("getCollection", "One layer or result", "application/json", CollectionId()),
            ["/collections/{collectionId}/items"] = Get(
                "getFeatures", "Its features; any property may be asked for by its value", OgcJson.GeoJson,
                CollectionId(), Limit(), Offset(), Box(), Time()),
            ["/collections/{collectionId}/items/{featureId}"] = Get(
                "getFeature", "One feature", OgcJson.GeoJson, CollectionId(), Parameter("featureId", "path", Integer(0))),
        },
    };

    private static JsonObject Get(string id, string summary, string type, params JsonObject[] parameters) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["parameters"] = new JsonArray([.. parameters]),
            ["responses"] = new JsonObject
            {
                ["200"] = Response(summary, type),
                ["400"] = Response("A parameter can't be used", "application/problem+json"),
                ["404"] = Response("There is no such thing", "application/problem+json"),
                ["500"] = Response("A fault of the server", "application/problem+json"),
            },
        },
    };

    private static JsonObject Response(string description, string type) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } } },
    };

    private static JsonObject CollectionId() => Parameter("collectionId", "path", new() { ["type"] = "string" });

    private static JsonObject Limit()
    {
        var schema = Integer(1);
        (schema["maximum"], schema["default"]) = (ItemsQuery.MostFeatures, ItemsQuery.DefaultLimit);
        return Parameter("limit", "query", schema);
    }

    private static JsonObject Offset() => Parameter("offset", "query", Integer(0));

    private static JsonObject Box() => Listed("bbox", new()
    {
        ["type"] = "array",
        ["minItems"] = 4,
        ["maxItems"] = 6,
        ["items"] = new JsonObject { ["type"] = "number" },
    });

    private static JsonObject Time() => Parameter("datetime", "query", new() { ["type"] = "string" });

    private static JsonObject Listed(string name, JsonObject schema)
    {
        var parameter = Parameter(name, "query", schema);
        (parameter["style"], parameter["explode"]) = ("form", false);
        return parameter;
    }

    private static JsonObject Parameter(string name, string place, JsonObject schema) =>
        new() { ["name"] = name, ["in"] = place, ["required"] = place == "path", ["schema"] = schema };

    private static JsonObject Integer(int least) => new() { ["type"] = "integer", ["minimum"] = least };
}
