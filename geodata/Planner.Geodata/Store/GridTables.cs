using System.Text.Json;
using NetTopologySuite.Geometries;
using Planner.Domain.Grid;
using Planner.Geodata.Projections;
using Planner.Geodata.Read.GridCsv;

namespace Planner.Geodata.Store;

/// <summary>The grid in the workspace: tables bus, branch, generator, load, DC line, and what varies by the hour. What is written is what is loaded, to the last bit.</summary>
internal static class GridTables
{
    public static readonly TableDefinition Bus = new("bus", "Buses", "POINT",
    [
        new("name", "TEXT"), new("type", "INTEGER"), new("base_kv", "REAL"), new("load_mw", "REAL"),
        new("shunt_conductance_mw", "REAL"), new("area", "INTEGER"), new("zone", "INTEGER"), new("lon", "REAL"), new("lat", "REAL"),
    ]);

    public static readonly TableDefinition Branch = new("branch", "Branches", "LINESTRING",
    [
        new("name", "TEXT"), new("from_bus", "INTEGER"), new("to_bus", "INTEGER"), new("from_kv", "REAL"), new("to_kv", "REAL"),
        new("rate_mw", "REAL"), new("emergency_rate_mw", "REAL"), new("is_transformer", "BOOLEAN"), new("in_service", "BOOLEAN"),
        new("resistance_pu", "REAL"), new("reactance_pu", "REAL"), new("charging_pu", "REAL"), new("tap_ratio", "REAL"),
        new("phase_shift_degrees", "REAL"), new("min_angle_degrees", "REAL"), new("max_angle_degrees", "REAL"),
    ]);

    public static readonly TableDefinition Generator = new("generator", "Generators", null,
    [
        new("bus", "INTEGER"), new("name", "TEXT"), new("fuel", "TEXT"), new("output_mw", "REAL"), new("min_mw", "REAL"),
        new("max_mw", "REAL"), new("in_service", "BOOLEAN"), new("retirement_year", "INTEGER"),
        new("cost_model", "TEXT"), new("cost_usd_per_hour", "TEXT"), new("ramp_mw_per_hour", "REAL"),
    ]);

    public static readonly TableDefinition Load = new("load", "Loads", null, [new("bus", "INTEGER"), new("demand_mw", "REAL")]);

    public static readonly TableDefinition DcLine = new("dc_line", "DC lines", null,
    [
        new("from_bus", "INTEGER"), new("to_bus", "INTEGER"), new("scheduled_mw", "REAL"), new("min_mw", "REAL"),
        new("max_mw", "REAL"), new("fixed_loss_mw", "REAL"), new("loss_share", "REAL"), new("in_service", "BOOLEAN"),
    ]);

    public static IReadOnlyList<TableDefinition> All { get; } = [Bus, Branch, Generator, Load, DcLine, SeriesTables.Series, SeriesTables.Storage];

    public static void Write(StoreConnection connection, GridSeries series)
    {
        var grid = series.Grid;
        SeriesTables.Write(connection, series.Profiles, series.Storage);
        WriteBuses(connection, grid);
        WriteBranches(connection, grid);
        using var generators = connection.CreateTable(Generator);
        foreach (var unit in grid.Generators)
        {
            var (model, cost) = CostText(unit.Cost);
            generators.Insert(unit.Id.Number, null, unit.Bus.Number, unit.Name, unit.Fuel, unit.Output.Value, unit.Min.Value, unit.Max.Value, unit.InService, unit.RetirementYear, model, cost, unit.RampPerHour?.Value);
        }

        using var loads = connection.CreateTable(Load);
        foreach (var (position, load) in grid.Loads.Index())
        {
            loads.Insert(position + 1, null, load.Bus.Number, load.Demand.Value);
        }

        using var dcLines = connection.CreateTable(DcLine);
        foreach (var line in grid.DcLines)
        {
            dcLines.Insert(line.Id.Number, null, line.From.Number, line.To.Number, line.Scheduled.Value, line.Min.Value, line.Max.Value, line.FixedLoss.Value, line.LossShare, line.InService);
        }
    }

    private static void WriteBuses(StoreConnection connection, PowerGrid grid)
    {
        var loads = grid.Loads.ToLookup(load => load.Bus, load => load.Demand.Value);
        using var table = connection.CreateTable(Bus);
        foreach (var bus in grid.Buses)
        {
            table.Insert(bus.Id.Number, Point(bus), bus.Name, (int)bus.Type, bus.BaseVoltage.Value, loads[bus.Id].Sum(), bus.ShuntConductance.Value, bus.Area, bus.Zone, bus.Location?.Longitude, bus.Location?.Latitude);
        }
    }

    private static void WriteBranches(StoreConnection connection, PowerGrid grid)
    {
        using var table = connection.CreateTable(Branch);
        foreach (var branch in grid.Branches)
        {
            var (from, to) = (grid.GetBus(branch.From), grid.GetBus(branch.To));
            table.Insert(
                branch.Id.Number, Line(from, to), $"{from.Name} - {to.Name}", from.Id.Number, to.Id.Number, from.BaseVoltage.Value, to.BaseVoltage.Value,
                branch.Rating.Normal?.Value, branch.Rating.Emergency?.Value, branch.IsTransformer, branch.InService, branch.ResistancePu, branch.ReactancePu,
                branch.ChargingPu, branch.TapRatio, branch.PhaseShiftDegrees, branch.MinAngleDegrees, branch.MaxAngleDegrees);
        }
    }

    private static Point? Point(Bus bus) =>
        bus.Location is { } at ? Geometries.Factory.CreatePoint(new Coordinate(at.Longitude, at.Latitude)) : null;

    /// <summary>Straight line between the buses; null when one has no place or both have the same (inside a substation).</summary>
    private static LineString? Line(Bus from, Bus to) =>
        from.Location is { } start && to.Location is { } end && start != end
            ? Geometries.Factory.CreateLineString([new(start.Longitude, start.Latitude), new(end.Longitude, end.Latitude)])
            : null;

    private static (string Model, string Cost) CostText(CostCurve cost) => cost switch
    {
        CostCurve.Polynomial curve => ("polynomial", JsonSerializer.Serialize(curve.Coefficients.ToArray())),
        CostCurve.PiecewiseLinear curve => ("piecewise-linear", JsonSerializer.Serialize(curve.Points.Select(point => new[] { point.Mw, point.UsdPerHour }))),
        CostCurve.NotStated => ("not-stated", "[]"),
        _ => throw new InvalidOperationException($"{cost.GetType()} has no table form."),
    };
}
