using System.Collections.Frozen;
using System.Globalization;

namespace Planner.App.SynthGrid;

/// <summary>Resident population of the lower 48 states and the District of Columbia.</summary>
/// <remarks>Source: US Census Bureau, 2020 Decennial Census, resident population (apportionment table 2, April 2021).</remarks>
internal static class StatePopulation
{
    private const string Counted = """
        AL 5024279, AZ 7151502, AR 3011524, CA 39538223, CO 5773714, CT 3605944, DE 989948,
        DC 689545, FL 21538187, GA 10711908, ID 1839106, IL 12812508, IN 6785528, IA 3190369,
        KS 2937880, KY 4505836, LA 4657757, ME 1362359, MD 6177224, MA 7029917, MI 10077331,
        MN 5706494, MS 2961279, MO 6154913, MT 1084225, NE 1961504, NV 3104614, NH 1377529,
        NJ 9288994, NM 2117522, NY 20201249, NC 10439388, ND 779094, OH 11799448, OK 3959353,
        OR 4237256, PA 13002700, RI 1097379, SC 5118425, SD 886667, TN 6910840, TX 29145505,
        UT 3271616, VT 643077, VA 8631393, WA 7705281, WV 1793716, WI 5893718, WY 576851
        """;

    public static FrozenDictionary<string, int> In2020 { get; } = Counted
        .Split(',', StringSplitOptions.TrimEntries)
        .Select(pair => pair.Split(' '))
        .ToFrozenDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));
}
