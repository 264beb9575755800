using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Geography;
using Planner.Domain.Grid;
using Planner.Geodata.Read;
using Planner.Geodata.Read.GridCsv;

namespace Planner.Geodata.Import;

/// <summary>Reads the grid of a recipe, and where its buses stand.</summary>
internal sealed class GridImport(GridSpec spec, Bounds bounds, SourceFiles files, DiagnosticBag bag)
{
    public int RowsRead { get; private set; }

    /// <returns>The grid with the places of its buses and what its source says by the hour, or null when there is an error.</returns>
    public GridSeries? Read()
    {
        var path = spec.IsFolder ? files.FindFolder(spec.Case) : files.Find(spec.Case, required: true);
        var tablePath = spec.Places is null ? null : files.Find(spec.Places.File, required: true);
        var series = path is null ? null : GridSource.ReadSeries(path, bag);
        if (series is null || (tablePath is null && spec.Places is not null))
        {
            return null;
        }

        var grid = series.Grid;
        RowsRead += grid.Buses.Length + grid.Branches.Length + grid.Generators.Length;
        var places = tablePath is null ? [] : ReadPlaces(spec.Places!, tablePath, grid);
        return series with
        {
            Grid = new PowerGrid(
                grid.BasePower, [.. grid.Buses.Select(bus => Place(bus, places))], grid.Branches, grid.Generators, grid.Loads, grid.DcLines),
        };
    }

    private Bus Place(Bus bus, Dictionary<BusId, LonLat> places)
    {
        if (places.TryGetValue(bus.Id, out var place))
        {
            return bus with { Location = place };
        }

        if (bus.Location is not null)
        {
            return bus;
        }

        bag.Note("grid.bus-without-place", $"{bus.Id} ({bus.Name}) has no coordinates", new((spec.Places?.File ?? spec.Case).Written), "It stands on no map and near no site; power flow uses it all the same", "nothing, or add it to the table");
        return bus;
    }

    private Dictionary<BusId, LonLat> ReadPlaces(BusPlaces table, string path, PowerGrid grid)
    {
        var places = new Dictionary<BusId, LonLat>();
        var position = new RowPosition(GeometryKind.Point, RowPolicy.Refuse, RowPolicy.Refuse, RowPolicy.Refuse, bounds, bag);
        var columns = new PositionColumns(table.LongitudeColumn, table.LatitudeColumn, null);
        foreach (var row in SourceReader.Read(new(path, table.File.Written, SourceFormat.Csv, columns), [table.BusColumn], bag))
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

        bag.Error("grid.unknown-bus", $"The table names bus '{text}', which the grid does not have", row.Where, "The table and the case don't belong together, or the row is wrong", $"correct the number, remove the row, or give the table that fits {spec.Case.Written}");
        return null;
    }
}
