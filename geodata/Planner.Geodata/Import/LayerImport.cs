using System.Globalization;
using NetTopologySuite.Geometries;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Read;
using Planner.Geodata.Store;

namespace Planner.Geodata.Import;

/// <summary>Reads one layer, checks every row and writes the table, row by row.</summary>
internal sealed class LayerImport
{
    private readonly LayerSpec layer;
    private readonly DiagnosticBag bag;
    private readonly RowValues values;
    private readonly RowPosition position;
    private readonly List<string> sourceColumns;
    private readonly int rankColumn;

    public LayerImport(LayerSpec layer, Bounds bounds, DiagnosticBag bag)
    {
        this.layer = layer;
        this.bag = bag;
        values = new RowValues(layer, bag);
        position = new RowPosition(layer.Geometry, layer.MissingCoordinates, layer.OutsideBounds, layer.OtherGeometry, bounds, bag);
        sourceColumns = [.. layer.Columns.Select(column => column.From), .. new[] { layer.IdColumn, layer.NameColumn }.OfType<string>()];
        rankColumn = layer.Columns.ToList().FindIndex(column => column.As == layer.RankColumn);
    }

    public int RowsRead { get; private set; }

    public int RowsKept { get; private set; }

    /// <param name="connection">Draft of the workspace.</param>
    /// <param name="path">File of the layer; null when it is missing: the table then stays empty.</param>
    /// <param name="cancel">Stops between rows.</param>
    public void Run(StoreConnection connection, string? path, CancellationToken cancel)
    {
        using var table = connection.CreateTable(LayerTable.Define(layer));
        if (path is null)
        {
            return;
        }

        var label = layer.File.Written;
        if (SourceFiles.Request(path, label, layer.Format, layer.Position, layer.Table, layer.Crs, bag) is not { } request)
        {
            return;
        }

        using var ids = layer.IdColumn is null ? null : new UniqueIds();
        var reading = new DiagnosticBag();
        foreach (var (row, shape, found) in RowShape.Of(SourceReader.Read(request, sourceColumns, reading), reading, layer))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var problem in found)
            {
                bag.Add(problem);
            }

            if (row is not null)
            {
                RowsRead++;
                Add(table, row, shape, ids);
            }
        }

        if (position.SkippedOutside > 0)
        {
            bag.Note("geometry.outside-bounds", $"{position.SkippedOutside} rows of layer '{layer.Id}' lie outside the bounds and are left out", new(label), "The recipe says 'outsideBounds: skip'", "nothing, or widen the bounds");
        }
    }

    private void Add(TableWriter table, SourceFeature row, RowShape shape, UniqueIds? ids)
    {
        if (values.Read(row.Values, row.Where) is not { } kept || position.Check(row, shape.IsValid) is not { } geometry || !IsUnique(row, ids))
        {
            return;
        }

        table.Insert(++RowsKept, geometry, [Name(row), Rank(geometry, shape, kept), .. kept]);
    }

    private bool IsUnique(SourceFeature row, UniqueIds? ids)
    {
        if (ids is null || layer.IdColumn is not { } column)
        {
            return true;
        }

        var id = Text(row, column);
        if (id is null)
        {
            bag.Error("row.no-id", $"'{column}' is empty", row.Where, "The recipe calls it the id", "complete the row, or drop idColumn");
            return false;
        }

        if (ids.TryAdd(id, row.Where.Line is { } line ? $"line {line}" : row.Where.Path ?? "", out var first))
        {
            return true;
        }

        bag.Error("row.duplicate-id", $"The id '{id}' stands in {first} too", row.Where, "Ids must be unique", "remove one of the rows, or drop idColumn");
        return false;
    }

    private string? Name(SourceFeature row) => layer.NameColumn is { } column ? Text(row, column) : null;

    private string? Text(SourceFeature row, string column) =>
        Convert.ToString(row.Values[sourceColumns.IndexOf(column)], CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <summary>By the recipe's column, else by length or area in metres; what has no value goes first when there are too many.</summary>
    private double Rank(Geometry geometry, RowShape shape, object?[] kept)
    {
        if (layer.RankColumn is not null)
        {
            return kept[rankColumn] is double rank ? rank : double.MinValue;
        }

        return shape.IsValid ? shape.Size : RowShape.SizeOf(geometry);
    }
}
