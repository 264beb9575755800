using Planner.Geodata.Import;

namespace Planner.Geodata.Measure;

/// <summary>The kinds of measure in words, for sources.</summary>
internal static class MeasureWords
{
    public static string Words(this MeasureKind kind) => kind switch
    {
        MeasureKind.RasterMean => "mean",
        MeasureKind.RasterMedian => "median",
        MeasureKind.RasterShare => "share",
        _ => kind.ToString(),
    };

    public static bool IsRaster(this MeasureKind kind) => kind is MeasureKind.RasterMean or MeasureKind.RasterMedian or MeasureKind.RasterShare;
}
