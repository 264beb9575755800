using Planner.Domain.Diagnostics;

namespace Planner.Tests;

/// <summary>Progress that nobody watches.</summary>
internal sealed class Silent : IProgress<StepProgress>
{
    public void Report(StepProgress value)
    {
    }
}
