namespace Planner.Domain.Grid;

/// <summary>Demand and availability hour by hour, as a source gives them. All series have the same hours.</summary>
/// <remarks>Hour 0 begins at <see cref="FirstHour"/>, in the source's own local standard time.</remarks>
public sealed class HourlyProfiles
{
    /// <exception cref="ArgumentException">A series is shorter or longer than the others.</exception>
    public HourlyProfiles(
        DateTime firstHour,
        int hours,
        IReadOnlyDictionary<int, double[]> demandOfAreaMw,
        IReadOnlyDictionary<GeneratorId, double[]> availableMw,
        IReadOnlyDictionary<BusId, double[]>? demandOfBusMw = null)
    {
        FirstHour = firstHour;
        Hours = hours;
        DemandOfAreaMw = demandOfAreaMw;
        AvailableMw = availableMw;
        DemandOfBusMw = demandOfBusMw ?? new Dictionary<BusId, double[]>();
        if (demandOfAreaMw.Values.Concat(availableMw.Values).Concat(DemandOfBusMw.Values).Any(series => series.Length != hours))
        {
            throw new ArgumentException($"Every series must have {hours} hours.");
        }
    }

    public DateTime FirstHour { get; }

    public int Hours { get; }

    /// <summary>Demand of an area (Bus.Area) in MW; it is shared among its buses as the grid's loads are.</summary>
    public IReadOnlyDictionary<int, double[]> DemandOfAreaMw { get; }

    /// <summary>Demand at a bus in MW, in place of the grid's loads there; a bus is not in both this and an area.</summary>
    public IReadOnlyDictionary<BusId, double[]> DemandOfBusMw { get; }

    /// <summary>Largest output of a generator in MW where it varies: wind, sun, water.</summary>
    public IReadOnlyDictionary<GeneratorId, double[]> AvailableMw { get; }
}

/// <summary>Storage at a bus: a battery or pumped hydro.</summary>
/// <param name="Bus">Where it stands.</param>
/// <param name="PowerMw">Most it can draw or give.</param>
/// <param name="EnergyMwh">What it can hold.</param>
/// <param name="RoundTripEfficiency">Share of drawn energy that comes back, in (0, 1].</param>
public sealed record StorageUnit(BusId Bus, double PowerMw, double EnergyMwh, double RoundTripEfficiency);
