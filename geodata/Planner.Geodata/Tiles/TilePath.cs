using NetTopologySuite.Geometries;

namespace Planner.Geodata.Tiles;

/// <summary>Turns geometries into the drawing commands of one tile: projected, cut to the tile and its margin, thinned to its units.</summary>
/// <param name="tile">The tile.</param>
/// <param name="leastLength">Pieces of lines that are shorter, in units, are left out.</param>
internal sealed class TilePath(TileAddress tile, double leastLength = 0)
{
    private const uint MoveTo = 1, LineTo = 2, ClosePath = 7;

    private readonly TileCut cut = new(-TileAddress.Margin, TileAddress.Extent + TileAddress.Margin);
    private readonly List<uint> commands = [];
    private (int X, int Y) pen;

    /// <summary>Kind and commands; no command when nothing of the geometry shows.</summary>
    public (uint Kind, IReadOnlyList<uint> Commands) Commands(Geometry geometry)
    {
        switch (geometry.Dimension)
        {
            case Dimension.Point:
                Points(geometry);
                return (1, commands);
            case Dimension.Curve:
                Each<LineString>(geometry, line => cut.Line(Project(line.CoordinateSequence)).ForEach(Line));
                return (2, commands);
            default:
                Each<Polygon>(geometry, Polygon);
                return (3, commands);
        }
    }

    private void Points(Geometry geometry)
    {
        var inside = geometry.Coordinates.Select(Unit).Where(cut.Holds).Select(Round).ToList();
        if (inside.Count > 0)
        {
            commands.Add(Command(MoveTo, inside.Count));
            inside.ForEach(Go);
        }
    }

    private void Line(List<(double X, double Y)> path)
    {
        var corners = Corners(TileThinning.Thin(path));
        if (corners.Count > 1 && Length(corners) >= leastLength)
        {
            Draw(corners);
        }
    }

    private void Polygon(Polygon polygon)
    {
        if (!Ring(polygon.Shell, isHole: false))
        {
            return;
        }

        foreach (var hole in polygon.Holes)
        {
            Ring(hole, isHole: true);
        }
    }

    private bool Ring(LineString ring, bool isHole)
    {
        var path = cut.Ring(Project(ring.CoordinateSequence));
        if (path.Count < 3)
        {
            return false;
        }

        path.Add(path[0]);
        var corners = Corners(TileThinning.Thin(path));
        corners.RemoveAt(corners.Count - 1);
        var area = TwiceArea(corners);
        if (corners.Count < 3 || area == 0)
        {
            return false;
        }

        // Outer rings have a positive area where y grows downwards, holes a negative one (4.3.3.3).
        if (area > 0 == isHole)
        {
            corners.Reverse();
        }

        Draw(corners);
        commands.Add(Command(ClosePath, 1));
        return true;
    }

    private void Draw(List<(int X, int Y)> corners)
    {
        commands.Add(Command(MoveTo, 1));
        Go(corners[0]);
        commands.Add(Command(LineTo, corners.Count - 1));
        foreach (var corner in corners.Skip(1))
        {
            Go(corner);
        }
    }

    private void Go((int X, int Y) to)
    {
        commands.Add(ZigZag(to.X - pen.X));
        commands.Add(ZigZag(to.Y - pen.Y));
        pen = to;
    }

    private List<(double X, double Y)> Project(CoordinateSequence sequence)
    {
        var path = new List<(double, double)>(sequence.Count);
        for (var index = 0; index < sequence.Count; index++)
        {
            path.Add(tile.Units(sequence.GetX(index), sequence.GetY(index)));
        }

        return path;
    }

    private (double X, double Y) Unit(Coordinate degrees) => tile.Units(degrees.X, degrees.Y);

    private static void Each<T>(Geometry geometry, Action<T> act)
        where T : Geometry
    {
        for (var part = 0; part < geometry.NumGeometries; part++)
        {
            if (geometry.GetGeometryN(part) is T one)
            {
                act(one);
            }
        }
    }

    /// <summary>Whole units, without repeats.</summary>
    private static List<(int X, int Y)> Corners(List<(double X, double Y)> path)
    {
        var corners = new List<(int X, int Y)>(path.Count);
        foreach (var point in path.Select(Round))
        {
            if (corners.Count == 0 || corners[^1] != point)
            {
                corners.Add(point);
            }
        }

        return corners;
    }

    private static (int X, int Y) Round((double X, double Y) point) => ((int)Math.Round(point.X), (int)Math.Round(point.Y));

    private static double Length(List<(int X, int Y)> path) =>
        path.Zip(path.Skip(1), (from, to) => Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2))).Sum();

    private static long TwiceArea(List<(int X, int Y)> ring)
    {
        var sum = 0L;
        for (var index = 0; index < ring.Count; index++)
        {
            var (from, to) = (ring[index], ring[(index + 1) % ring.Count]);
            sum += ((long)from.X * to.Y) - ((long)to.X * from.Y);
        }

        return sum;
    }

    private static uint Command(uint id, int count) => (id & 7) | ((uint)count << 3);

    private static uint ZigZag(int number) => (uint)((number << 1) ^ (number >> 31));
}
