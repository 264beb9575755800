namespace Planner.App.SynthGrid;

/// <summary>An overhead line of one nominal voltage and one conductor, per circuit.</summary>
/// <param name="Kv">Nominal voltage.</param>
/// <param name="OhmPerKm">Series resistance.</param>
/// <param name="ReactanceOhmPerKm">Series reactance at 60 Hz.</param>
/// <param name="MicrosiemensPerKm">Charging susceptance at 60 Hz.</param>
/// <param name="Amperes">Current that a circuit can carry in normal operation.</param>
/// <remarks>
/// 230 kV Cardinal and 345, 500 and 765 kV: resistance, reactance and charging of Kundur, "Power System Stability and
/// Control" (1994), table 6.1. 115, 138, 161 kV: one ACSR conductor, reactance = conductor term + 0.2794·log10(spacing in
/// feet) ohm per mile at 12.5, 15 and 18 feet (Glover, Sarma and Overbye, "Power System Analysis and Design", section 4.5
/// and table A.4: Drake 795 kcmil 0.399, Falcon 1590 kcmil 0.359 ohm per mile, 50 °C resistance 0.1288 and 0.0684).
/// 230 kV double: two Drake at 18 inches, 25 feet. Current per conductor at 75 °C, table A.4: Drake 900 A, Cardinal 1010 A,
/// Falcon 1380 A; 345 kV two Drake, 500 kV three Drake; 765 kV: 3000 A terminal equipment.
/// Charging of the lowest voltages: the usual 3.2 µS/km of single conductors. A DC power flow does not use it.
/// </remarks>
internal sealed record LineType(int Kv, double OhmPerKm, double ReactanceOhmPerKm, double MicrosiemensPerKm, double Amperes)
{
    private static readonly LineType[] All =
    [
        new(115, 0.0800, 0.438, 3.2, 900),
        new(115, 0.0425, 0.414, 3.4, 1380),
        new(138, 0.0800, 0.452, 3.2, 900),
        new(138, 0.0425, 0.427, 3.4, 1380),
        new(161, 0.0800, 0.466, 3.2, 900),
        new(161, 0.0425, 0.441, 3.3, 1380),
        new(230, 0.0500, 0.488, 3.371, 1010),
        new(230, 0.0400, 0.351, 4.7, 1800),
        new(345, 0.0370, 0.367, 4.518, 1800),
        new(500, 0.0280, 0.325, 5.200, 2700),
        new(765, 0.0120, 0.329, 4.978, 3000),
    ];

    public double RatingMva => Math.Sqrt(3) * Kv * Amperes / 1000;

    /// <summary>The conductors of a voltage, lightest first.</summary>
    public static LineType[] OfKv(int kv) => [.. All.Where(type => type.Kv == kv)];

    /// <summary>Longest new line that is looked at; a longer one is built only where nothing else joins two parts.</summary>
    public static double LongestKm(int kv) => kv switch { < 200 => 110, 230 => 180, 345 => 280, _ => 350 };
}

/// <summary>A bank of transformers between two voltages.</summary>
/// <param name="HighKv">Higher voltage.</param>
/// <param name="LowKv">Lower voltage.</param>
/// <param name="UnitMva">Rating of one three-phase bank.</param>
/// <remarks>
/// Sizes: common bank ratings at these voltages (e.g. 345/138 kV 450 to 600 MVA, 500/230 kV 800 to 1200 MVA, 765/345 kV
/// 1500 to 2250 MVA). Reactance 0.12 and resistance 0.003 on the bank's own rating: the middle of the usual 0.08 to 0.15
/// (Kundur 1994, section 6.2; Birchfield et al. 2017, Energies 10, 1233: 80 % of transformers lie in 0.05 to 0.2).
/// </remarks>
internal sealed record TransformerType(int HighKv, int LowKv, double UnitMva)
{
    public const double ReactanceOnOwnBase = 0.12, ResistanceOnOwnBase = 0.003;

    public static TransformerType Between(int highKv, int lowKv) => new(highKv, lowKv, (highKv, lowKv) switch
    {
        (765, _) => 2000,
        (500, 345) => 1500,
        (500, 230) => 1000,
        (500, _) => 800,
        (345, 230) => 800,
        (345, _) => 500,
        (230, _) => 300,
        _ => 200,
    });
}
