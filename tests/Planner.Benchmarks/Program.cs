using Planner.Benchmarks;
using Planner.Benchmarks.Browser;

// Every speed claim of the project has a name here: dotnet run -c Release --project tests/Planner.Benchmarks -- NAME ...
var benchmarks = new SortedDictionary<string, (string Usage, Func<Arguments, Measurement> Run)>(StringComparer.Ordinal)
{
    ["contingencies"] = ("CASE [--convention matpower|powermodels]", ContingencyBenchmark.Run),
    ["crowd"] = ("[SITES] [BRANCHES] [--keep WORKSPACE.gpkg] [--picture FILE.png]", CrowdBenchmark.Run),
    ["firstview"] = ("[--workspace FILE] [--runs N] [--lang en|zh] [--mode MODE]", FirstViewBenchmark.Run),
    ["flow"] = ("CASE [--convention matpower|powermodels]", FlowBenchmark.Run),
    ["headroom"] = ("CASE [--convention matpower|powermodels]", HeadroomBenchmark.Run),
    ["hourly"] = ("RTS-FOLDER [--convention matpower|powermodels]", HourlyBenchmark.Run),
    ["import"] = ("FEATURES [--seed N]", ImportBenchmark.Run),
    ["judge"] = ("SITES", JudgeBenchmark.Run),
    ["opf"] = ("CASE [--convention matpower|powermodels]", OpfBenchmark.Run),
    ["orlib"] = ("FILE [--uncapacitated] [--capacity N] [--seconds S]", OrlibBenchmark.Run),
    ["pglib"] = ("DIR [--convention matpower|powermodels]", PglibBenchmark.Run),
    ["portfolio"] = ("CASE SITES [--years Y] [--mw MW] [--target MW] [--kv KV] [--gap G] [--seconds S] [--seed N] [--baselines] [--trace]", PortfolioBenchmark.Run),
    ["study"] = ("STUDY.yaml [WORKSPACE] [--baselines] [--trace]", StudyBenchmark.Run),
    ["rank"] = ("SITES CRITERIA", RankBenchmark.Run),
    ["redispatch"] = ("CASE [--convention matpower|powermodels]", RedispatchBenchmark.Run),
    ["rules"] = ("N", RulesBenchmark.Run),
    ["screening"] = ("SITES POLYGONS [--segments N] [--seed N] [--write FOLDER]", ScreeningBenchmark.Run),
    ["whatif"] = ("CASE", WhatIfBenchmark.Run),
    ["smaa"] = ("SITES CRITERIA DRAWS", SmaaBenchmark.Run),
};
if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    Console.Error.WriteLine("Usage: NAME [arguments] [--json]; NAME is one of:");
    benchmarks.ToList().ForEach(pair => Console.Error.WriteLine($"  {pair.Key} {pair.Value.Usage}"));
    return 2;
}
var arguments = new Arguments(args[1..]);
Console.WriteLine(benchmark.Run(arguments).Text(arguments.Has("--json")));
return 0;
