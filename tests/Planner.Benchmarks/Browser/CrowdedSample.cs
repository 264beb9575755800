using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Planner.Geodata.Import;

namespace Planner.Benchmarks.Browser;

/// <summary>The shipped sample, many times over: copies of its grid side by side, and its candidates again and again in other places.</summary>
/// <remarks>The copies of the grid are not tied to one another. A candidate keeps the stated facts of the one that it repeats. No tie lines are routed: a hundred thousand take longer than all else.</remarks>
internal static partial class CrowdedSample
{
    private const double GridShiftDegrees = 0.31, SiteShiftDegrees = 1.5;
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "sample");

    /// <summary>Writes a sealed workspace with that many sites and at least that many branches.</summary>
    public static void Write(string path, int sites, int branches)
    {
        var folder = Directory.CreateTempSubdirectory("planner-crowd-").FullName;
        try
        {
            CopyTo(folder);
            var tables = Path.Combine(folder, "tables");
            WriteGrid(tables, branches);
            WriteCandidates(Path.Combine(tables, "candidates.csv"), sites);
            File.Delete(path);
            var recipe = Path.Combine(folder, "recipe.yaml");
            var text = Bounds().Replace(File.ReadAllText(recipe), "bounds: [-129, 20, -62, 54]", 1);
            File.WriteAllText(recipe, TieLines().Replace(text, "", 1));
            RecipeImport.Run(recipe, path, new ImportOptions(folder, null), null, CancellationToken.None);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Sample, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static void WriteGrid(string tables, int branches)
    {
        var (grid, buses) = (Path.Combine(tables, "grid.m"), Path.Combine(tables, "bus-coordinates.csv"));
        var lines = File.ReadAllLines(grid);
        var ofBranches = Section(lines, "mpc.branch = [").Count();
        var copies = (branches + ofBranches - 1) / ofBranches;
        var busCount = Section(lines, "mpc.bus = [").Max(line => int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture));
        File.WriteAllLines(grid, Repeated(lines, copies, busCount));
        var places = File.ReadAllLines(buses);
        File.WriteAllLines(buses, [places[0], .. Enumerable.Range(0, copies).SelectMany(copy => places.Skip(1).Select(place => Moved(place, copy, busCount)))]);
    }

    private static IEnumerable<string> Section(string[] lines, string head) =>
        lines.SkipWhile(line => line != head).Skip(1).TakeWhile(line => line[0] is not (']' or '}'));

    private static IEnumerable<string> Repeated(string[] lines, int copies, int busCount)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            yield return lines[at];
            if (!lines[at].StartsWith("mpc.", StringComparison.Ordinal) || lines[at][^1] is not ('[' or '{'))
            {
                continue;
            }

            var rows = Section(lines[at..], lines[at]).ToArray();
            foreach (var row in Enumerable.Range(0, copies).SelectMany(copy => rows.Select(row => Numbered(lines[at], row, copy, copy * busCount))))
            {
                yield return row;
            }

            at += rows.Length;
        }
    }

    /// <summary>A row of a copy: its bus numbers are moved up, its names get the copy's number.</summary>
    private static string Numbered(string section, string row, int copy, int offset) => section.Split(' ')[0] switch
    {
        _ when copy == 0 => row,
        "mpc.bus" or "mpc.gen" => FirstNumber().Replace(row, number => Plus(number.Value, offset)),
        "mpc.branch" => FirstTwoNumbers().Replace(row, ends => $"{Plus(ends.Groups[1].Value, offset)} {Plus(ends.Groups[2].Value, offset)}"),
        "mpc.bus_name" or "mpc.gen_name" => row.Replace("';", $" #{copy + 1}';", StringComparison.Ordinal),
        _ => row,
    };

    private static string Moved(string place, int copy, int busCount)
    {
        // bus, name, lat, lon, kv: a name may hold commas.
        var cells = place.Split(',');
        (cells[0], cells[^3], cells[^2]) = (Plus(cells[0], copy * busCount), Shifted(cells[^3], copy * GridShiftDegrees), Shifted(cells[^2], copy * GridShiftDegrees));
        return string.Join(',', cells);
    }

    private static void WriteCandidates(string path, int sites)
    {
        var lines = File.ReadAllLines(path);
        var random = new Random(1);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
        writer.WriteLine(lines[0]);
        for (var site = 0; site < sites; site++)
        {
            var (row, round) = (lines[1 + (site % (lines.Length - 1))], site / (lines.Length - 1));
            var (east, north) = (SiteShiftDegrees * random.NextDouble(), SiteShiftDegrees * random.NextDouble());
            writer.WriteLine(round == 0 ? row : Elsewhere(row, round, east, north));
        }
    }

    private static string Elsewhere(string row, int round, double east, double north)
    {
        var shape = row.LastIndexOf('"', row.Length - 2);
        // Towards the middle of the country, so that no site leaves it.
        var first = Place().Match(row, shape);
        (east, north) = (Towards(-96, first.Groups[1].Value, east), Towards(38, first.Groups[2].Value, north));
        var corners = Place().Replace(row[shape..], corner => $"{Shifted(corner.Groups[1].Value, east)} {Shifted(corner.Groups[2].Value, north)}");
        var comma = row.IndexOf(',', StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{row[..comma]}-{round}{row[comma..shape]}{corners}");
    }

    private static double Towards(double middle, string degrees, double by) => double.Parse(degrees, CultureInfo.InvariantCulture) < middle ? by : -by;

    private static string Plus(string number, int offset) => (int.Parse(number, CultureInfo.InvariantCulture) + offset).ToString(CultureInfo.InvariantCulture);

    private static string Shifted(string degrees, double by) => (double.Parse(degrees, CultureInfo.InvariantCulture) + by).ToString("F5", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^bounds: .*$", RegexOptions.Multiline)]
    private static partial Regex Bounds();

    [GeneratedRegex(@"^tieLines:\r?\n(  .*\r?\n)+", RegexOptions.Multiline)]
    private static partial Regex TieLines();

    [GeneratedRegex(@"^\d+")]
    private static partial Regex FirstNumber();

    [GeneratedRegex(@"^(\d+) (\d+)")]
    private static partial Regex FirstTwoNumbers();

    [GeneratedRegex(@"(-?\d+\.\d+) (-?\d+\.\d+)")]
    private static partial Regex Place();
}
