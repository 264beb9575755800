namespace Planner.Solver.Siting;

/// <summary>The grid in a portfolio model: limits that are watched and join the model when a solution breaks them.</summary>
/// <remarks>
/// Two forms: <see cref="SteadyGrid"/>, where the existing generators share every new load in fixed proportions, and
/// <see cref="DispatchedGrid"/>, where generation is dispatched in every snapshot.
/// </remarks>
internal abstract class GridPart
{
    private readonly List<LimitKey> limits = [];
    private readonly HashSet<LimitKey> known = [];

    /// <summary>The limits in the model, in the order in which they joined it.</summary>
    public IReadOnlyList<LimitKey> Limits => limits;

    /// <summary>Limits that an answer is checked against, added or not.</summary>
    public abstract long LimitCount { get; }

    /// <summary>Limits that the grid breaks before any new load; held at that.</summary>
    public abstract IEnumerable<LimitUse> BaseOverloads { get; }

    /// <summary>Every limit that a solution breaks by more than the tolerance, worst first.</summary>
    public abstract IReadOnlyList<BrokenLimit> ListBroken(double[] columns);

    /// <summary>How far a limit is used by a solution.</summary>
    public abstract LimitUse Use(LimitKey limit, double[] columns);

    public bool HasLimit(LimitKey limit) => known.Contains(limit);

    public void AddLimit(LimitKey limit)
    {
        if (known.Add(limit))
        {
            limits.Add(limit);
            AddRows(limit);
        }
    }

    protected abstract void AddRows(LimitKey limit);
}

/// <summary>One limit: a branch in one state of the grid.</summary>
/// <param name="Stage">Stage of the study.</param>
/// <param name="Snapshot">Number of the snapshot; −1 without dispatch.</param>
/// <param name="Branch">Number of the branch.</param>
/// <param name="Outage">Number of the outage; −1 in normal operation.</param>
internal readonly record struct LimitKey(int Stage, int Snapshot, int Branch, int Outage);

internal readonly record struct BrokenLimit(LimitKey Limit, double ExcessMw);
