using System.Diagnostics;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Export;

namespace Planner.App.Export;

/// <summary>The question of an export.</summary>
/// <param name="Layer">Layer id.</param>
/// <param name="Format">geojson, gpkg, csv or geoparquet.</param>
/// <param name="Path">File to write; null: the layer's name with the format's ending, here.</param>
public sealed record ExportQuestion(string Layer, string Format, string? Path);

/// <summary>Where a layer was written.</summary>
public sealed record ExportAnswer : Answer
{
    public required string Path { get; init; }

    public required int Features { get; init; }
}

/// <summary>Writes a layer of the workspace to a file that other programs read.</summary>
public static class ExportLayer
{
    private static readonly Dictionary<string, (ExportFormat Format, string Ending)> ByName = new(StringComparer.Ordinal)
    {
        ["geojson"] = (ExportFormat.GeoJson, ".geojson"),
        ["gpkg"] = (ExportFormat.GeoPackage, ".gpkg"),
        ["csv"] = (ExportFormat.Csv, ".csv"),
        ["geoparquet"] = (ExportFormat.GeoParquet, ".parquet"),
    };

    /// <summary>The words of <see cref="ExportQuestion.Format"/>.</summary>
    public static IReadOnlyCollection<string> Formats => ByName.Keys;

    /// <exception cref="BadInputException">There is no such layer or format, or the file can't be written.</exception>
    public static ExportAnswer Run(OpenWorkspace open, ExportQuestion question, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var (format, ending) = Check(open, question);
        var path = question.Path ?? question.Layer + ending;
        return new ExportAnswer
        {
            Path = path,
            Features = Write(open, question.Layer, format, path, cancel),
            InputsHash = InputsHash.Of(question with { Path = null }, open.Info.ContentHash),
            ElapsedSeconds = clock.Elapsed.TotalSeconds,
        };
    }

    private static (ExportFormat Format, string Ending) Check(OpenWorkspace open, ExportQuestion question)
    {
        var bag = new DiagnosticBag();
        var layers = open.Layers.Select(layer => layer.Id).ToList();
        if (!layers.Contains(question.Layer))
        {
            bag.Error("export.unknown-layer", $"The workspace has no layer '{question.Layer}'", new("LAYER"), "There is nothing to write", NearestName.Advice(question.Layer, layers));
        }

        if (!ByName.TryGetValue(question.Format, out var format))
        {
            bag.Error("export.unknown-format", $"There is no format '{question.Format}'", new("--format"), "The file can't be written", NearestName.Advice(question.Format, Formats));
        }

        bag.ThrowIfErrors();
        return format;
    }

    private static int Write(OpenWorkspace open, string layer, ExportFormat format, string path, CancellationToken cancel)
    {
        try
        {
            return open.Export(layer, format, path, cancel);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(new(
                "export.not-writable", Severity.Error, $"'{path}' can't be written: {problem.Message.TrimEnd('.')}", new("--out"), "The folder is missing or refuses files", "Choose another path"));
        }
    }
}
