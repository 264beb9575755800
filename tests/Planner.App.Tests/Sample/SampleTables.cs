using System.Globalization;

namespace Planner.App.Tests.Sample;

/// <summary>The shipped sample's tables, found from the test's own folder. They hold no quoted cells but the candidates' polygons.</summary>
internal static class SampleTables
{
    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string name)
    {
        var lines = File.ReadAllLines(Path(name));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Folder { get; } = Upward(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Upward(DirectoryInfo folder) => File.Exists(System.IO.Path.Combine(folder.FullName, "Planner.sln"))
        ? System.IO.Path.Combine(folder.FullName, "geodata", "sample", "tables")
        : Upward(folder.Parent ?? throw new DirectoryNotFoundException("No Planner.sln above the tests."));
}
