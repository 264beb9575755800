using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Geography;
using Planner.Domain.Grid;
using Planner.Geodata.Read;
using Planner.Geodata.Read.Matpower;

namespace Planner.Geodata.Import;

/// <summary>Reads the grid of a recipe: the MATPOWER case, and where its buses stand.</summary>
internal sealed class GridImport(GridSpec spec, Bounds bounds, SourceFiles files, DiagnosticBag bag)
{
    public int RowsRead { get; private set; }

    /// <returns>The grid with the places of its buses, or null when there is an error.</returns>
    public PowerGrid? Read()
    {
        var casePath = files.Find(spec.CaseFile, required: true);
        var tablePath = files.Find(spec.BusCoordinates, required: true);
        var grid = casePath is null ? null : MatpowerReader.Read(casePath, bag)?.ToGrid(bag);
        if (grid is null || tablePath is null)
        {
            return null;
        }

        RowsRead += grid.Buses.Length + grid.Branches.Length + grid.Generators.Length;
        var places = ReadPlaces(tablePath, grid);
        return new PowerGrid(
            grid.BasePower, grid.Buses.Select(bus => Place(bus, places)), grid.Branches, grid.Generators, grid.Loads, grid.DcLines);
    }

    private Bus Place(Bus bus, Dictionary<BusId, LonLat> places)
    {
        if (places.TryGetValue(bus.Id, out var place))
        {
            return bus with { Location = place };
        }

        bag.Note("grid.bus-without-place", $"{bus.Id} ({bus.Name}) has no coordinates", new(spec.BusCoordinates.Written), "It stands on no map and near no site; power flow uses it all the same", "nothing, or add it to the table");
        return bus;
    }

    private Dictionary<BusId, LonLat> ReadPlaces(string path, PowerGrid grid)
    {
        var places = new Dictionary<BusId, LonLat>();
        var position = new RowPosition(GeometryKind.Point, RowPolicy.Refuse, RowPolicy.Refuse, RowPolicy.Refuse, bounds, bag);
        var columns = new PositionColumns(spec.LongitudeColumn, spec.LatitudeColumn, null);
        foreach (var row in SourceReader.Read(new(path, spec.BusCoordinates.Written, SourceFormat.Csv, columns), [spec.BusColumn], bag))
        {
            RowsRead++;
            if (FindBus(row, grid) is { } bus && position.Check(row) is { } point
                && !places.TryAdd(bus, new LonLat(point.Coordinate.X, point.Coordinate.Y)))
            {
                bag.Error("grid.duplicate-place", $"{bus} stands in the table twice", row.Where, "A bus has one place", "remove one of the rows");
            }
        }

        return places;
    }

    private BusId? FindBus(SourceFeature row, PowerGrid grid)
    {
        var text = Convert.ToString(row.Values[0], CultureInfo.InvariantCulture);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && grid.FindBus(new BusId(number)) is { } bus)
        {
            return bus.Id;
        }

        bag.Error("grid.unknown-bus", $"The table names bus '{text}', which the grid does not have", row.Where, "The table and the case don't belong together, or the row is wrong", $"correct the number, remove the row, or give the table that fits {spec.CaseFile.Written}");
        return null;
    }
}
