using System.Collections.Concurrent;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.GridCsv;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.App.Grid;

/// <summary>A grid with what was computed on it once. Immutable to its users; safe to share between requests.</summary>
public sealed class StudiedGrid
{
    private readonly ConcurrentDictionary<DcConvention, Lazy<Timed<DcNetwork>>> networks = new();
    private readonly ConcurrentDictionary<DcConvention, Lazy<Timed<DcFlow>>> flows = new();
    private readonly ConcurrentDictionary<GridQuestion, FlowAnswer> flowAnswers = new();
    private readonly ConcurrentDictionary<GridQuestion, HeadroomAnswer> headroomAnswers = new();

    /// <param name="series">The physical grid with what its source says by the hour.</param>
    /// <param name="contentHash">Hash of the file or workspace it was read from.</param>
    internal StudiedGrid(GridSeries series, string contentHash)
    {
        Series = series;
        ContentHash = contentHash;
    }

    /// <summary>A changed grid with the flow that its changes gave: what is asked of it starts from there.</summary>
    internal static StudiedGrid WithFlow(PowerGrid grid, DcFlow flow, DcConvention convention, string contentHash)
    {
        var studied = new StudiedGrid(new(grid, null, []), contentHash);
        studied.networks[convention] = new(new Timed<DcNetwork>(flow.Network, 0));
        studied.flows[convention] = new(new Timed<DcFlow>(flow, 0));
        return studied;
    }

    public PowerGrid Grid => Series.Grid;

    /// <summary>The grid with the hourly series and storage of its case, where it has some.</summary>
    internal GridSeries Series { get; }

    public string ContentHash { get; }

    /// <summary>Reads a case: a MATPOWER .m file, or an RTS-GMLC, PyPSA or plain CSV folder.</summary>
    /// <exception cref="BadInputException">Every problem of the files, with its line.</exception>
    public static StudiedGrid Read(string path)
    {
        var bag = new DiagnosticBag();
        var series = GridSource.ReadSeries(path, bag);
        bag.ThrowIfErrors();
        return new(series!, HashOf(path));
    }

    private static string HashOf(string path) => Directory.Exists(path)
        ? InputsHash.Of("folder", [.. Directory.EnumerateFiles(path, "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(FileHash.Of)])
        : FileHash.Of(path);

    internal DcNetwork Network(DcConvention convention) =>
        TimedNetwork(convention).Value;

    internal Timed<DcNetwork> TimedNetwork(DcConvention convention) =>
        networks.GetOrAdd(convention, key => new(() => Timed<DcNetwork>.Of(() => DcNetwork.From(Grid, key)))).Value;

    internal DcFlow Flow(DcConvention convention) =>
        TimedFlow(convention).Value;

    /// <summary>The network is built before the clock runs.</summary>
    internal Timed<DcFlow> TimedFlow(DcConvention convention)
    {
        var network = Network(convention);
        return flows.GetOrAdd(convention, _ => new(() => Timed<DcFlow>.Of(() => DcPowerFlow.Solve(network)))).Value;
    }

    internal FlowAnswer FlowAnswer(GridQuestion question) =>
        flowAnswers.GetOrAdd(question, asked => ExploreGrid.MakeFlow(this, asked));

    /// <summary>Kept once it is whole: a cancelled study leaves nothing behind.</summary>
    internal HeadroomAnswer HeadroomAnswer(GridQuestion question, CancellationToken cancel) =>
        headroomAnswers.GetOrAdd(question, asked => ExploreGrid.MakeHeadroom(this, asked, cancel));

    internal Solver.PowerFlow.HeadroomAnswer Headroom(GridQuestion question, CancellationToken cancel)
    {
        var participation = Participation.ByCapacity(Network(question.DcConvention));
        var options = new HeadroomOptions { WithOutages = question.Outages };
        return HostingCapacity.Injection(Flow(question.DcConvention), participation, options, cancel);
    }

    /// <summary>"Killeen - Waco", or with the branch number where two branches join the same buses.</summary>
    internal BranchName NameOf(BranchId id) => NameOf(Grid, id);

    internal static BranchName NameOf(PowerGrid grid, BranchId id)
    {
        var branch = grid.GetBranch(id);
        return new(id.Number, $"{grid.GetBus(branch.From).Name} - {grid.GetBus(branch.To).Name}");
    }
}
