using Planner.Domain.Grid;
using Planner.Domain.Texts;

namespace Planner.Solver.Network;

/// <summary>Builds the calculation network: what is in service, indexed, with islands and references.</summary>
internal sealed class NetworkBuilder(PowerGrid grid, DcConvention convention)
{
    private readonly List<NetworkAdjustment> adjustments = [];
    private readonly Dictionary<int, int> indexOfBus = new(grid.Buses.Length);

    public DcNetwork Build()
    {
        var buses = KeepBuses();
        var (branches, from, to) = KeepBranches();
        var (generators, generatorBus) = KeepGenerators();
        var islandOfBus = Islands.Label(buses.Length, from, to, out var islandCount);
        var demandMw = Demand(buses);
        var arrays = new NetworkArrays
        {
            Buses = buses,
            IndexOfBus = indexOfBus,
            DemandMw = demandMw,
            IslandOfBus = islandOfBus,
            ReferenceOfIsland = ChooseReferences(buses, islandOfBus, islandCount, generators, generatorBus),
            Branches = branches,
            IndexOfBranch = new(() => IndexBranches(branches)),
            From = from,
            To = to,
            SusceptancePu = Array.ConvertAll(branches, Susceptance),
            ShiftRad = Array.ConvertAll(branches, Shift),
            NormalMw = Array.ConvertAll(branches, branch => branch.Rating.Normal?.Value ?? double.PositiveInfinity),
            EmergencyMw = Array.ConvertAll(branches, branch => branch.Rating.AfterOutage?.Value ?? double.PositiveInfinity),
            Generators = generators,
            GeneratorBus = generatorBus,
            DcLines = [.. grid.DcLines.Where(line => line.InService && Has(line.From) && Has(line.To))],
        };
        ReportIslandsWithoutGeneration(arrays);
        return new DcNetwork(grid, convention, arrays, adjustments);
    }

    private bool Has(BusId id) => indexOfBus.ContainsKey(id.Number);

    private Bus[] KeepBuses()
    {
        var kept = new List<Bus>(grid.Buses.Length);
        foreach (var bus in grid.Buses)
        {
            if (bus.Type == BusType.Isolated)
            {
                adjustments.Add(new(AdjustmentKind.BusLeftOut, LocalizedText.Of($"{bus.Id} is of type isolated", $"{Zh(bus.Id)} 的类型为孤立，已停用"), bus.Id));
                continue;
            }
            indexOfBus.Add(bus.Id.Number, kept.Count);
            kept.Add(bus);
        }
        return [.. kept];
    }

    private (Branch[], int[] From, int[] To) KeepBranches()
    {
        var kept = new List<Branch>(grid.Branches.Length);
        var from = new List<int>(grid.Branches.Length);
        var to = new List<int>(grid.Branches.Length);
        foreach (var branch in grid.Branches)
        {
            if (!branch.InService)
            {
                continue;
            }
            if (!indexOfBus.TryGetValue(branch.From.Number, out var f) || !indexOfBus.TryGetValue(branch.To.Number, out var t))
            {
                adjustments.Add(new(AdjustmentKind.BranchLeftOut, LocalizedText.Of($"{branch.Id} ends at a bus that is left out", $"{Zh(branch.Id)} 的一端接于未计入的母线"), Branch: branch.Id));
            }
            else if (branch.ReactancePu == 0)
            {
                adjustments.Add(new(AdjustmentKind.BranchLeftOut, LocalizedText.Of($"{branch.Id} has no reactance, so its DC susceptance is 0", $"{Zh(branch.Id)} 没有电抗，其直流电纳为 0"), Branch: branch.Id));
            }
            else
            {
                kept.Add(branch);
                from.Add(f);
                to.Add(t);
            }
        }
        return ([.. kept], [.. from], [.. to]);
    }

    private (Generator[], int[]) KeepGenerators()
    {
        var kept = new List<Generator>(grid.Generators.Length);
        var bus = new List<int>(grid.Generators.Length);
        foreach (var generator in grid.Generators.Where(generator => generator.InService))
        {
            if (!indexOfBus.TryGetValue(generator.Bus.Number, out var index))
            {
                adjustments.Add(new(AdjustmentKind.GeneratorLeftOut, LocalizedText.Of($"{generator.Id} stands at {generator.Bus}, which is left out", $"机组 {generator.Id.Number} 接于未计入的{Zh(generator.Bus)}"), generator.Bus, Generator: generator.Id));
                continue;
            }
            kept.Add(generator);
            bus.Add(index);
        }
        return ([.. kept], [.. bus]);
    }

    private double[] Demand(Bus[] buses)
    {
        var demandMw = Array.ConvertAll(buses, bus => bus.ShuntConductance.Value);
        foreach (var load in grid.Loads)
        {
            if (indexOfBus.TryGetValue(load.Bus.Number, out var index))
            {
                demandMw[index] += load.Demand.Value;
            }
            else
            {
                adjustments.Add(new(AdjustmentKind.DemandLeftOut, LocalizedText.Of($"{load.Demand} at {load.Bus}, which is left out", $"{load.Demand} 负荷接于未计入的{Zh(load.Bus)}"), load.Bus));
            }
        }
        return demandMw;
    }

    private double Susceptance(Branch branch)
    {
        var (r, x) = (branch.ResistancePu, branch.ReactancePu);
        return convention == DcConvention.Matpower ? 1 / (x * branch.TapRatio) : x / ((r * r) + (x * x));
    }

    private double Shift(Branch branch) =>
        convention == DcConvention.Matpower ? double.DegreesToRadians(branch.PhaseShiftDegrees) : 0;

    private static Dictionary<int, int> IndexBranches(Branch[] branches)
    {
        var index = new Dictionary<int, int>(branches.Length);
        for (var l = 0; l < branches.Length; l++)
        {
            index.Add(branches[l].Id.Number, l);
        }
        return index;
    }

    private int[] ChooseReferences(Bus[] buses, int[] islandOfBus, int islandCount, Generator[] generators, int[] generatorBus)
    {
        var reference = new int[islandCount];
        Array.Fill(reference, -1);
        for (var i = 0; i < buses.Length; i++)
        {
            if (buses[i].Type != BusType.Reference)
            {
                continue;
            }
            if (reference[islandOfBus[i]] < 0)
            {
                reference[islandOfBus[i]] = i;
            }
            else
            {
                adjustments.Add(new(AdjustmentKind.ReferenceIgnored, LocalizedText.Of(
                    $"{buses[i].Id} is a second reference bus of its island; {buses[reference[islandOfBus[i]]].Id} is used",
                    $"{Zh(buses[i].Id)} 是所在电网岛的第二个参考母线；采用{Zh(buses[reference[islandOfBus[i]]].Id)}"), buses[i].Id));
            }
        }
        if (Array.IndexOf(reference, -1) >= 0)
        {
            ChooseLargest(buses, islandOfBus, reference, generators, generatorBus);
        }
        return reference;
    }

    private void ChooseLargest(Bus[] buses, int[] islandOfBus, int[] reference, Generator[] generators, int[] generatorBus)
    {
        var capacityMw = new double[buses.Length];
        for (var g = 0; g < generators.Length; g++)
        {
            capacityMw[generatorBus[g]] += generators[g].Max.Value;
        }
        var missing = Array.ConvertAll(reference, bus => bus < 0);
        for (var i = 0; i < buses.Length; i++)
        {
            var island = islandOfBus[i];
            if (missing[island] && (reference[island] < 0 || IsBetter(i, reference[island])))
            {
                reference[island] = i;
            }
        }
        foreach (var bus in reference.Where((_, island) => missing[island]))
        {
            adjustments.Add(new(AdjustmentKind.ReferenceChosen, LocalizedText.Of(
                $"{buses[bus].Id} was chosen as reference of an island that states none", $"所在电网岛未指定参考母线，选用{Zh(buses[bus].Id)}"), buses[bus].Id));
        }

        bool IsBetter(int i, int best) =>
            capacityMw[i] > capacityMw[best] || (capacityMw[i] == capacityMw[best] && buses[i].Id < buses[best].Id);
    }

    private void ReportIslandsWithoutGeneration(NetworkArrays arrays)
    {
        var hasGenerator = new bool[arrays.ReferenceOfIsland.Length];
        foreach (var bus in arrays.GeneratorBus)
        {
            hasGenerator[arrays.IslandOfBus[bus]] = true;
        }
        var demandMw = new double[hasGenerator.Length];
        for (var i = 0; i < arrays.Buses.Length; i++)
        {
            demandMw[arrays.IslandOfBus[i]] += arrays.DemandMw[i];
        }
        for (var island = 0; island < demandMw.Length; island++)
        {
            if (!hasGenerator[island] && demandMw[island] != 0)
            {
                var reference = arrays.Buses[arrays.ReferenceOfIsland[island]].Id;
                adjustments.Add(new(AdjustmentKind.IslandWithoutGeneration, LocalizedText.Of(
                    $"The island of {reference} has {demandMw[island]:0.###} MW of demand and no generator in service",
                    $"{Zh(reference)} 所在电网岛有 {demandMw[island]:0.###} MW 负荷而无运行机组"), reference));
            }
        }
    }

    private static string Zh(BusId bus) => $"母线 {bus.Number}";

    private static string Zh(BranchId branch) => $"支路 {branch.Number}";
}
