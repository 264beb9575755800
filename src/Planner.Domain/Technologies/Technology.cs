namespace Planner.Domain.Technologies;

/// <summary>Short name of a technology, e.g. "gas-combined-cycle"; unique in a table.</summary>
public readonly record struct TechnologyId(string Text)
{
    public override string ToString() => Text;
}

/// <summary>How a technology behaves in a dispatch.</summary>
public enum TechnologyKind
{
    /// <summary>Runs when asked to: gas, nuclear, geothermal.</summary>
    Dispatchable,

    /// <summary>Runs when wind or sun lets it.</summary>
    Variable,

    /// <summary>Gives back what it drew.</summary>
    Storage,

    /// <summary>An existing plant kept past its retirement date.</summary>
    Retention,
}

/// <summary>A fuel: what it costs at the plant and what its burning emits.</summary>
/// <param name="Name">Short name, e.g. "natural-gas".</param>
/// <param name="PriceUsdPerMmbtu">Price delivered to power plants.</param>
/// <param name="Co2KgPerMmbtu">CO2 from burning; null: nothing is burnt.</param>
public sealed record Fuel(string Name, Figure? PriceUsdPerMmbtu, Figure? Co2KgPerMmbtu);

/// <summary>A way to make or keep power: what it costs, how it runs and from when it can be had.</summary>
/// <remarks>A figure that is null is not stated by any source of the table: it is unknown and not 0. Costs are as their sources print them, see <see cref="Figure.DollarYear"/>.</remarks>
public sealed record Technology
{
    private const double BtuPerKwhToMmbtuPerMwh = 1e-3;
    private const double TonnesPerKilogram = 1e-3;

    public required TechnologyId Id { get; init; }

    public required string Name { get; init; }

    public required TechnologyKind Kind { get; init; }

    /// <summary>Null: it burns nothing.</summary>
    public Fuel? Fuel { get; init; }

    /// <summary>Overnight capital cost in $/kW: contingency included, interest during construction and grid connection not.</summary>
    public Figure? CapitalUsdPerKw { get; init; }

    /// <summary>Fixed operation and maintenance in $/kW of a year.</summary>
    public Figure? FixedUsdPerKwYear { get; init; }

    /// <summary>Variable operation and maintenance in $/MWh, fuel not included.</summary>
    public Figure? VariableUsdPerMwh { get; init; }

    /// <summary>Heat rate in Btu/kWh (higher heating value).</summary>
    public Figure? HeatRateBtuPerKwh { get; init; }

    /// <summary>Share of the year's hours × capacity that is produced, 0 to 1.</summary>
    public Figure? CapacityFactor { get; init; }

    /// <summary>Largest change of output in a minute as a share of capacity.</summary>
    public Figure? RampSharePerMinute { get; init; }

    /// <summary>Lowest steady output as a share of capacity.</summary>
    public Figure? MinStableShare { get; init; }

    /// <summary>First year in which a new unit can be in service.</summary>
    public Figure? EarliestYear { get; init; }

    /// <summary>Months from order to service.</summary>
    public Figure? ConstructionMonths { get; init; }

    /// <summary>Size of a plant as the source describes it, in MW.</summary>
    public Figure? PlantMw { get; init; }

    /// <summary>Water consumed in gallons per MWh, with the cooling that the note names.</summary>
    public Figure? WaterGallonsPerMwh { get; init; }

    /// <summary>Hours of storage at full power.</summary>
    public Figure? StorageHours { get; init; }

    /// <summary>Share of drawn energy that comes back, in (0, 1].</summary>
    public Figure? RoundTripEfficiency { get; init; }

    /// <summary>CO2 in tonnes per MWh: heat rate × the fuel's coefficient; 0 where nothing is burnt; null where one of them is not stated.</summary>
    public double? Co2TonnesPerMwh => Fuel is not { Co2KgPerMmbtu: { } co2 }
        ? 0
        : HeatRateBtuPerKwh?.Value * BtuPerKwhToMmbtuPerMwh * co2.Value * TonnesPerKilogram;

    /// <summary>Fuel and variable operation in $/MWh; null where one of them is not stated.</summary>
    public double? RunningUsdPerMwh => VariableUsdPerMwh?.Value + FuelUsdPerMwh;

    private double? FuelUsdPerMwh =>
        Fuel is null ? 0 : HeatRateBtuPerKwh?.Value * BtuPerKwhToMmbtuPerMwh * Fuel.PriceUsdPerMmbtu?.Value;
}
