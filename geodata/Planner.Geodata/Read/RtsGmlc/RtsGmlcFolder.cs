using Planner.Domain.Grid;

namespace Planner.Geodata.Read.RtsGmlc;

/// <summary>A grid with its hourly profiles, as an RTS-GMLC folder gives them.</summary>
/// <param name="Grid">The grid; every unit in service, as the tables state no commitment.</param>
/// <param name="Profiles">Day-ahead demand by area and availability by plant; null when the folder has no series.</param>
/// <param name="Storage">Storage units of storage.csv.</param>
public sealed record RtsGmlcFolder(PowerGrid Grid, HourlyProfiles? Profiles, IReadOnlyList<StorageUnit> Storage);
