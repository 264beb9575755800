using Planner.Domain.Texts;

namespace Planner.Solver.Siting;

/// <summary>|f⁰ + Σ shift·x| ≤ allowed + Σ gain·u as model rows.</summary>
internal static class LimitRows
{
    /// <summary>The limit in words.</summary>
    /// <param name="branch">The branch by number and name.</param>
    /// <param name="outage">The branch whose outage it holds after; null: none.</param>
    /// <param name="allowedMw">The limit.</param>
    /// <param name="when">What follows: the hour, the year.</param>
    public static LocalizedText Words(string branch, string? outage, double allowedMw, LocalizedText when) => LocalizedText.Of(
        $"the flow on {branch}{(outage is null ? "" : $" after the outage of {outage}")} stays within {allowedMw:0.###} MW{when.En}",
        $"{branch} 的潮流{(outage is null ? "" : $"在 {outage} 停运后")}不超过 {allowedMw:0.###} MW{when.Zh}");

    /// <param name="frame">The model.</param>
    /// <param name="shifts">MW of flow per unit of each column.</param>
    /// <param name="gains">−MW of allowed flow per unit of each column.</param>
    /// <param name="baseMw">f⁰.</param>
    /// <param name="allowedMw">Without gains.</param>
    public static IReadOnlyList<BoundedRow> Add(
        ModelFrame frame, IReadOnlyList<(int Column, double Value)> shifts, IReadOnlyList<(int Column, double Value)> gains, double baseMw, double allowedMw)
    {
        if (gains.Count == 0)
        {
            return [frame.AddRow(-allowedMw - baseMw, allowedMw - baseMw, shifts)];
        }

        var down = shifts.Select(term => (term.Column, -term.Value));
        return
        [
            frame.AddRow(-SolverSession.Infinity, allowedMw - baseMw, [.. shifts, .. gains]),
            frame.AddRow(-SolverSession.Infinity, allowedMw + baseMw, [.. down, .. gains]),
        ];
    }
}
