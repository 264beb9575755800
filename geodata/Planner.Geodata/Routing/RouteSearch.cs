using NetTopologySuite.Geometries;
using Planner.Geodata.Projections;

namespace Planner.Geodata.Routing;

/// <summary>A way for a line over a friction grid.</summary>
/// <param name="Line">Through the centres of the cells, in metres of the plane; straight runs are one edge.</param>
/// <param name="Cells">The cells in order.</param>
/// <param name="Cost">Cost as the grid counts it.</param>
/// <param name="GivenUp">Ranks of the barriers that had to be given up; empty: the way respects all.</param>
internal sealed record FoundRoute(LineString Line, IReadOnlyList<int> Cells, double Cost, IReadOnlyList<byte> GivenUp)
{
    public double LengthMetres => Line.Length;
}

/// <summary>Finds the cheapest way that respects the barriers, giving up the softest ranks first where there is none.</summary>
internal static class RouteSearch
{
    /// <returns>The cheapest route to each target that can be reached, by target cell.</returns>
    public static IReadOnlyDictionary<int, FoundRoute> Find(FrictionGrid grid, int start, IReadOnlySet<int> targets, CancellationToken cancel)
    {
        var found = new Dictionary<int, FoundRoute>();
        var ranks = grid.SoftRanks();
        for (var given = 0; given <= ranks.Count && found.Count < targets.Count; given++)
        {
            var left = targets.Where(target => !found.ContainsKey(target)).ToHashSet();
            var paths = LeastCostPaths.From(grid, start, left, given == 0 ? (byte)0 : ranks[given - 1], cancel);
            foreach (var target in left.Where(target => double.IsFinite(paths.Cost(target))))
            {
                var cells = paths.PathTo(target);
                found[target] = new(Line(grid, cells), cells, paths.Cost(target), [.. ranks.Take(given)]);
            }
        }

        return found;
    }

    /// <summary>The line through the cells' centres; a route inside one cell is a point of length 0 written twice.</summary>
    private static LineString Line(FrictionGrid grid, IReadOnlyList<int> cells)
    {
        var corners = new List<Coordinate> { grid.Centre(cells[0]) };
        for (var at = 1; at < cells.Count - 1; at++)
        {
            if (cells[at] - cells[at - 1] != cells[at + 1] - cells[at])
            {
                corners.Add(grid.Centre(cells[at]));
            }
        }

        corners.Add(grid.Centre(cells[^1]));
        return Geometries.Factory.CreateLineString([.. corners]);
    }
}
