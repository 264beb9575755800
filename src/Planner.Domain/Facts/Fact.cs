using Planner.Domain.Texts;

namespace Planner.Domain.Facts;

/// <summary>A value with its source, or the reason why it is not known and what would settle it.</summary>
/// <remarks>Missing is not zero and not false: a reader must match both cases.</remarks>
public abstract record Fact
{
    private Fact()
    {
    }

    /// <summary>A value and where it comes from.</summary>
    public sealed record Known(FactValue Value, Source Source) : Fact;

    /// <summary>No value.</summary>
    /// <param name="Reason">Why there is none, e.g. "outside the coverage of layer wetlands".</param>
    /// <param name="WhatToGet">What a user has to bring to settle it.</param>
    public sealed record Unknown(LocalizedText Reason, LocalizedText WhatToGet) : Fact;
}
