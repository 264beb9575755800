namespace Planner.Solver.Network;

/// <summary>Which linear model of a branch a calculation uses; every answer states it.</summary>
/// <remarks>
/// The two give different flows on the same case. Sources: Zimmerman et al., "MATPOWER", IEEE Trans. Power Syst. 26
/// (2011), eq. 15-18; PowerModels.jl <c>DCPPowerModel</c>, which made the published PGLib-OPF DC column.
/// </remarks>
public enum DcConvention
{
    /// <summary>
    /// p = (θ_f − θ_t − φ) / (x·τ): resistance ignored, tap ratio τ and phase shift φ kept. DC lines stay at their schedule.
    /// </summary>
    Matpower,

    /// <summary>
    /// p = x / (r² + x²) · (θ_f − θ_t): tap ratio and phase shift ignored; an angle difference without a stated limit is
    /// kept within ±60°. DC lines are dispatched.
    /// </summary>
    PowerModels,
}
