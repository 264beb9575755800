using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Planner.Geodata.Tests")]
[assembly: InternalsVisibleTo("Planner.Benchmarks")]
