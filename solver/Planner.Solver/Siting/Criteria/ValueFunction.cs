using System.Collections.Immutable;

namespace Planner.Solver.Siting;

/// <summary>A stated point of a value function: the criterion's value and the score it earns.</summary>
/// <param name="Value">In the criterion's unit.</param>
/// <param name="Score">0 (worst) to 1 (best).</param>
public readonly record struct Anchor(double Value, double Score);

/// <summary>Which way a criterion gets better.</summary>
public enum Direction
{
    HigherIsBetter,
    LowerIsBetter,
}

/// <summary>What a value of a criterion is worth: piecewise linear through stated anchors, constant beyond the end ones.</summary>
/// <remarks>
/// The anchors are fixed by the study and never taken from the sites at hand, so that adding or removing a site can't
/// reorder the others (rank reversal of min-max scaling: Belton and Gear 1983). Monotone: the scores rise or fall along the values.
/// Immutable; thread-safe.
/// </remarks>
public sealed class ValueFunction
{
    private readonly double[] values;
    private readonly double[] scores;

    /// <exception cref="ArgumentException">Fewer than two anchors, values that don't rise, a score outside [0, 1], or scores that turn.</exception>
    public ValueFunction(IEnumerable<Anchor> anchors)
    {
        Anchors = [.. anchors];
        values = [.. Anchors.Select(anchor => anchor.Value)];
        scores = [.. Anchors.Select(anchor => anchor.Score)];
        if (FindProblem(Anchors) is { } problem)
        {
            throw new ArgumentException(problem, nameof(anchors));
        }
    }

    public ImmutableArray<Anchor> Anchors { get; }

    public Direction Direction => scores[^1] >= scores[0] ? Direction.HigherIsBetter : Direction.LowerIsBetter;

    /// <summary>The score of a known value, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite: an unknown value has no score.</exception>
    public double Score(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only a finite value has a score; mark an unknown one as unknown.");
        }

        var next = 0;
        while (next < values.Length && values[next] < value)
        {
            next++;
        }

        return next == 0 ? scores[0] : next == values.Length ? scores[^1] : Between(next, value);
    }

    /// <summary>True when the value lies beyond an end anchor, so that its score is that anchor's.</summary>
    public bool IsBeyondAnchors(double value) => value < values[0] || value > values[^1];

    /// <summary>Why these anchors make no value function, or null when they do.</summary>
    public static string? FindProblem(IReadOnlyList<Anchor> anchors)
    {
        var steps = anchors.Zip(anchors.Skip(1)).ToList();
        return anchors.Count < 2 ? "A value function needs at least two anchors"
            : !anchors.All(anchor => double.IsFinite(anchor.Value)) ? "An anchor's value must be a finite number"
            : !anchors.All(anchor => anchor.Score is >= 0 and <= 1) ? "An anchor's score must lie in [0, 1]"
            : !steps.All(step => step.First.Value < step.Second.Value) ? "The anchors' values must rise"
            : !steps.All(step => step.First.Score <= step.Second.Score) && !steps.All(step => step.First.Score >= step.Second.Score)
                ? "The anchors' scores must rise or fall throughout, not turn"
            : null;
    }

    private double Between(int next, double value)
    {
        var along = (value - values[next - 1]) / (values[next] - values[next - 1]);
        return scores[next - 1] + (along * (scores[next] - scores[next - 1]));
    }
}
