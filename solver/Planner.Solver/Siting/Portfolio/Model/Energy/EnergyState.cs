using Planner.Solver.PowerFlow;

namespace Planner.Solver.Siting;

/// <summary>One snapshot of one stage: what is injected where, as a constant and by which columns.</summary>
internal sealed class EnergyState
{
    private readonly WatchedGrid grid;
    private readonly List<(int Column, int Bus, double Mw)> injections = [];
    private readonly List<(int Column, int Island)> lost = [];
    private readonly double[] demandShare;

    public EnergyState(WatchedGrid grid, Timeline timeline, int stage, int number, Snapshot snapshot)
    {
        this.grid = grid;
        (Stage, Number, Snapshot) = (stage, number, snapshot);
        BaseInjectionMw = BaseInjection(timeline.DemandFactor(stage) * snapshot.DemandFactor);
        BaseFlowMw = DcPowerFlow.Solve(grid.Network, BaseInjectionMw).FlowMw.ToArray();
        DemandMw = new double[grid.Network.IslandCount];
        demandShare = ShareDemand();
    }

    public int Stage { get; }

    /// <summary>Number of the snapshot.</summary>
    public int Number { get; }

    public Snapshot Snapshot { get; }

    /// <summary>By bus index, without any generator or new load.</summary>
    public double[] BaseInjectionMw { get; }

    /// <summary>By branch index, the reference buses taking the mismatch; the balance rows make up for it.</summary>
    public double[] BaseFlowMw { get; }

    /// <summary>Demand that can be shed, by island.</summary>
    public double[] DemandMw { get; }

    public IReadOnlyList<(int Column, int Island)> Lost => lost;

    /// <summary>A column injects so many MW per unit at a bus; negative draws.</summary>
    public void Inject(int column, int bus, double mw) => injections.Add((column, bus, mw));

    /// <summary>A column sheds so many MW of an island's demand, pro rata over its buses.</summary>
    public void Shed(int column, int island) => lost.Add((column, island));

    /// <summary>MW injected per unit of each column, in one island.</summary>
    public IEnumerable<(int Column, double Mw)> IslandTerms(int island) =>
        injections.Where(injection => grid.Network.IslandOfBus[injection.Bus] == island).Select(injection => (injection.Column, injection.Mw))
            .Concat(lost.Where(shed => shed.Island == island).Select(shed => (shed.Column, 1.0)));

    /// <summary>Σ factor·MW per unit of each column: what the columns add to a flow.</summary>
    public IEnumerable<(int Column, double Mw)> FlowTerms(double[] factors)
    {
        foreach (var (column, bus, mw) in injections)
        {
            yield return (column, factors[bus] * mw);
        }

        foreach (var (column, island) in lost)
        {
            yield return (column, SharedFactor(factors, island));
        }
    }

    public double[] InjectionMw(double[] columns)
    {
        var injected = (double[])BaseInjectionMw.Clone();
        foreach (var (column, bus, mw) in injections)
        {
            injected[bus] += mw * columns[column];
        }

        foreach (var (column, island) in lost)
        {
            for (var bus = 0; bus < injected.Length && columns[column] != 0; bus++)
            {
                injected[bus] += grid.Network.IslandOfBus[bus] == island ? demandShare[bus] * columns[column] : 0;
            }
        }

        return injected;
    }

    private double SharedFactor(double[] factors, int island)
    {
        var sum = 0.0;
        for (var bus = 0; bus < factors.Length; bus++)
        {
            sum += grid.Network.IslandOfBus[bus] == island ? factors[bus] * demandShare[bus] : 0;
        }

        return sum;
    }

    /// <summary>−demand, scaled where it is drawn and as stated where it injects, and DC lines at their schedule.</summary>
    private double[] BaseInjection(double factor)
    {
        var (network, injected) = (grid.Network, grid.Network.StatedInjectionMw());
        for (var unit = 0; unit < network.GeneratorCount; unit++)
        {
            injected[network.Arrays.GeneratorBus[unit]] -= network.Generators[unit].Output.Value;
        }

        for (var bus = 0; bus < injected.Length; bus++)
        {
            injected[bus] -= Math.Max(0, network.DemandMw[bus]) * (factor - 1);
        }

        return injected;
    }

    private double[] ShareDemand()
    {
        var network = grid.Network;
        for (var bus = 0; bus < network.BusCount; bus++)
        {
            DemandMw[network.IslandOfBus[bus]] += Math.Max(0, -BaseInjectionMw[bus]);
        }

        return [.. Enumerable.Range(0, network.BusCount).Select(bus =>
            DemandMw[network.IslandOfBus[bus]] is > 0 and var total ? Math.Max(0, -BaseInjectionMw[bus]) / total : 0)];
    }
}
