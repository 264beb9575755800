using Planner.Domain.Grid;

namespace Planner.Solver.Network;

/// <summary>The susceptance matrix of a network is singular although every island has a reference.</summary>
/// <remarks>Only possible where negative reactances cancel positive ones; the angles are then not determined.</remarks>
public sealed class SingularNetworkException : ArithmeticException
{
    internal SingularNetworkException(BusId bus, Exception inner)
        : base($"The susceptances around {bus} cancel, so its angle is not determined. Check the negative reactances near it.", inner) =>
        Bus = bus;

    /// <summary>Where the elimination stopped.</summary>
    public BusId Bus { get; }
}
