using System.CommandLine;
using System.Text;
using Planner.App.Plan.Solving;

namespace Planner.Cli.Commands;

/// <summary>Hidden: the process that solves a portfolio for another one.</summary>
internal static class SolveCommand
{
    public static Command Create()
    {
        var command = new Command("solve", "Solves a portfolio task from standard input; used by plan and serve.") { Hidden = true };
        command.SetAction(_ =>
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            using var input = new StreamReader(Console.OpenStandardInput(), utf8);
            using var output = new StreamWriter(Console.OpenStandardOutput(), utf8);
            SolverHost.Run(input, output);
            return ExitCode.Answered;
        });
        return command;
    }
}
