using Planner.Domain.Grid;
using Planner.Domain.Units;

namespace Planner.Solver.Siting;

/// <summary>One way to build at a site: its load, where it connects, what it is worth and costs.</summary>
/// <remarks>A site with two points of interconnection has two designs that differ in <see cref="Poi"/> and cost.</remarks>
public sealed record SiteDesign
{
    /// <summary>Name, once per site.</summary>
    public string Id { get; init; } = "base";

    /// <summary>Load drawn once all phases stand; not negative.</summary>
    public Megawatts Load { get; init; }

    /// <summary>Load that stands some years after the start, rising in both; empty: all of <see cref="Load"/> from the start.</summary>
    public IReadOnlyList<LoadPhase> Phases { get; init; } = [];

    /// <summary>Least load that is worth building; the plan then chooses the load of each year between it and the phase's. Null: the phase's.</summary>
    public Megawatts? MinLoad { get; init; }

    /// <summary>The bus where it connects; null: draws nothing from the grid of the study.</summary>
    public BusId? Poi { get; init; }

    /// <summary>Suitability, the low end of the ranking's interval where something is unknown.</summary>
    public double Score { get; init; }

    /// <summary>All fixed cost of this design at this site, spent at its start, in the study's price year.</summary>
    public UsDollars Cost { get; init; }

    /// <summary>Cost of each year in which it stands; only in a study with years or dispatch.</summary>
    public UsDollars CostPerYear { get; init; }

    /// <summary>Most demand that this design can serve, in the unit of <see cref="DemandRegion.Demand"/>; null: no limit.</summary>
    public double? ServiceCapacity { get; init; }

    /// <summary>Months of building, of making the connection and of waiting for equipment: side by side, after the permits.</summary>
    public double ConstructionMonths { get; init; }

    public double ConnectionMonths { get; init; }

    public double EquipmentMonths { get; init; }

    /// <summary>Load that the contract lets the grid call off; null: none.</summary>
    public FlexibleLoad? Flexible { get; init; }

    /// <summary>Generation on the site; null: none. A power plant is a design with generation and without load.</summary>
    public SiteGeneration? Generation { get; init; }

    /// <summary>Storage on the site; null: none.</summary>
    public SiteStorage? Storage { get; init; }

    public IReadOnlyList<ResourceUse> Uses { get; init; } = [];

    /// <summary>The load that may be drawn some years after the start.</summary>
    internal double LoadMwAfter(double years) => Phases.Count == 0
        ? Load.Value
        : Phases.Where(phase => phase.YearsAfterStart <= years).Select(phase => phase.Load.Value).DefaultIfEmpty(0).Max();
}

/// <param name="YearsAfterStart">0 for the first phase.</param>
/// <param name="Load">Load of this and all earlier phases together.</param>
public sealed record LoadPhase(double YearsAfterStart, Megawatts Load);

/// <param name="Share">Share of the load that may be called off, 0 to 1.</param>
/// <param name="HoursPerYear">For so many hours of that share a year, at most.</param>
public sealed record FlexibleLoad(double Share, double HoursPerYear);

/// <param name="Capacity">Largest output.</param>
/// <param name="UsdPerMwh">Running cost.</param>
/// <param name="TonsPerMwh">CO2; null: not known, so that no study that counts emissions may use it.</param>
/// <param name="MaxHoursPerYear">Full-load hours that the air permit allows (potential to emit); null: no such limit.</param>
/// <param name="MayExport">False: never more than the site's own load.</param>
/// <param name="AvailabilityKey">Key of <see cref="Snapshot.Availability"/>.</param>
/// <param name="CapacityCredit">Share that counts toward the reserve margin, 0 to 1.</param>
public sealed record SiteGeneration(
    Megawatts Capacity, double UsdPerMwh, double? TonsPerMwh, double? MaxHoursPerYear, bool MayExport, string AvailabilityKey, double CapacityCredit);

/// <param name="Power">Most that it draws or gives.</param>
/// <param name="EnergyMwh">What it holds; it is filled and emptied once a day at most.</param>
/// <param name="RoundTripEfficiency">Share of what is drawn that comes back, in (0, 1].</param>
public sealed record SiteStorage(Megawatts Power, double EnergyMwh, double RoundTripEfficiency);
