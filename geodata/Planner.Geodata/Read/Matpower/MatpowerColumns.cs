namespace Planner.Geodata.Read.Matpower;

// Column numbers from 0. Source: MATPOWER User's Manual, tables "Bus Data", "Generator Data", "Branch Data",
// "Generator Cost Data" and "DC Line Data" (there from 1).

internal static class BusColumn
{
    public const int Number = 0, Type = 1, DemandMw = 2, DemandMvar = 3, ShuntMw = 4, ShuntMvar = 5, Area = 6,
        VoltagePu = 7, AngleDegrees = 8, BaseKv = 9, Zone = 10, MaxVoltagePu = 11, MinVoltagePu = 12;

    public const int Required = 13;
}

internal static class GenColumn
{
    public const int Bus = 0, OutputMw = 1, OutputMvar = 2, MaxMvar = 3, MinMvar = 4, VoltagePu = 5, BaseMva = 6,
        Status = 7, MaxMw = 8, MinMw = 9;

    public const int Required = 10;
}

internal static class BranchColumn
{
    public const int From = 0, To = 1, ResistancePu = 2, ReactancePu = 3, ChargingPu = 4, RateA = 5, RateB = 6,
        RateC = 7, Tap = 8, ShiftDegrees = 9, Status = 10, MinAngleDegrees = 11, MaxAngleDegrees = 12;

    public const int Required = 11;
}

internal static class CostColumn
{
    public const int Model = 0, StartUpUsd = 1, ShutDownUsd = 2, Count = 3, First = 4;

    public const int Required = 5;

    public const int PiecewiseLinear = 1, Polynomial = 2;
}

internal static class DcLineColumn
{
    public const int From = 0, To = 1, Status = 2, FlowFromMw = 3, FlowToMw = 4, MinMw = 9, MaxMw = 10,
        FixedLossMw = 15, LossShare = 16;

    public const int Required = 11;
}
