using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;

namespace Planner.Permitting.Emissions;

/// <summary>What one pollutant of equal units comes to.</summary>
/// <remarks>Tons: short tons a year, of all of them, at the hours that count. Null: no factor is known.</remarks>
public sealed record UnitEmission(string Pollutant, EmissionFactor Factor, double Tons);

/// <summary>The arithmetic of equal units.</summary>
public sealed record UnitsEmission(
    string Name, string? Standard, double Count, double HoursPerYear, string HoursBasis, IReadOnlyList<UnitEmission> Pollutants, IReadOnlyList<string> NoFactor);

/// <summary>One pollutant of the whole source.</summary>
/// <param name="Pollutant">Pollutant.</param>
/// <param name="Fact">Fact it goes into.</param>
/// <param name="UnlimitedTons">Sum over the units; null where a unit has no factor for it.</param>
/// <param name="Tons">With the limit on the whole source; null where it is not known.</param>
/// <param name="LimitBasis">Where the limit is from; null without one.</param>
public sealed record PollutantTotal(string Pollutant, string Fact, double? UnlimitedTons, double? Tons, string? LimitBasis);

/// <summary>Potential to emit: what a fleet can give off in a year at its rated size, within limits that are enforceable.</summary>
/// <remarks>
/// 40 CFR 52.21(b)(4), 70.2. Tons = count x power (or heat input) x factor x hours / 907,184.74 g. Hours: the enforceable
/// limit, else 500 for emergency units (EPA memorandum of 1995-09-06) and 8,760 for all others. A planned number of hours
/// that nobody can enforce does not count. Where one unit has no factor for a pollutant, the sum is not known.
/// </remarks>
public sealed record PotentialToEmit(IReadOnlyList<UnitsEmission> Units, IReadOnlyList<PollutantTotal> Totals)
{
    internal const double GramsPerShortTon = 907_184.74;

    public static PotentialToEmit Of(EmissionFleet fleet, EmissionFactors factors)
    {
        var units = fleet.Units.Select(unit => OfUnits(unit, factors)).ToList();
        return new(units, [.. EmissionFactors.Pollutants.Select(pollutant => Total(pollutant, units, fleet.Limits)).OfType<PollutantTotal>()]);
    }

    private static UnitsEmission OfUnits(EmissionUnits unit, EmissionFactors factors)
    {
        var (hours, basis) = Hours(unit, factors);
        var emissions = unit.Factors.Select(pair => Emission(unit, pair.Key, pair.Value, hours)).ToList();
        return new(unit.Name, unit.Standard?.Id, unit.Count, hours, basis,
            [.. emissions.OfType<UnitEmission>()],
            [.. EmissionFactors.Pollutants.Where(pollutant => !emissions.Any(emission => emission?.Pollutant == pollutant))]);
    }

    private static (double Hours, string Basis) Hours(EmissionUnits unit, EmissionFactors factors)
    {
        var (hours, basis) = unit.HoursLimit is { } limit ? (limit, "enforceable limit on hours")
            : unit.IsEmergency ? (factors.EmergencyHours, factors.EmergencyHoursClause) : (factors.YearHours, factors.YearHoursClause);
        if (unit.FuelLimitMmbtuPerYear is { } fuel && HeatInput(unit) is > 0 and { } heat && fuel / (heat * unit.Count) is var allowed && allowed < hours)
        {
            return (allowed, "enforceable limit on fuel");
        }

        return (hours, basis);
    }

    /// <summary>Heat input of one, MMBtu/h: stated, or from its power and the standard's heat rate.</summary>
    private static double? HeatInput(EmissionUnits unit) =>
        unit.HeatInputMmbtuPerHour ?? (unit.KilowattsMechanical * unit.Standard?.HeatRateBtuPerKwh / 1e6);

    private static UnitEmission? Emission(EmissionUnits unit, string pollutant, EmissionFactor factor, double hours)
    {
        var size = factor.IsPerHeat ? HeatInput(unit) : unit.KilowattsMechanical;
        return size is { } each ? new(pollutant, factor, unit.Count * each * factor.Grams * hours / GramsPerShortTon) : null;
    }

    private static PollutantTotal? Total(string pollutant, List<UnitsEmission> units, ImmutableArray<EmissionLimit> limits)
    {
        var limit = limits.Where(limit => limit.Pollutant == pollutant).MinBy(limit => limit.TonsPerYear);
        var each = units.Select(unit => unit.Pollutants.FirstOrDefault(emission => emission.Pollutant == pollutant)?.Tons).ToList();
        if (limit is null && each.TrueForAll(tons => tons is null))
        {
            return null;
        }

        double? sum = each.TrueForAll(tons => tons is not null) ? each.Sum() : null;
        var isLimited = limit is not null && (sum is null || limit.TonsPerYear < sum);
        return new(pollutant, EmissionFactors.FactOf(pollutant), sum, isLimited ? limit!.TonsPerYear : sum, isLimited ? limit!.Basis : null);
    }

    /// <summary>The sums as facts, each with its arithmetic; a pollutant that is not known gives no fact.</summary>
    internal FactSheet ToFacts(FactCatalogue catalogue, string file)
    {
        var sheet = FactSheet.Empty;
        foreach (var total in Totals.Where(total => total.Tons is not null))
        {
            var fact = catalogue.Get(total.Fact);
            sheet = sheet.With(fact.Id, new Fact.Known(new FactValue.Number(Math.Round(total.Tons!.Value, 6), fact.Unit!), SourceOf(total, file)));
        }

        return Totals.Any(total => total.LimitBasis is not null)
            ? sheet.With(new("air.synthetic_minor_limits"), new Fact.Known(new FactValue.Flag(true), Source.Stated(file, "limits on the whole source")))
            : sheet;
    }

    private Source SourceOf(PollutantTotal total, string file)
    {
        var terms = Units.SelectMany(unit => unit.Pollutants.Where(emission => emission.Pollutant == total.Pollutant)
            .Select(emission => string.Create(CultureInfo.InvariantCulture,
                $"{unit.Name}: {unit.Count} x {emission.Factor.Value} {emission.Factor.Unit} ({emission.Factor.Source}) x {unit.HoursPerYear:0.##} h ({unit.HoursBasis}) = {emission.Tons:0.##} short ton/yr")));
        var limit = total.LimitBasis is null ? "" : $"; limited by {total.LimitBasis}";
        return new($"potential to emit of the units in {file}", "as stated", "computed", FactMethod.Derived, string.Join("; ", terms) + limit);
    }
}
