using System.Collections.Immutable;
using Planner.Permitting.Emissions;
using Planner.Permitting.Pathways;
using Planner.Permitting.Rules;

namespace Planner.Permitting;

/// <summary>Rules as one publisher writes them, with their version and the hash of their bytes. Immutable.</summary>
public sealed record RulePack
{
    /// <summary>Id, e.g. "us-federal".</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Version { get; init; }

    /// <summary>SHA-256 (hex) over the names and bytes of all its files.</summary>
    public required string Hash { get; init; }

    /// <summary>Half-width of the band around a limit that the law calls approximate, as a fraction of it.</summary>
    public required double Tolerance { get; init; }

    /// <summary>In the order of their ids.</summary>
    public required ImmutableArray<Rule> Rules { get; init; }

    public ImmutableArray<Derivation> Derivations { get; init; } = [];

    /// <summary>Steps on the way to power, in the order of the file.</summary>
    public ImmutableArray<PathwayStep> Steps { get; init; } = [];

    /// <summary>Factors for the potential to emit; null where the pack has none.</summary>
    public EmissionFactors? Emissions { get; init; }

    /// <summary>States whose law it holds; empty for federal law. Its rules and steps hold only there.</summary>
    public ImmutableSortedSet<string> States { get; init; } = [];

    public ImmutableArray<Regime> Regimes { get; init; } = [];

    /// <summary>Agencies whose lists of exclusions the pack holds, and since when.</summary>
    public ImmutableArray<ExclusionList> Lists { get; init; } = [];

    /// <summary>Adoptions by notice whose numbers were not read.</summary>
    public ImmutableArray<UnreadAdoption> AdoptionsNotRead { get; init; } = [];

    /// <summary>Agencies that act under another one's procedures, e.g. BPA under DOE's.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedSet<string>> AgencyFamilies { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty;
}

/// <summary>A named stretch of time with one federal permitting policy.</summary>
/// <param name="Id">Id, e.g. "us-federal-2026".</param>
/// <param name="Title">What marks it.</param>
/// <param name="TitleZh">The same in simplified Chinese; null where there is none.</param>
/// <param name="AsOf">The day it is shown at when no day is given.</param>
/// <param name="Span">Days that belong to it.</param>
public sealed record Regime(string Id, string Title, string? TitleZh, DateOnly AsOf, InForce Span);

/// <summary>An agency took over some exclusions of others by notice; which ones was not read, so each of them may be among them.</summary>
/// <param name="By">The agency that took them over.</param>
/// <param name="Of">The agencies whose exclusions they are.</param>
/// <param name="From">First day.</param>
/// <param name="Citation">The notice.</param>
public sealed record UnreadAdoption(string By, ImmutableSortedSet<string> Of, DateOnly From, string Citation);

/// <summary>An agency's list of categorical exclusions that a pack holds for some days.</summary>
public sealed record ExclusionList(string Agency, InForce Span);
