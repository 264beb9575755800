using System.Globalization;
using Planner.Domain.Grid;
using Planner.Domain.Sites;
using Planner.Domain.Units;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using Planner.Solver.Siting;

namespace Planner.Benchmarks;

/// <summary>portfolio CASE SITES CHOSEN [--kv KV] [--mw MW] [--seconds S]: choose sites together under N-1, against two simpler ways.</summary>
/// <remarks>
/// Candidates stand at load buses of the case, drawn with a fixed seed, with random scores; the joint optimum is compared with
/// "rank, then keep the prefix that fits" and with "take the next best that still fits".
/// </remarks>
internal static class PortfolioBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var path = arguments.Get(0, "a MATPOWER case file");
        var network = DcNetwork.From(GridCase.Load(path), GridCase.Convention(arguments));
        var (sites, chosen) = (RankBenchmark.Count(arguments, 1, "number of candidates"), RankBenchmark.Count(arguments, 2, "number to choose"));
        PortfolioStudy? study = null;
        PortfolioOutcome? outcome = null;
        var limit = TimeSpan.FromSeconds(Number(arguments, "--seconds", 120));
        var measured = new Measurement().With("benchmark", "portfolio").With("case", Path.GetFileName(path))
            .Time(1, () => study = Study(arguments, network, sites, chosen), "buildSeconds")
            .Time(1, () => outcome = PortfolioModel.Solve(study!, new(limit)));
        var (plan, proof) = outcome!.Found();
        var evidence = outcome!.Evidence;
        return measured.With("status", outcome.Status)
            .With("objective", proof?.Objective).With("bound", proof?.Bound).With("gap", proof?.Gap).With("chosen", plan?.Chosen.Length)
            .With("greedyObjective", Greedy(study!, skip: true)).With("rankThenFilterObjective", Greedy(study!, skip: false))
            .With("limitsWatched", evidence.LimitsWatched).With("limitsAdded", evidence.LimitsAdded).With("baseOverloads", evidence.BaseOverloads.Length)
            .With("rounds", evidence.Rounds).With("backend", evidence.Backend);
    }

    private static PortfolioStudy Study(Arguments arguments, DcNetwork network, int sites, int chosen)
    {
        var random = new Random(1);
        var load = new Megawatts(Number(arguments, "--mw", 150));
        var buses = network.Buses.ToArray().Where(bus => bus.BaseVoltage.Value >= 100).OrderBy(_ => random.Next()).Take(sites).ToList();
        var options = buses.Select((bus, number) => new SiteOption(
            new SiteId($"site-{number:000}"), PermitPath.CategoricalExclusion, [new SiteDesign { Load = load, Poi = bus.Id, Score = random.NextDouble() }])).ToList();
        var watch = new GridWatch(new(Number(arguments, "--kv", 230)), WithOutages: true);
        return new()
        {
            Objective = PortfolioObjective.MaximiseScore,
            Sites = options,
            MaxSites = chosen,
            Grid = watch.Limits(DcPowerFlow.Solve(network), Participation.ByCapacity(network), buses.Select(bus => bus.Id)),
        };
    }

    /// <summary>Best score first; a site that breaks a limit is skipped, or ends the list.</summary>
    private static double Greedy(PortfolioStudy study, bool skip)
    {
        var loads = new List<(BusId Poi, Megawatts Load)>();
        var total = 0.0;
        foreach (var design in study.Sites.Select(site => site.Designs[0]).OrderByDescending(design => design.Score))
        {
            if (loads.Count < study.MaxSites && study.Grid!.ListViolations([.. loads, (design.Poi!.Value, design.Load)], 1e-4).Count == 0)
            {
                loads.Add((design.Poi!.Value, design.Load));
                total += design.Score;
            }
            else if (!skip)
            {
                break;
            }
        }

        return total;
    }

    private static double Number(Arguments arguments, string option, double otherwise) =>
        arguments.Find(option) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
