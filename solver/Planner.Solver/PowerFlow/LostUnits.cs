using Planner.Solver.Network;

namespace Planner.Solver.PowerFlow;

/// <summary>A branch after the outage of a unit: its flow before load is added, and what the unit's part of the new load does to it.</summary>
internal readonly record struct LostUnit(int Monitored, int Unit, double FlowMw, double ChangePerMw);

/// <summary>Flows after the outage of each generator, and how new load moves them then.</summary>
/// <remarks>
/// Unit g at bus j with output P_g and share a_g in the supply: the others take over P_g + a_g·t when t MW are added. With
/// Δ_m,j the change of flow m for each MW drawn at j (<see cref="TransferRows"/>): the flow before load is
/// f_m + P_g/(1 − a_g)·Δ_m,j, and a load at bus i changes it by Δ_m,i + a_g/(1 − a_g)·Δ_m,j at each MW.
/// </remarks>
internal sealed class LostUnits
{
    private readonly DcNetwork network;
    private readonly DcFlow baseFlow;
    private readonly (int Unit, int Bus, double OutputPerRest, double SharePerRest)[] units;

    public LostUnits(DcNetwork network, DcFlow baseFlow, Participation participation)
    {
        this.network = network;
        this.baseFlow = baseFlow;
        var total = participation.TotalOfIsland(network);
        units = [.. Enumerable.Range(0, network.GeneratorCount).Select(g => Of(g, participation.Weight[g], total)).OfType<(int, int, double, double)>()];
    }

    /// <summary>The outages after which a load within reach could drive the branch to its emergency rating.</summary>
    /// <param name="m">Branch index.</param>
    /// <param name="row">Its transfer row.</param>
    /// <param name="reach">How far load can move its flow.</param>
    /// <param name="mostMw">The largest headroom of any bus so far.</param>
    /// <param name="existingShare">Change per MW from which an exceeded side stops a load.</param>
    public IEnumerable<LostUnit> Find(int m, double[] row, Reach reach, double mostMw, double existingShare)
    {
        var limitMw = network.Arrays.EmergencyMw[m];
        var island = network.IslandOfBus[network.Arrays.From[m]];
        foreach (var (unit, bus, outputPerRest, sharePerRest) in units)
        {
            var lost = new LostUnit(m, unit, baseFlow.FlowMw[m] + (outputPerRest * row[bus]), sharePerRest * row[bus]);
            if (network.IslandOfBus[bus] == island && CanBind(lost, limitMw, reach, mostMw, existingShare))
            {
                yield return lost;
            }
        }
    }

    private bool CanBind(in LostUnit lost, double limitMw, Reach reach, double mostMw, double existingShare)
    {
        var m = lost.Monitored;
        var (upMw, downMw) = (limitMw - lost.FlowMw, limitMw + lost.FlowMw);
        var (moreUp, moreDown) = (Math.Max(0, lost.ChangePerMw), Math.Max(0, -lost.ChangePerMw));
        var up = upMw > Tolerances.OverloadMw
            ? reach.Up[m] + (moreUp * mostMw) >= upMw
            : limitMw - baseFlow.FlowMw[m] > Tolerances.OverloadMw && reach.OpenUp[m] + moreUp >= existingShare;
        var down = downMw > Tolerances.OverloadMw
            ? reach.Down[m] + (moreDown * mostMw) >= downMw
            : limitMw + baseFlow.FlowMw[m] > Tolerances.OverloadMw && reach.OpenDown[m] + moreDown >= existingShare;
        return up || down;
    }

    // Null for the only participant of its island: nothing replaces it, so its outage is no flow.
    private (int Unit, int Bus, double OutputPerRest, double SharePerRest)? Of(int g, double weight, double[] total)
    {
        var bus = network.Arrays.GeneratorBus[g];
        var sum = total[network.IslandOfBus[bus]];
        var rest = sum - weight;
        return rest > 1e-9 * total.Max() ? (g, bus, network.Generators[g].Output.Value * sum / rest, weight / rest) : null;
    }
}
