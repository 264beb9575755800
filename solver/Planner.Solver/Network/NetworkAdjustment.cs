using Planner.Domain.Grid;
using Planner.Domain.Texts;

namespace Planner.Solver.Network;

/// <summary>What the calculation network did to the physical grid; every answer carries the list.</summary>
public enum AdjustmentKind
{
    /// <summary>The bus is of type isolated, so it and everything at it is out.</summary>
    BusLeftOut,

    /// <summary>The branch is in service but can't carry flow: an end is left out, or its susceptance is 0.</summary>
    BranchLeftOut,

    /// <summary>The generator is in service at a bus that is left out.</summary>
    GeneratorLeftOut,

    /// <summary>Demand at a bus that is left out is not served and not counted.</summary>
    DemandLeftOut,

    /// <summary>The island has no reference bus of its own; one was chosen (largest in-service capacity, then lowest number).</summary>
    ReferenceChosen,

    /// <summary>The island has several buses of type reference; the first one is used.</summary>
    ReferenceIgnored,

    /// <summary>The island has demand but no generator in service: a power flow can only show what its reference bus would need.</summary>
    IslandWithoutGeneration,
}

/// <summary>One adjustment, with what it touches.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="What">The same in words, with the numbers.</param>
/// <param name="Bus">The bus concerned, if one.</param>
/// <param name="Branch">The branch concerned, if one.</param>
/// <param name="Generator">The generator concerned, if one.</param>
public sealed record NetworkAdjustment(
    AdjustmentKind Kind, LocalizedText What, BusId? Bus = null, BranchId? Branch = null, GeneratorId? Generator = null);
