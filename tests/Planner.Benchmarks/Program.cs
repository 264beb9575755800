using Planner.Benchmarks;

// Every speed claim of the project has a name here: dotnet run -c Release --project tests/Planner.Benchmarks -- NAME ...
Func<Arguments, Measurement>? benchmark = args.FirstOrDefault() switch
{
    "flow" => FlowBenchmark.Run,
    "contingencies" => ContingencyBenchmark.Run,
    "headroom" => HeadroomBenchmark.Run,
    "opf" => OpfBenchmark.Run,
    "pglib" => PglibBenchmark.Run,
    "hourly" => HourlyBenchmark.Run,
    "redispatch" => RedispatchBenchmark.Run,
    _ => null,
};
if (benchmark is null)
{
    Console.Error.WriteLine("Usage: NAME [arguments] [--json]; NAME is one of: flow CASE, contingencies CASE, headroom CASE, opf CASE, redispatch CASE, pglib DIR, hourly RTS-FOLDER; each with [--convention matpower|powermodels].");
    return 2;
}
var arguments = new Arguments(args[1..]);
Console.WriteLine(benchmark(arguments).Text(arguments.Has("--json")));
return 0;
