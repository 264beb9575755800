using System.Data.Common;
using System.Text.Json;
using Planner.Domain.Geography;
using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Geodata.Store;

/// <summary>Loads the grid from the tables that <see cref="GridTables"/> wrote.</summary>
internal static class GridRows
{
    public static PowerGrid Read(StoreConnection connection, Megawatts basePower) => new(
        basePower,
        connection.Query("SELECT fid, name, type, base_kv, shunt_conductance_mw, area, zone, lon, lat FROM bus ORDER BY fid", ReadBus),
        connection.Query("""
            SELECT fid, from_bus, to_bus, resistance_pu, reactance_pu, charging_pu, tap_ratio, phase_shift_degrees,
                   rate_mw, emergency_rate_mw, min_angle_degrees, max_angle_degrees, in_service, is_transformer FROM branch ORDER BY fid
            """, ReadBranch),
        connection.Query("""
            SELECT fid, bus, name, fuel, output_mw, min_mw, max_mw, in_service, retirement_year, cost_model, cost_usd_per_hour, ramp_mw_per_hour
            FROM generator ORDER BY fid
            """, ReadGenerator),
        connection.Query("SELECT bus, demand_mw FROM load ORDER BY fid", row => new Load(new BusId(row.GetInt32(0)), new Megawatts(row.GetDouble(1)))),
        connection.Query("""
            SELECT fid, from_bus, to_bus, scheduled_mw, min_mw, max_mw, fixed_loss_mw, loss_share, in_service FROM dc_line ORDER BY fid
            """, ReadDcLine));

    private static Bus ReadBus(DbDataReader row) => new()
    {
        Id = new BusId(row.GetInt32(0)),
        Name = row.GetString(1),
        Type = (BusType)row.GetInt32(2),
        BaseVoltage = new Kilovolts(row.GetDouble(3)),
        ShuntConductance = new Megawatts(row.GetDouble(4)),
        Area = row.GetInt32(5),
        Zone = row.GetInt32(6),
        Location = row.IsDBNull(7) ? null : new LonLat(row.GetDouble(7), row.GetDouble(8)),
    };

    private static Branch ReadBranch(DbDataReader row) => new()
    {
        Id = new BranchId(row.GetInt32(0)),
        From = new BusId(row.GetInt32(1)),
        To = new BusId(row.GetInt32(2)),
        ResistancePu = row.GetDouble(3),
        ReactancePu = row.GetDouble(4),
        ChargingPu = row.GetDouble(5),
        TapRatio = row.GetDouble(6),
        PhaseShiftDegrees = row.GetDouble(7),
        Rating = new Rating(FindMegawatts(row, 8), FindMegawatts(row, 9)),
        MinAngleDegrees = row.FindDouble(10),
        MaxAngleDegrees = row.FindDouble(11),
        InService = row.GetBoolean(12),
        IsTransformer = row.GetBoolean(13),
    };

    private static Generator ReadGenerator(DbDataReader row) => new()
    {
        Id = new GeneratorId(row.GetInt32(0)),
        Bus = new BusId(row.GetInt32(1)),
        Name = row.GetString(2),
        Fuel = row.GetString(3),
        Output = new Megawatts(row.GetDouble(4)),
        Min = new Megawatts(row.GetDouble(5)),
        Max = new Megawatts(row.GetDouble(6)),
        InService = row.GetBoolean(7),
        RetirementYear = row.FindInt(8),
        Cost = ReadCost(row.GetString(9), row.GetString(10)),
        RampPerHour = FindMegawatts(row, 11),
    };

    private static Megawatts? FindMegawatts(DbDataReader row, int column) =>
        row.FindDouble(column) is { } value ? new Megawatts(value) : null;

    private static DcLine ReadDcLine(DbDataReader row) => new()
    {
        Id = new DcLineId(row.GetInt32(0)),
        From = new BusId(row.GetInt32(1)),
        To = new BusId(row.GetInt32(2)),
        Scheduled = new Megawatts(row.GetDouble(3)),
        Min = new Megawatts(row.GetDouble(4)),
        Max = new Megawatts(row.GetDouble(5)),
        FixedLoss = new Megawatts(row.GetDouble(6)),
        LossShare = row.GetDouble(7),
        InService = row.GetBoolean(8),
    };

    private static CostCurve ReadCost(string model, string cost) => model switch
    {
        "polynomial" => new CostCurve.Polynomial([.. JsonSerializer.Deserialize<double[]>(cost)!]),
        "piecewise-linear" => new CostCurve.PiecewiseLinear([.. JsonSerializer.Deserialize<double[][]>(cost)!.Select(point => (point[0], point[1]))]),
        "not-stated" => CostCurve.NotStated.Instance,
        _ => throw new InvalidDataException($"'{model}' is no cost model."),
    };
}
