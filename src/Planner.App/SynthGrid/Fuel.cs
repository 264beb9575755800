namespace Planner.App.SynthGrid;

/// <summary>What a plant's fuel says about its output at the summer peak and its running cost.</summary>
/// <param name="Name">Word in the plant table and in mpc.genfuel.</param>
/// <param name="PeakShare">Output that can be counted on at the summer peak, as a share of nameplate.</param>
/// <param name="MinShare">Lowest stable output of a running unit, as a share of nameplate.</param>
/// <param name="UsdPerMwh">Running cost: heat rate times fuel price, plus variable operation and maintenance.</param>
/// <remarks>
/// Rounded, so that nobody takes them for a plant's own figures. Heat rates (MMBtu/MWh): EIA Electric Power Annual 2022,
/// table 8.2: coal 10.5, gas steam 10.4, gas turbine 11.1, combined cycle 7.6, nuclear 10.4. Fuel prices ($/MMBtu): EIA,
/// cost of fuels delivered to the electric power sector in 2023: coal 2.5, gas 3.4, oil 18; nuclear 0.7. Variable O&amp;M: the
/// order of size of EIA's AEO 2023 assumptions. Peak shares: net summer over nameplate capacity in EIA-860; for water,
/// wind and sun the order of size of on-peak contributions in NERC's Long-Term Reliability Assessment 2023.
/// </remarks>
public sealed record Fuel(string Name, double PeakShare, double MinShare, double UsdPerMwh)
{
    public static IReadOnlyList<Fuel> All { get; } =
    [
        new("nuclear", 0.97, 0.80, 10),
        new("coal", 0.93, 0.40, 31),
        new("gas-cc", 0.92, 0.40, 28),
        new("gas-steam", 0.93, 0.25, 39),
        new("gas-ct", 0.90, 0.30, 43),
        new("oil", 0.90, 0.25, 195),
        new("hydro", 0.70, 0.10, 2),
        new("pumped-storage", 0.95, 0.00, 38),
        new("wind", 0.20, 0.00, 0),
        new("solar", 0.50, 0.00, 0),
        new("geothermal", 0.80, 0.30, 4),
        new("biomass", 0.85, 0.30, 35),
    ];

    public static Fuel? Find(string name) => All.FirstOrDefault(fuel => fuel.Name == name);
}
