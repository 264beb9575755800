namespace Planner.Solver.Siting;

/// <summary>|f⁰ + Σ shift·x| ≤ allowed + Σ gain·u as model rows.</summary>
internal static class LimitRows
{
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
