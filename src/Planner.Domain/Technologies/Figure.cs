using Planner.Domain.Facts;

namespace Planner.Domain.Technologies;

/// <summary>How far a figure may be trusted.</summary>
public enum Confidence
{
    /// <summary>Written down from memory of the source, a target, or a stand-in: read the source before deciding on it.</summary>
    Draft,

    /// <summary>Compared with the source when the table was written.</summary>
    Checked,
}

/// <summary>A number of the technology table with where it comes from.</summary>
/// <param name="Value">The number, in the unit that its property names.</param>
/// <param name="Source">Title, date and address.</param>
/// <param name="Confidence">How far it may be trusted.</param>
/// <param name="DollarYear">Year of the dollars of a cost; null for what is no cost, or where the source does not say.</param>
/// <param name="Note">What a reader has to know, e.g. that it is a target.</param>
public sealed record Figure(double Value, Source Source, Confidence Confidence, int? DollarYear, string? Note);
