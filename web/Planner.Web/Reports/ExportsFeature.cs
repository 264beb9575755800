using Microsoft.AspNetCore.Http.HttpResults;
using Planner.App;
using Planner.App.Export;
using Planner.Web.Security;

namespace Planner.Web.Reports;

/// <summary>A layer as a file that other programs read: GeoPackage, GeoJSON, CSV, GeoParquet.</summary>
internal static class ExportsFeature
{
    private const int BufferBytes = 64 << 10;

    public static void MapExports(this RouteGroupBuilder api) =>
        api.MapGet("/exports/{layer}", Export).WithName("ExportLayer").RequireRateLimiting(RateLimits.Heavy)
            .Produces<byte[]>(StatusCodes.Status200OK, "application/geopackage+sqlite3", "application/geo+json", "text/csv", "application/vnd.apache.parquet");

    private static FileStreamHttpResult Export(string layer, OpenWorkspace open, CancellationToken cancel, string format = "gpkg")
    {
        var folder = Directory.CreateTempSubdirectory("planner-export-");
        try
        {
            var name = $"{layer}.{(format == "geoparquet" ? "parquet" : format)}";
            var path = Path.Combine(folder.FullName, "export");
            ExportLayer.Run(open, new(layer, format, path), cancel);
            // The open file is all that stays of it, and that ends with the answer.
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            return TypedResults.File(file, TypeOf(format), name);
        }
        finally
        {
            DeleteFolder(folder);
        }
    }

    private static void DeleteFolder(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            folder.Delete(recursive: true);
        }
    }

    private static string TypeOf(string format) => format switch
    {
        "gpkg" => "application/geopackage+sqlite3",
        "geojson" => "application/geo+json",
        "csv" => "text/csv; charset=utf-8",
        _ => "application/vnd.apache.parquet",
    };
}
