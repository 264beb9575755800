namespace Planner.Solver.PowerFlow;

/// <summary>A limit that a new load can reach: branch m in the base case, or after the outage of branch k or of a unit.</summary>
internal readonly struct FlowLimit
{
    private const int None = -1;

    // A base flow of NaN: this is the base case.
    private FlowLimit(int number, int monitored, double flowMw, double limitMw, double baseFlowMw)
    {
        (Number, Monitored, Outaged, Unit) = (number, monitored, None, None);
        (RateUp, UpExceeded) = Rate(limitMw - flowMw, limitMw - baseFlowMw);
        (RateDown, DownExceeded) = Rate(limitMw + flowMw, limitMw + baseFlowMw);
    }

    /// <summary>Number by which the answer finds this limit again.</summary>
    public int Number { get; }

    /// <summary>Branch index m.</summary>
    public int Monitored { get; }

    /// <summary>Branch index k; −1 where no branch is out.</summary>
    public int Outaged { get; private init; }

    /// <summary>LODF_m,k; 0 where no branch is out.</summary>
    public double Lodf { get; private init; }

    /// <summary>Generator index; −1 where no unit is out.</summary>
    public int Unit { get; private init; }

    /// <summary>MW through m for each MW of new load that the lost unit would have supplied; see <see cref="LostUnits"/>.</summary>
    public double ChangePerMw { get; private init; }

    /// <summary>1/margin towards +limit; 0 when that side is exceeded already.</summary>
    public double RateUp { get; }

    /// <summary>1/margin towards −limit; 0 when that side is exceeded already.</summary>
    public double RateDown { get; }

    private bool UpExceeded { get; }

    private bool DownExceeded { get; }

    /// <summary>A limit with nothing out.</summary>
    public static FlowLimit OfBase(int number, int monitored, double flowMw, double limitMw) =>
        new(number, monitored, flowMw, limitMw, double.NaN);

    /// <summary>A limit after the outage of a branch.</summary>
    public static FlowLimit OfBranch(int number, in OutagePair pair, double limitMw, double baseFlowMw) =>
        new(number, pair.Monitored, pair.FlowMw, limitMw, baseFlowMw) { Outaged = pair.Outaged, Lodf = pair.Lodf };

    /// <summary>A limit after the outage of a unit.</summary>
    public static FlowLimit OfUnit(int number, in LostUnit lost, double limitMw, double baseFlowMw) =>
        new(number, lost.Monitored, lost.FlowMw, limitMw, baseFlowMw) { Unit = lost.Unit, ChangePerMw = lost.ChangePerMw };

    /// <summary>Change per MW from which an exceeded upper side stops the load at once; ∞ when it is not exceeded.</summary>
    public double StopUp(double share) => UpExceeded ? AtLeast(share) : double.PositiveInfinity;

    public double StopDown(double share) => DownExceeded ? AtLeast(share) : double.PositiveInfinity;

    // A share of 0 still needs a true worsening, not rounding.
    private static double AtLeast(double share) => Math.Max(share, 1e-9);

    // A side that is exceeded before any outage is judged by the base case alone.
    private static (double Rate, bool Exceeded) Rate(double marginMw, double baseMarginMw) =>
        marginMw > Tolerances.OverloadMw ? (1 / marginMw, false) : (0, !(baseMarginMw <= Tolerances.OverloadMw));
}
