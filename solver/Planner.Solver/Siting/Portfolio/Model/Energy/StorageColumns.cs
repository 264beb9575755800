namespace Planner.Solver.Siting;

/// <summary>Storage over the snapshots of an average day: what is drawn comes back, less the loss, and one filling a day at most.</summary>
/// <remarks>Snapshot k takes 24·hours_k/Σhours of the day: Σ_k h_k (η·charge_k − discharge_k) = 0, Σ_k h_k discharge_k ≤ energy.</remarks>
internal static class StorageColumns
{
    /// <param name="energy">The energy part of the model.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="bus">Bus index.</param>
    /// <param name="powerMw">MW per unit of each column that says how much of it stands.</param>
    /// <param name="hours">Hours at full power.</param>
    /// <param name="efficiency">Round trip.</param>
    public static void Add(EnergyFrame energy, int stage, int bus, IReadOnlyList<(int Column, double Mw)> powerMw, double hours, double efficiency)
    {
        var (frame, total) = (energy.Frame, energy.Energy.Snapshots.Sum(snapshot => snapshot.HoursPerYear));
        var day = new List<(int Column, double Value)>();
        var given = new List<(int Column, double Value)>();
        foreach (var state in energy.States[stage])
        {
            var share = 24 * state.Snapshot.HoursPerYear / total;
            var (charge, discharge) = (frame.AddColumn(0, SolverSession.Infinity, false), frame.AddColumn(0, SolverSession.Infinity, false));
            state.Inject(charge, bus, -1);
            state.Inject(discharge, bus, 1);
            frame.AtMost(0, [(charge, 1.0), .. Less(powerMw, 1)]);
            frame.AtMost(0, [(discharge, 1.0), .. Less(powerMw, 1)]);
            day.AddRange([(charge, efficiency * share), (discharge, -share)]);
            given.Add((discharge, share));
        }

        frame.AddRow(0, 0, day);
        frame.AtMost(0, [.. given, .. Less(powerMw, hours)]);
    }

    private static IEnumerable<(int Column, double Value)> Less(IEnumerable<(int Column, double Mw)> power, double factor) =>
        power.Select(term => (term.Column, -term.Mw * factor));
}
