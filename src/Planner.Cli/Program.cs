using Planner.Cli;

return await CommandLine.RunAsync(args);
