using System.Collections.Concurrent;
using System.Security.Cryptography;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.Matpower;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;

namespace Planner.App.Grid;

/// <summary>A grid with what was computed on it once. Immutable to its users; safe to share between requests.</summary>
public sealed class StudiedGrid
{
    private readonly ConcurrentDictionary<DcConvention, Lazy<DcNetwork>> networks = new();
    private readonly ConcurrentDictionary<DcConvention, Lazy<DcFlow>> flows = new();
    private readonly ConcurrentDictionary<GridQuestion, Solver.PowerFlow.HeadroomAnswer> headrooms = new();

    /// <param name="grid">The physical grid.</param>
    /// <param name="contentHash">Hash of the file or workspace it was read from.</param>
    internal StudiedGrid(PowerGrid grid, string contentHash)
    {
        Grid = grid;
        ContentHash = contentHash;
    }

    public PowerGrid Grid { get; }

    public string ContentHash { get; }

    /// <summary>Reads a MATPOWER case.</summary>
    /// <exception cref="BadInputException">Every problem of the file, with its line.</exception>
    public static StudiedGrid Read(string path)
    {
        var bag = new DiagnosticBag();
        var grid = MatpowerReader.Read(path, bag)?.ToGrid(bag);
        bag.ThrowIfErrors();
        using var file = File.OpenRead(path);
        return new(grid!, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    internal DcNetwork Network(DcConvention convention) =>
        networks.GetOrAdd(convention, key => new(() => DcNetwork.From(Grid, key))).Value;

    internal DcFlow Flow(DcConvention convention) =>
        flows.GetOrAdd(convention, key => new(() => DcPowerFlow.Solve(Network(key)))).Value;

    /// <summary>Kept once it is whole: a cancelled study leaves nothing behind.</summary>
    internal Solver.PowerFlow.HeadroomAnswer Headroom(GridQuestion question, CancellationToken cancel) =>
        headrooms.GetOrAdd(question, asked =>
        {
            var participation = Participation.ByCapacity(Network(asked.DcConvention));
            var options = new HeadroomOptions { WithOutages = asked.Outages };
            return HostingCapacity.Injection(Flow(asked.DcConvention), participation, options, cancel);
        });

    /// <summary>"Killeen - Waco", or with the branch number where two branches join the same buses.</summary>
    internal BranchName NameOf(BranchId id)
    {
        var branch = Grid.GetBranch(id);
        return new(id.Number, $"{Grid.GetBus(branch.From).Name} - {Grid.GetBus(branch.To).Name}");
    }
}
