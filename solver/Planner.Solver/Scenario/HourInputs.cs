using Planner.Solver.Network;

namespace Planner.Solver.Scenario;

/// <summary>What each hour of a study needs, for one topology: demand by bus, available output by generator, rating factor.</summary>
internal sealed class HourInputs
{
    private readonly HourlyStudy study;
    private readonly DcNetwork network;
    private readonly (double[] Series, int[] Buses, double[] Share)[] areas;
    private readonly double[] steadyMw;      // demand that no profile moves, DC lines and shunts included; + draws
    private readonly double[]?[] available;  // by generator index; null: its maximum

    public HourInputs(HourlyStudy study, DcNetwork network)
    {
        this.study = study;
        this.network = network;
        (areas, steadyMw) = ShareDemand();
        available = Array.ConvertAll(network.Generators.ToArray(), generator => study.Profiles.AvailableMw.GetValueOrDefault(generator.Id));
        NewLoadBus = [.. study.NewLoads.Select(load => network.FindBus(load.Bus) ?? throw new KeyNotFoundException($"{load.Bus} of a new load is not in the network."))];
    }

    /// <summary>Bus index of each new load.</summary>
    public int[] NewLoadBus { get; }

    /// <summary>Demand at each bus without the new loads.</summary>
    public double[] DemandMw(int hour)
    {
        var demandMw = (double[])steadyMw.Clone();
        foreach (var (series, buses, share) in areas)
        {
            for (var b = 0; b < buses.Length; b++)
            {
                demandMw[buses[b]] += series[hour] * share[b];
            }
        }
        var factor = study.HeatWaves.Where(wave => wave.Covers(hour)).Aggregate(1.0, (product, wave) => product * wave.DemandFactor);
        return factor == 1 ? demandMw : Array.ConvertAll(demandMw, mw => mw > 0 ? mw * factor : mw);
    }

    public double NewLoadMw(int load, int hour) => study.NewLoads[load].PeakMw * ShareOfPeak(study.NewLoads[load], hour);

    private int HourOfDay(int hour) => (study.Profiles.FirstHour.Hour + hour) % 24;

    private double ShareOfPeak(NewLoad load, int hour) => load.Shape?[hour] ?? load.DayShape?[HourOfDay(hour)] ?? 1;

    public double AvailableMw(int generator, int hour)
    {
        var unit = network.Generators[generator];
        if (study.Outages.Any(outage => outage.Generator == unit.Id && outage.Covers(hour)))
        {
            return 0;
        }
        var mw = Math.Max(0, available[generator]?[hour] ?? unit.Max.Value);
        foreach (var wave in study.HeatWaves)
        {
            mw *= wave.Covers(hour) ? wave.FactorOf(unit.Fuel) : 1;
        }
        return mw;
    }

    /// <summary>Rating of every branch index in an hour.</summary>
    public double[] LimitMw(int hour)
    {
        if (!study.HeatWaves.Any(wave => wave.Covers(hour)) && !study.Ratings.Any(rating => rating.Covers(hour)))
        {
            return network.Arrays.NormalMw;
        }
        var factor = study.HeatWaves.Where(wave => wave.Covers(hour)).Aggregate(1.0, (product, wave) => product * wave.RatingFactor);
        var limitMw = Array.ConvertAll(network.Arrays.NormalMw, mw => mw * factor);
        foreach (var rating in study.Ratings.Where(rating => rating.Covers(hour)))
        {
            Rerate(limitMw, rating);
        }
        return limitMw;
    }

    private void Rerate(double[] limitMw, TimedRating rating)
    {
        for (var l = 0; l < limitMw.Length; l++)
        {
            limitMw[l] *= rating.Branch is null || rating.Branch == network.Branches[l].Id ? rating.Factor : 1;
        }
    }

    // An area with a profile gives its demand to its buses in proportion to the grid's loads there.
    private ((double[], int[], double[])[], double[]) ShareDemand()
    {
        // Loads, shunts, and what DC lines lose whatever they carry.
        var steady = network.DemandMw.ToArray();
        foreach (var line in network.Arrays.DcLines)
        {
            steady[network.Arrays.IndexOfBus[line.To.Number]] += line.FixedLoss.Value;
        }
        var loadMw = new double[network.BusCount];
        foreach (var load in network.Grid.Loads)
        {
            loadMw[network.FindBus(load.Bus) ?? 0] += network.FindBus(load.Bus) is null ? 0 : load.Demand.Value;
        }
        var shared = new List<(double[], int[], double[])>();
        foreach (var (area, series) in study.Profiles.DemandOfAreaMw)
        {
            var buses = Enumerable.Range(0, network.BusCount).Where(i => network.Buses[i].Area == area && loadMw[i] > 0).ToArray();
            var total = buses.Sum(i => loadMw[i]);
            foreach (var i in buses)
            {
                steady[i] -= loadMw[i];
            }
            shared.Add((series, buses, [.. buses.Select(i => loadMw[i] / total)]));
        }
        foreach (var (bus, series) in study.Profiles.DemandOfBusMw)
        {
            if (network.FindBus(bus) is { } i)
            {
                steady[i] -= loadMw[i];
                shared.Add((series, [i], [1]));
            }
        }
        return ([.. shared], steady);
    }
}
