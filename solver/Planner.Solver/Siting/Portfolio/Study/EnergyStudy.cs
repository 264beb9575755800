using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>The generation that serves the grid's own demand and the chosen loads, dispatched in every snapshot of every study year.</summary>
/// <remarks>
/// Lossless DC power flow on <see cref="WatchedGrid"/>: one balance per island, line limits N-0 and N-1 added when a solution
/// breaks them. Units run anywhere between 0 and what is available (no unit commitment). Storage fills and empties over the
/// snapshots of an average day. Demand that can't be served is shed pro rata over the buses of its island.
/// </remarks>
public sealed record EnergyStudy
{
    public required WatchedGrid Grid { get; init; }

    /// <summary>Typical hours of a year; together they stand for all of it.</summary>
    public required IReadOnlyList<Snapshot> Snapshots { get; init; }

    /// <summary>Running cost and CO2 of the existing units.</summary>
    public required IReadOnlyList<ExistingUnit> Units { get; init; }

    public IReadOnlyList<BuildOption> Builds { get; init; } = [];

    /// <summary>Price of demand that is not served, US dollars per MWh; null: no more may be shed than the grid sheds without any new load.</summary>
    public double? LostLoadUsdPerMwh { get; init; }

    /// <summary>Credited capacity over peak demand, less 1; null: not required.</summary>
    public double? ReserveMargin { get; init; }
}

/// <summary>A typical hour.</summary>
/// <param name="Id">Its name, once per study.</param>
/// <param name="HoursPerYear">How many hours of a year it stands for.</param>
public sealed record Snapshot(string Id, double HoursPerYear)
{
    /// <summary>Demand of the existing grid against its own figures.</summary>
    public double DemandFactor { get; init; } = 1;

    /// <summary>Ratings of all branches against their own figures; below 1 in a heat wave.</summary>
    public double RatingFactor { get; init; } = 1;

    /// <summary>Share of the capacity that can run, by fuel or technology; 1 where the key is not there.</summary>
    public IReadOnlyDictionary<string, double> Availability { get; init; } = new Dictionary<string, double>();

    internal double AvailabilityOf(string key) => Availability.TryGetValue(key, out var share) ? share : 1;
}

/// <summary>Existing generation at a bus; units of one bus, cost, fuel and date may stand together.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Bus">Where it injects.</param>
/// <param name="MaxMw">Largest output.</param>
/// <param name="UsdPerMwh">Running cost.</param>
/// <param name="TonsPerMwh">CO2; null: not known, so that no study that counts emissions may use it.</param>
/// <param name="Fuel">Key of <see cref="Snapshot.Availability"/>.</param>
public sealed record ExistingUnit(string Name, BusId Bus, double MaxMw, double UsdPerMwh, double? TonsPerMwh, string Fuel)
{
    /// <summary>First year out of service; null: none is announced.</summary>
    public int? RetirementYear { get; init; }

    /// <summary>Cost of each year in which it is kept past its date; null: it can't be kept.</summary>
    public UsDollars? DeferralPerYear { get; init; }

    public GeneratorId? Generator { get; init; }

    public double CapacityCredit { get; init; } = 1;
}

/// <summary>New generation or storage that may be built.</summary>
/// <param name="Id">Its name, once per study.</param>
/// <param name="Technology">Key of <see cref="Snapshot.Availability"/>, and name for people.</param>
/// <param name="Bus">Where it injects.</param>
/// <param name="UnitSize">Capacity of one unit.</param>
/// <param name="MaxUnits">Most units, over all years.</param>
public sealed record BuildOption(string Id, string Technology, BusId Bus, Megawatts UnitSize, int MaxUnits)
{
    /// <summary>True: any share of a unit may be built, as with wind, sun and batteries.</summary>
    public bool Divisible { get; init; }

    /// <summary>First year in which the technology can run; null: no such year.</summary>
    public int? EarliestYear { get; init; }

    /// <summary>Months from the start of work to the first power.</summary>
    public double LeadMonths { get; init; }

    public UsDollars CapitalPerUnit { get; init; }

    public UsDollars CostPerUnitYear { get; init; }

    public double UsdPerMwh { get; init; }

    /// <summary>CO2; null: not known, so that no study that counts emissions may use it.</summary>
    public double? TonsPerMwh { get; init; }

    public double CapacityCredit { get; init; } = 1;

    /// <summary>Hours at full power for storage; null: generation.</summary>
    public double? StorageHours { get; init; }

    public double RoundTripEfficiency { get; init; } = 1;

    /// <summary>Per unit.</summary>
    public IReadOnlyList<ResourceUse> Uses { get; init; } = [];

    /// <summary>Months of building, over which construction uses are spread.</summary>
    public double ConstructionMonths { get; init; }
}
