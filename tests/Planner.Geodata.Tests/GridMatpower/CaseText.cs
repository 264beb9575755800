using System.Text;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;
using Planner.Geodata.Read.Matpower;

namespace Planner.Tests.GridMatpower;

/// <summary>A small valid case whose parts a test can replace.</summary>
internal static class CaseText
{
    public const string Bus = "mpc.bus = [\n 1 3 0 0 0 0 1 1 0 230 1 1.1 0.9;\n 2 1 50 0 0 0 1 1 0 230 1 1.1 0.9;\n];\n";
    public const string Gen = "mpc.gen = [\n 1 50 0 30 -30 1 100 1 90 10;\n];\n";
    public const string Branch = "mpc.branch = [\n 1 2 0.01 0.1 0 100 0 0 0 0 1 -30 30;\n];\n";
    public const string Cost = "mpc.gencost = [\n 2 0 0 3 0.01 20 5;\n];\n";

    public static string Of(string bus = Bus, string gen = Gen, string branch = Branch, string cost = Cost, string head = "mpc.version = '2';\nmpc.baseMVA = 100;\n") =>
        "function mpc = tiny\n" + head + bus + gen + branch + cost;

    public static (PowerGrid? Grid, DiagnosticBag Bag) Read(string text)
    {
        var bag = new DiagnosticBag();
        return (ReadCase(text, bag)?.ToGrid(bag), bag);
    }

    public static MatpowerCase? ReadCase(string text, DiagnosticBag bag)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return MatpowerReader.Read(stream, "tiny.m", bag);
    }
}
