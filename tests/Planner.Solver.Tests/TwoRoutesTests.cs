using System.Globalization;
using System.Text.RegularExpressions;
using Planner.Domain.Grid;
using Planner.Solver.Dispatch;
using Planner.Solver.Network;
using Planner.Solver.PowerFlow;
using Planner.Tests.Cases;

namespace Planner.Tests;

/// <summary>Every shared case up to 500 buses by two routes: angle and PTDF form, LODF column and re-solved network, headroom and bisection.</summary>
public partial class TwoRoutesTests
{
    private const int MostBuses = 500;
    private const int OutagesPerCase = 12;
    private const double TolMw = 1e-6;

    // Full bisection re-solves every outage thirty times; one bus of each network of this size is enough here.
    private const int MostBusesForBisection = 300;

    [Fact]
    public void Dispatch_AngleAndPtdfForm_AgreeOnEveryCase() => Assert.Empty(Files("", "api", "sad").Select(CompareForms).OfType<string>());

    [Fact]
    public void Lodf_EqualsTheResolvedNetwork_OnEveryCase() => Assert.Empty(Files("").SelectMany(CompareOutages));

    [Fact]
    public void Headroom_EqualsBisection_OnEveryCase() => Assert.Empty(Files("").Select(CompareHeadroom).OfType<string>());

    private static string? CompareForms(string file)
    {
        var network = DcNetwork.From(CaseFile.Load(file), DcConvention.PowerModels);
        return (Solve(network, DispatchForm.Ptdf), Solve(network, DispatchForm.Angle)) switch
        {
            (DispatchOutcome.Solved ptdf, DispatchOutcome.Solved angle) => Differ(ptdf.Answer, angle.Answer) is { } what ? $"{file}: {what}" : null,
            (DispatchOutcome.Infeasible, DispatchOutcome.Infeasible) => null,
            var (ptdf, angle) => $"{file}: {ptdf} against {angle}",
        };
    }

    private static DispatchOutcome Solve(DcNetwork network, DispatchForm form) =>
        DcOpf.Solve(network, new DispatchOptions { Form = form }, TestContext.Current.CancellationToken);

    private static string? Differ(DispatchAnswer ptdf, DispatchAnswer angle)
    {
        var (left, right) = (ptdf.ObjectiveUsdPerHour, angle.ObjectiveUsdPerHour);
        return Math.Abs(left - right) <= 1e-6 * (1 + Math.Abs(right)) ? null : string.Create(CultureInfo.InvariantCulture, $"{left} against {right}");
    }

    private static IEnumerable<string> CompareOutages(string file)
    {
        var grid = CaseFile.Load(file);
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        var before = DcPowerFlow.Solve(network);
        var step = Math.Max(1, network.BranchCount / OutagesPerCase);
        for (var k = 0; k < network.BranchCount; k += step)
        {
            if (Lodf.Column(network, k) is { } column && WorstDifference(grid, before, k, column) is > TolMw and var mw)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{file}: outage of {network.Branches[k].Id} differs by {mw} MW");
            }
        }
    }

    private static double WorstDifference(PowerGrid grid, DcFlow before, int k, double[] column)
    {
        var network = before.Network;
        var after = DcPowerFlow.Solve(DcNetwork.From(grid.Apply(new GridChange.OutageBranch(network.Branches[k].Id)), DcConvention.Matpower));
        return Enumerable.Range(0, network.BranchCount).Where(m => m != k).Max(m =>
        {
            var resolvedMw = after.FlowMw[after.Network.FindBranch(network.Branches[m].Id)!.Value];
            return Math.Abs(resolvedMw - before.FlowMw[m] - (column[m] * before.FlowMw[k])) / (1 + Math.Abs(resolvedMw));
        });
    }

    private static string? CompareHeadroom(string file)
    {
        var grid = CaseFile.Load(file);
        if (grid.Buses.Length > MostBusesForBisection)
        {
            return null;
        }
        var network = DcNetwork.From(grid, DcConvention.Matpower);
        var bus = network.BusCount / 2;
        var answer = HostingCapacity.Injection(
            DcPowerFlow.Solve(network), Participation.ByCapacity(network), new HeadroomOptions(), TestContext.Current.CancellationToken).Buses[bus];
        var oracle = new HeadroomOracle(grid, new HeadroomOptions().ExistingOverloadShare);
        return Compare("N-0", oracle.Headroom(bus, withOutages: false), answer.Base.Headroom.Value)
            ?? Compare("N-1", oracle.Headroom(bus, withOutages: true), answer.WithOutages!.Headroom.Value);

        string? Compare(string security, double expectedMw, double actualMw) => Math.Abs(expectedMw - actualMw) <= 1e-4 * (1 + expectedMw)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{file}: {security} headroom at bus index {bus} is {actualMw} against {expectedMw} MW");
    }

    // The number in a case's name is its number of buses.
    private static string[] Files(params string[] folders)
    {
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(SharedData.Path(Path.Combine("pglib-opf", folder)), "*.m").Select(file => Path.Combine("pglib-opf", folder, Path.GetFileName(file))))
            .Append("matpower/case_ACTIVSg200.m").Append("rts-gmlc/MATPOWER/RTS_GMLC.m")
            .Where(file => BusesInName().Match(file) is not { Success: true } match || int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) <= MostBuses)
            .Order(StringComparer.Ordinal).ToArray();
        Assert.True(files.Length > 10);
        return files;
    }

    [GeneratedRegex("case(\\d+)_")]
    private static partial Regex BusesInName();
}
