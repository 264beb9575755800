using System.Diagnostics;

namespace Planner.Solver.PowerFlow;

/// <summary>Headroom (hosting capacity) for new load at every bus, without redispatch: injection headroom.</summary>
/// <remarks>
/// A load of t MW at bus i, supplied by participation a, changes the flow of branch l by t·Δ_l,i. So the headroom is
/// min over l of (rating_l ∓ f_l)/|Δ_l,i| in the base case, and the same with f_m + LODF_m,k f_k, Δ_m + LODF_m,k Δ_k and
/// emergency ratings after each outage k, and see <see cref="LostUnits"/> after the outage of a generator. It includes the
/// base case limits. Closed form: no search, no tolerance.
/// Generator limits are not part of it; they are a matter of the redispatch headroom.
/// </remarks>
public static class HostingCapacity
{
    /// <summary>Headroom at every bus of the network.</summary>
    /// <param name="baseFlow">The case to which load is added.</param>
    /// <param name="participation">Who supplies it.</param>
    /// <param name="options">What is respected.</param>
    /// <param name="cancel">Stops the study between blocks of work.</param>
    public static HeadroomAnswer Injection(
        DcFlow baseFlow, Participation participation, HeadroomOptions options, CancellationToken cancel = default)
    {
        var start = Stopwatch.GetTimestamp();
        var existing = options.WithOutages ? ContingencyScreen.AllSingle(baseFlow, participation, cancel: cancel) : null;
        var buildSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        var study = new HeadroomStudy(baseFlow, participation, options, cancel);
        var baseLimits = study.BaseCase();
        var allLimits = options.WithOutages ? study.WithOutages(baseLimits) : null;
        var network = baseFlow.Network;
        var buses = Enumerable.Range(0, network.BusCount).Select(i => new BusHeadroom(
            network.Buses[i].Id, study.HeadroomAt(i, baseLimits), allLimits is null ? null : study.HeadroomAt(i, allLimits)));
        return new HeadroomAnswer(
            [.. buses],
            baseFlow.Overloads(),
            existing?.Violations ?? [],
            existing?.ViolationCount ?? 0,
            [.. existing?.Splits.Select(split => split.Outage.Branches[0]) ?? []],
            participation.Description,
            buildSeconds,
            Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
