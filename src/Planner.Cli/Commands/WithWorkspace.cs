using Planner.App;

namespace Planner.Cli.Commands;

/// <summary>Opens the workspace that the command line names, or the sample, for the length of one question.</summary>
internal static class WithWorkspace
{
    public static T Run<T>(Asked asked, Func<OpenWorkspace, T> ask)
    {
        using var open = OpenWorkspace.Open(asked.WorkspacePath, asked.Progress, asked.Cancel);
        return ask(open);
    }
}
