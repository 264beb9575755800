using System.Globalization;
using Planner.Domain.Grid;
using Planner.Solver.Dispatch;
using Planner.Solver.Network;
using Planner.Tests.Cases;

namespace Planner.Tests.Dispatch;

/// <summary>Oracle: rts-gmlc/MATPOWER/MATPOWER-out.txt, MATPOWER 8.0-dev1, DC OPF, MATPOWER convention.</summary>
public class PublishedDispatchTests
{
    [Fact]
    public void Solve_RtsGmlc_GivesThePublishedObjective() => Assert.Equal(225806.07, Answer().ObjectiveUsdPerHour, 0.005 + 1e-3);

    [Fact]
    public void Solve_RtsGmlc_GivesThePublishedPrices()
    {
        var answer = Answer();
        var rows = PublishedBuses().ToArray();
        Assert.Equal(73, rows.Length);
        foreach (var row in rows)
        {
            var bus = answer.Network.FindBus(new BusId((int)row[0]))!.Value;
            Assert.Equal(row[7], answer.PriceUsdPerMwh[bus], 0.0005 + 1e-4);
            Assert.Equal(answer.PriceUsdPerMwh[bus], answer.EnergyPriceUsdPerMwh(bus) + answer.CongestionPriceUsdPerMwh(bus), 1e-9);
        }
    }

    private static DispatchAnswer Answer()
    {
        var network = DcNetwork.From(CaseFile.Load("rts-gmlc/MATPOWER/RTS_GMLC.m"), DcConvention.Matpower);
        return Assert.IsType<DispatchOutcome.Solved>(DcOpf.Solve(network, new DispatchOptions(), TestContext.Current.CancellationToken)).Answer;
    }

    // The bus table after the heading of the DC OPF; the file holds three other solutions.
    private static IEnumerable<double[]> PublishedBuses() =>
        File.ReadLines(SharedData.Path("rts-gmlc/MATPOWER/MATPOWER-out.txt"))
            .SkipWhile(line => !line.Contains("DC Optimal Power Flow", StringComparison.Ordinal))
            .SkipWhile(line => !line.StartsWith(" Bus ", StringComparison.Ordinal)).Skip(3)
            .TakeWhile(line => !line.StartsWith("      ", StringComparison.Ordinal))
            .Select(Numbers);

    private static double[] Numbers(string line) =>
        [.. line.Replace("*", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => text == "-" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture))];
}
