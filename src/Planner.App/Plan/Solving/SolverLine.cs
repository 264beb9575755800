using Planner.App.Answers;
using Planner.Solver.Siting;

namespace Planner.App.Plan.Solving;

/// <summary>One line of a solver process on its standard output: how far it is, its result, or what it refuses.</summary>
internal sealed record SolverLine
{
    public PortfolioProgress? Progress { get; init; }

    public PortfolioResult? Result { get; init; }

    public Refusal? Refused { get; init; }
}
