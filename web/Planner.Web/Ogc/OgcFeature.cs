using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.App;
using Planner.App.Access;
using Planner.App.Answers;
using Planner.Web.Security;

namespace Planner.Web.Ogc;

/// <summary>OGC API Features, Part 1 (OGC 17-069r4): every layer and every result for QGIS, GDAL and other programs, in CRS84.</summary>
internal static class OgcFeature
{
    private const string Path = "/ogc";

    public static void MapOgc(this WebApplication app)
    {
        var ogc = app.MapGroup(Path).RequireRole(Role.Viewer).ExcludeFromDescription();
        ogc.MapGet("/", Landing);
        ogc.MapGet("/api", (HttpContext context) => Document(OgcOpenApi.Document(RootOf(context), PlannerVersion.Text), OgcJson.OpenApi));
        ogc.MapGet("/conformance", () => Document(OgcJson.Conformance()));
        ogc.MapGet("/collections", (HttpContext context, Collections all) => Document(Json(context).List(all.List())));
        ogc.MapGet("/collections/{id}", (string id, HttpContext context, Collections all) =>
            all.Find(id) is { } found ? Document(Json(context).Describe(found)) : NoSuchCollection(id));
        ogc.MapGet("/collections/{id}/items", Items);
        ogc.MapGet("/collections/{id}/items/{feature:long}", Item);
    }

    private static IResult Landing(HttpContext context, OpenWorkspace open) => Document(Json(context).Landing(
        $"Planner: {open.Info.Title.En}",
        open.Info.IllustrativeNote?.En ?? "Layers and results of a Planner workspace. It proposes, it never grants."));

    private static IResult Items(string id, HttpContext context, Collections all, TimeProvider clock)
    {
        if (all.Find(id) is not { } collection)
        {
            return NoSuchCollection(id);
        }

        var query = ItemsQuery.Read(context.Request.Query, collection);
        var page = collection.Read(query);
        return GeoJson(json => Json(context).Items(json, collection, query, page, context.Request.Query, clock.GetUtcNow()));
    }

    private static IResult Item(string id, long feature, HttpContext context, Collections all)
    {
        if (all.Find(id) is not { } collection)
        {
            return NoSuchCollection(id);
        }

        return collection.Find(feature) is { } found
            ? GeoJson(json => Json(context).Item(json, collection, found))
            : Results.Problem(
                $"Ask {Path}/collections/{id}/items for its features.",
                statusCode: StatusCodes.Status404NotFound, title: $"Collection '{id}' has no feature {feature}");
    }

    private static OgcJson Json(HttpContext context) => new(RootOf(context));

    private static string RootOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{Path}";

    private static IResult Document(JsonObject json, string type = "application/json") =>
        Results.Text(json.ToJsonString(AnswerJson.Options), type);

    private static IResult GeoJson(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = AnswerJson.Options.Encoder }))
        {
            write(json);
        }

        return Results.Bytes(bytes.WrittenMemory, OgcJson.GeoJson);
    }

    private static IResult NoSuchCollection(string id) => Results.Problem(
        $"Ask {Path}/collections for the layers and results of this workspace.",
        statusCode: StatusCodes.Status404NotFound, title: $"There is no collection '{id}'");
}
