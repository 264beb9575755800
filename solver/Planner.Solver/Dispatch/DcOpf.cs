using System.Diagnostics;
using Planner.Domain.Diagnostics;
using Planner.Solver.LinearModels;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.Solver.Dispatch;

/// <summary>DC optimal power flow: the cheapest dispatch within generator, thermal and angle limits, with prices.</summary>
/// <remarks>
/// Follows Stott, Jardim and Alsaç (2009) and Zimmerman et al. (2011), section "DC optimal power flow". A chain of
/// formulations and backends is tried until one proves its answer; the outcome lists what each said. A solution is checked
/// here against all limits, whoever gave it.
/// </remarks>
public static class DcOpf
{
    /// <summary>Solves the dispatch.</summary>
    /// <exception cref="BadInputException">A generator in service states no cost, or one that is not convex.</exception>
    public static DispatchOutcome Solve(DcNetwork network, DispatchOptions options, CancellationToken cancel = default)
    {
        var start = Stopwatch.GetTimestamp();
        var problem = DispatchProblem.Of(network, options);
        var tries = new List<BackendTry>();
        foreach (var attempt in Attempts(problem, options, cancel))
        {
            var attemptStart = Stopwatch.GetTimestamp();
            var buildSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var result = Checked(problem, attempt.Run());
            var seconds = Stopwatch.GetElapsedTime(attemptStart).TotalSeconds;
            tries.Add(new BackendTry(attempt.Backend, $"{attempt.Form}", InWords(result), seconds));
            switch (result)
            {
                case FormResult.Optimal optimal:
                    return new DispatchOutcome.Solved(Answer(problem, optimal, attempt, buildSeconds, seconds)) { Tries = tries };
                case FormResult.Infeasible:
                    return new DispatchOutcome.Infeasible(attempt.Backend, "the linear program has no solution, by the backend's proof") { Tries = tries };
            }
        }
        return new DispatchOutcome.NotSolved(string.Join("; ", tries.Select(attempt => $"{attempt.Backend}: {attempt.Status}"))) { Tries = tries };
    }

    private sealed record Attempt(string Backend, DispatchForm Form, Func<FormResult> Run);

    private static IEnumerable<Attempt> Attempts(DispatchProblem problem, DispatchOptions options, CancellationToken cancel)
    {
        if (options.Form != DispatchForm.Angle)
        {
            yield return new Attempt(LinearBackends.HighsName, DispatchForm.Ptdf, () => Ptdf(problem, options, cancel));
        }
        if (options.Form == DispatchForm.Ptdf)
        {
            yield break;
        }
        var form = new Lazy<AngleForm>(() => new AngleForm(problem));
        if (options.Form == DispatchForm.Angle)
        {
            yield return new Attempt(LinearBackends.HighsName, DispatchForm.Angle, () => form.Value.Solve(LinearBackends.Highs, options, cancel));
        }
        yield return new Attempt(LinearBackends.ClpBarrierName, DispatchForm.Angle, () => form.Value.Solve(LinearBackends.ClpBarrier, options, cancel));
        if (options.Form == DispatchForm.Automatic)
        {
            yield return new Attempt(LinearBackends.HighsName, DispatchForm.Angle, () => form.Value.Solve(LinearBackends.Highs, options, cancel));
        }
        yield return new Attempt(LinearBackends.GlopName, DispatchForm.Angle, () => form.Value.Solve(LinearBackends.Glop, options, cancel));
    }

    private static FormResult Ptdf(DispatchProblem problem, DispatchOptions options, CancellationToken cancel)
    {
        using var form = new PtdfForm(problem, options, cancel);
        return form.Solve();
    }

    // A backend's word is not enough: the dispatch must satisfy every limit when the network is solved for it.
    private static FormResult Checked(DispatchProblem problem, FormResult result)
    {
        if (result is not FormResult.Optimal optimal)
        {
            return result;
        }
        var flow = DcPowerFlow.Solve(problem.Network, problem.InjectionMw(optimal.Values));
        var worstMw = flow.TakenByReferenceMw.ToArray().Max(Math.Abs);
        for (var l = 0; l < problem.Network.BranchCount; l++)
        {
            worstMw = Math.Max(worstMw, Math.Max(problem.LowerMw[l] - flow.FlowMw[l], flow.FlowMw[l] - problem.UpperMw[l]));
        }
        for (var v = 0; v < problem.Injectors.Length; v++)
        {
            worstMw = Math.Max(worstMw, Math.Max(problem.Injectors[v].MinMw - optimal.Values[v], optimal.Values[v] - problem.Injectors[v].MaxMw));
        }
        return worstMw <= Tolerances.DispatchMw ? result : new FormResult.GaveUp($"its solution breaks a limit by {worstMw:G3} MW");
    }

    private static string InWords(FormResult result) => result switch
    {
        FormResult.Optimal => "optimal",
        FormResult.Infeasible => "infeasible",
        FormResult.GaveUp gaveUp => gaveUp.Why,
        _ => throw new UnreachableException(),
    };

    private static DispatchAnswer Answer(DispatchProblem problem, FormResult.Optimal optimal, Attempt attempt, double buildSeconds, double solveSeconds)
    {
        var network = problem.Network;
        var flow = DcPowerFlow.Solve(network, problem.InjectionMw(optimal.Values));
        return new DispatchAnswer(
            network, optimal.Values[..network.GeneratorCount], optimal.Values[network.GeneratorCount..], flow.FlowMw.ToArray(), optimal.PriceUsdPerMwh)
        {
            ObjectiveUsdPerHour = problem.CostUsdPerHour(optimal.Values),
            GapUsdPerHour = optimal.GapUsdPerHour,
            BindingLimits = Binding(problem, optimal, flow),
            Backend = attempt.Backend,
            Form = attempt.Form,
            Rounds = optimal.Rounds,
            LimitRows = optimal.LimitRows,
            BuildSeconds = buildSeconds,
            SolveSeconds = solveSeconds,
        };
    }

    private static BindingLimit[] Binding(DispatchProblem problem, FormResult.Optimal optimal, DcFlow flow) =>
        [.. Enumerable.Range(0, problem.Network.BranchCount)
            .Where(l => Math.Abs(optimal.ShadowUsdPerMwh[l]) > Tolerances.PriceUsdPerMwh)
            .Select(l => new BindingLimit(
                problem.Network.Branches[l].Id,
                new(flow.FlowMw[l]),
                new(optimal.ShadowUsdPerMwh[l] < 0 ? problem.UpperMw[l] : problem.LowerMw[l]),
                Math.Abs(optimal.ShadowUsdPerMwh[l])))
            .OrderByDescending(limit => limit.ShadowPriceUsdPerMwh).ThenBy(limit => limit.Branch)];
}
