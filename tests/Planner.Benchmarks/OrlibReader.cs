using System.Globalization;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Solver.Siting;

namespace Planner.Benchmarks;

/// <summary>Reads OR-Library facility location files (Beasley 1990) as portfolio studies without grid.</summary>
internal static class OrlibReader
{
    /// <summary>A p-median file has three whole numbers in its first line (vertices, edges, p), a warehouse file two (m, n).</summary>
    public static PortfolioStudy Read(string path, bool uncapacitated, double? capacity)
    {
        var header = File.ReadLines(path).First(line => !string.IsNullOrWhiteSpace(line)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = new Queue<string>(File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return header.Length switch
        {
            2 => Warehouses(numbers, path, uncapacitated, capacity),
            3 => PMedian(numbers, path),
            _ => throw new ArgumentException($"{path}:1: the first line has {header.Length} numbers; 2 mean a warehouse file, 3 a p-median file."),
        };
    }

    /// <summary>m n; then m × (capacity, fixed cost); then n × (demand, m costs of serving all of it).</summary>
    private static PortfolioStudy Warehouses(Queue<string> numbers, string path, bool uncapacitated, double? capacity)
    {
        var (sites, regions) = ((int)Next(numbers, path), (int)Next(numbers, path));
        var designs = new SiteDesign[sites];
        for (var site = 0; site < sites; site++)
        {
            // Some files have the word "capacity" where --capacity states the number.
            var stated = numbers.Dequeue();
            var room = uncapacitated ? (double?)null : capacity ?? Number(stated, path);
            designs[site] = new() { ServiceCapacity = room, Cost = new(Next(numbers, path)) };
        }

        var demand = new DemandRegion[regions];
        for (var region = 0; region < regions; region++)
        {
            var amount = Next(numbers, path);
            demand[region] = new($"customer {region + 1}", amount, [.. Enumerable.Range(0, sites).Select(_ => new UsDollars(Next(numbers, path)))]);
        }

        return Study(path, designs, demand);
    }

    /// <summary>vertices edges p; then edges × (i, j, length). Where an edge stands twice the last length counts.</summary>
    private static PortfolioStudy PMedian(Queue<string> numbers, string path)
    {
        var (vertices, edges, p) = ((int)Next(numbers, path), (int)Next(numbers, path), (int)Next(numbers, path));
        var distance = new double[vertices, vertices];
        for (var i = 0; i < vertices; i++)
        {
            for (var j = 0; j < vertices; j++)
            {
                distance[i, j] = i == j ? 0 : double.PositiveInfinity;
            }
        }

        for (var edge = 0; edge < edges; edge++)
        {
            var (i, j) = ((int)Next(numbers, path) - 1, (int)Next(numbers, path) - 1);
            distance[i, j] = distance[j, i] = Next(numbers, path);
        }

        ShortestPaths(distance);
        var demand = Enumerable.Range(0, vertices).Select(vertex => new DemandRegion(
            $"vertex {vertex + 1}", 1, [.. Enumerable.Range(0, vertices).Select(site => new UsDollars(distance[vertex, site]))]));
        return Study(path, [.. Enumerable.Range(0, vertices).Select(_ => new SiteDesign())], [.. demand]) with { MinSites = p, MaxSites = p };
    }

    /// <summary>Floyd 1962, Warshall 1962.</summary>
    private static void ShortestPaths(double[,] distance)
    {
        var count = distance.GetLength(0);
        for (var via = 0; via < count; via++)
        {
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++)
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i, via] + distance[via, j]);
                }
            }
        }
    }

    private static PortfolioStudy Study(string path, SiteDesign[] designs, DemandRegion[] demand) => new()
    {
        Source = path,
        Objective = PortfolioObjective.MinimiseCost,
        Sites = [.. designs.Select((design, number) => new SiteOption(new SiteId($"site {number + 1}"), PermitPath.NoReview, [design]))],
        Service = new(demand),
    };

    private static double Next(Queue<string> numbers, string path) =>
        numbers.TryDequeue(out var word) ? Number(word, path) : throw new ArgumentException($"{path}: ends too early.");

    private static double Number(string word, string path) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"{path}: \"{word}\" stands where a number is expected; a capacity may be given with --capacity.");
}
