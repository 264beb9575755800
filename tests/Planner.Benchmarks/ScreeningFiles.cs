using System.Globalization;
using NetTopologySuite.IO;
using Planner.Geodata.Measure;

namespace Planner.Benchmarks;

/// <summary>The shapes of a screening as WKB in hexadecimal, and its answers, for other programs to do the same.</summary>
internal sealed class ScreeningFiles : IDisposable
{
    private readonly string folder;
    private readonly StreamWriter answers;
    private readonly WKBWriter wkb = new();

    public ScreeningFiles(string folder)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        answers = File.CreateText(Path.Combine(folder, "answers.csv"));
        answers.WriteLine("layer,site,value");
    }

    public void WriteSites(IReadOnlyList<SiteShape> sites) =>
        File.WriteAllLines(Path.Combine(folder, "sites.csv"), sites.Select((site, index) => Line(index + 1, site.Own)).Prepend("id,wkb"));

    public void WriteLayer(int layer, IReadOnlyList<MeasuredFeature> features, double[] values)
    {
        File.WriteAllLines(
            Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"layer{layer:00}.csv")), features.Select(feature => Line(feature.Fid, feature.Metres)).Prepend("id,wkb"));
        foreach (var (site, value) in values.Index())
        {
            if (value > 0)
            {
                answers.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{layer},{site + 1},{value:R}"));
            }
        }
    }

    public void Dispose() => answers.Dispose();

    private string Line(long id, NetTopologySuite.Geometries.Geometry shape) =>
        string.Create(CultureInfo.InvariantCulture, $"{id},{Convert.ToHexString(wkb.Write(shape))}");
}
