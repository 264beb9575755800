using Planner.Domain.Grid;

namespace Planner.Geodata.Read.GridCsv;

/// <summary>A grid with the hourly series and storage that its source gives.</summary>
/// <param name="Grid">The grid; every unit in service where the source states no commitment.</param>
/// <param name="Profiles">Demand and availability by hour; null when the source has no series.</param>
/// <param name="Storage">Storage units; none in most sources.</param>
public sealed record GridSeries(PowerGrid Grid, HourlyProfiles? Profiles, IReadOnlyList<StorageUnit> Storage);
