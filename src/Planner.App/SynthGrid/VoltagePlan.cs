using Planner.Geodata;

namespace Planner.App.SynthGrid;

/// <summary>Gives each substation its voltages.</summary>
/// <remarks>
/// Load stands at high voltage. Hubs at extra-high voltage are set where the most load is still without one; each feeds
/// the nearest load up to its capacity. Large plants connect at extra-high voltage. Where two regions of different voltage
/// meet, substations at the border hold both, spaced out, so that transformers tie the regions.
/// </remarks>
internal sealed class VoltagePlan(IReadOnlyList<Substation> substations)
{
    private const double HubReachKm = 80, HubCoreKm = 40;
    private const double ExtraHighTieKm = 150, HighTieKm = 80, TieSpacingKm = 90;
    private const int TopKv = 765;
    private const double TopPlantMw = 1300, TopSpacingKm = 70, TopHubLoadMw = 200;
    private const double EastOfCincinnati = -84.5, WestOfLynchburg = -79.3;

    private readonly HashSet<Substation> hubs = [];

    public void Assign()
    {
        foreach (var substation in substations)
        {
            var region = VoltageRegion.Of(substation);
            substation.Kv.Add(substation.LoadMw == 0 && Math.Max(substation.PlantMw, substation.FormerMw) >= region.LeastPlantMw ? region.ExtraHighKv : region.HighKv);
        }

        foreach (var region in substations.GroupBy(substation => (substation.Interconnection, Region: VoltageRegion.Of(substation))))
        {
            SetHubs(region.Key.Region, [.. region]);
        }

        AddTopVoltage();
        foreach (var interconnection in substations.GroupBy(substation => substation.Interconnection))
        {
            Tie([.. interconnection.Where(HoldsExtraHigh)], region => region.ExtraHighKv, ExtraHighTieKm);
            Tie([.. interconnection.Where(hubs.Contains)], region => region.HighKv, HighTieKm);
        }
    }

    private static bool HoldsExtraHigh(Substation substation) =>
        substation.Kv.Contains(VoltageRegion.Of(substation).ExtraHighKv);

    private void SetHubs(VoltageRegion region, List<Substation> inRegion)
    {
        var unfed = inRegion.Where(substation => substation.LoadMw > 0).ToDictionary(substation => substation, substation => substation.LoadMw);
        var near = unfed.Keys.ToDictionary(one => one, one => unfed.Keys.Where(other => one.KmTo(other) < HubCoreKm).ToList());
        while (unfed.Count > 0)
        {
            var hub = near.MaxBy(pair => (pair.Value.Where(unfed.ContainsKey).Sum(other => unfed[other]), pair.Key.LoadMw)).Key;
            near.Remove(hub);
            hub.Kv.Add(region.ExtraHighKv);
            hubs.Add(hub);
            Feed(hub, region.HubLoadMw, unfed);
        }
    }

    private static void Feed(Substation hub, double leftMw, Dictionary<Substation, double> unfed)
    {
        foreach (var load in unfed.Keys.Where(load => hub.KmTo(load) < HubReachKm).OrderBy(hub.KmTo).ToList())
        {
            var fedMw = Math.Min(leftMw, unfed[load]);
            leftMw -= fedMw;
            unfed[load] -= fedMw;
            if (unfed[load] < 1)
            {
                unfed.Remove(load);
            }
        }
    }

    // 765 kV: AEP's backbone, from Indiana and Kentucky through Ohio and West Virginia into western Virginia.
    private void AddTopVoltage()
    {
        var fit = substations.Where(substation => IsInTopRegion(substation) && HoldsExtraHigh(substation)
            && (substation.PlantMw >= TopPlantMw || (hubs.Contains(substation) && substation.LoadMw >= TopHubLoadMw)));
        var chosen = new List<Substation>();
        foreach (var substation in fit.OrderByDescending(substation => substation.PlantMw).ThenByDescending(substation => substation.LoadMw).ThenBy(substation => substation.Name, StringComparer.Ordinal))
        {
            if (chosen.TrueForAll(other => other.KmTo(substation) >= TopSpacingKm))
            {
                chosen.Add(substation);
                substation.Kv.Add(TopKv);
            }
        }
    }

    private static bool IsInTopRegion(Substation substation) =>
        substation.Interconnection == Interconnection.Eastern && substation.State switch
        {
            "OH" or "WV" or "IN" => true,
            "KY" => substation.Position.Longitude > EastOfCincinnati,
            "VA" => substation.Position.Longitude < WestOfLynchburg,
            _ => false,
        };

    // Neighbours on the triangulation with different voltages, shortest first.
    private static void Tie(List<Substation> inGrid, Func<VoltageRegion, int> kvOf, double mostKm)
    {
        var ties = new List<Substation>();
        var border = Triangulation.DelaunayEdges([.. inGrid.Select(substation => substation.Position)])
            .Select(edge => (One: inGrid[edge.From], Other: inGrid[edge.To]))
            .Where(edge => kvOf(VoltageRegion.Of(edge.One)) != kvOf(VoltageRegion.Of(edge.Other)))
            .Select(edge => (edge.One, edge.Other, Km: edge.One.KmTo(edge.Other)))
            .Where(edge => edge.Km < mostKm)
            .OrderBy(edge => edge.Km);
        foreach (var (one, other, _) in border)
        {
            var (host, guest) = one.LoadMw >= other.LoadMw ? (one, other) : (other, one);
            if (ties.TrueForAll(tie => tie.KmTo(host) >= TieSpacingKm))
            {
                host.Kv.Add(kvOf(VoltageRegion.Of(guest)));
                ties.Add(host);
            }
        }
    }
}
