using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Permitting.Emissions;
using Planner.Permitting.Facts;

namespace Planner.Permitting;

/// <summary>The catalogue of facts and all packs of a folder, checked together. Immutable; thread-safe.</summary>
public sealed class RuleLibrary
{
    internal RuleLibrary(FactCatalogue catalogue, ImmutableArray<RulePack> packs)
    {
        (Catalogue, Packs) = (catalogue, packs);
        Regimes = [.. packs.SelectMany(pack => pack.Regimes).OrderBy(regime => regime.Span.From)];
    }

    public FactCatalogue Catalogue { get; }

    public ImmutableArray<RulePack> Packs { get; }

    /// <summary>Emission standards of the first pack that holds some.</summary>
    public EmissionFactors? Emissions => Packs.Select(pack => pack.Emissions).FirstOrDefault(factors => factors is not null);

    /// <summary>In the order of time.</summary>
    public ImmutableArray<Regime> Regimes { get; }

    /// <summary>The packs that travel beside the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "packs");

    /// <summary>Reads facts.yaml and every pack folder. One problem anywhere and nothing is loaded.</summary>
    /// <returns>The library, or null after diagnostics.</returns>
    public static RuleLibrary? Load(string folder, DiagnosticBag bag) => RuleLibraryReader.Read(folder, bag);

    /// <summary>Reads the shipped packs.</summary>
    /// <exception cref="BadInputException">A shipped file was changed and no longer reads.</exception>
    public static RuleLibrary LoadShipped()
    {
        var bag = new DiagnosticBag();
        var library = Load(ShippedFolder, bag);
        bag.ThrowIfErrors();
        return library!;
    }

    /// <summary>The law of one day, chosen by a regime, a day, or both; by default the newest regime.</summary>
    /// <returns>The book, or null after a diagnostic.</returns>
    public RuleBook? Book(string? regime, DateOnly? asOf, DiagnosticBag bag, InputLocation? where = null) =>
        Choose(regime, asOf, bag, where) is { } law ? new RuleBook(this, law.Regime, law.Day) : null;

    /// <summary>The regime and day that a choice means; null after a diagnostic.</summary>
    internal (string Regime, DateOnly Day)? Choose(string? regime, DateOnly? asOf, DiagnosticBag bag, InputLocation? where = null)
    {
        var place = where ?? new InputLocation("the question");
        var chosen = regime is null ? RegimeOf(asOf) : Find(regime, place, bag);
        if (chosen is null)
        {
            if (regime is null)
            {
                bag.Error("regime.no-date", $"no rule is in force on {asOf:O}", place,
                    $"the packs start on {Regimes[0].Span.From:O}", "ask for a later day");
            }

            return null;
        }

        var day = asOf ?? chosen.AsOf;
        if (!chosen.Span.Includes(day))
        {
            bag.Error("regime.outside", $"{day:O} is not in the regime {chosen.Id}", place,
                $"it runs from {chosen.Span.From:O} to {chosen.Span.To?.ToString("O") ?? "today"}",
                "leave the regime out, or pick a day inside it");
            return null;
        }

        return (chosen.Id, day);
    }

    private Regime? RegimeOf(DateOnly? asOf) =>
        asOf is { } day ? Regimes.FirstOrDefault(regime => regime.Span.Includes(day)) : Regimes.LastOrDefault();

    private Regime? Find(string id, InputLocation where, DiagnosticBag bag)
    {
        var found = Regimes.FirstOrDefault(regime => regime.Id == id);
        if (found is null)
        {
            var ids = Regimes.Select(regime => regime.Id).ToList();
            bag.Error("regime.unknown", $"there is no regime \"{id}\"", where, $"the packs have {string.Join(", ", ids)}",
                NearestName.Remedy(id, ids, "use one of them"));
        }

        return found;
    }
}
