using Planner.Domain.Facts;
using Planner.Permitting.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Rules;

/// <summary>A comparison of numbers or days.</summary>
/// <remarks>
/// With a tolerance t and a limit N ("approximately N"): below the limit is true up to (1 - t) N, false above (1 + t) N
/// and unknown between; above the limit is the mirror image. The band is a convention of the pack, not of the law.
/// </remarks>
internal sealed record NumberCompare(Operand Left, string Operator, Operand Right, double Tolerance) : Condition
{
    internal override IEnumerable<FactDefinition> Facts => Left.Facts.Concat(Right.Facts);

    internal override Truth Evaluate(Evaluation at)
    {
        if (Left.Value(at) is not { } left || Right.Value(at) is not { } right)
        {
            return Truth.Unknown;
        }

        return Tolerance == 0 ? Truth.Of(Holds(left, right)) : Band(left, right);
    }

    private bool Holds(double left, double right) => Operator switch
    {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        ">=" => left >= right,
        "==" => left.Equals(right),
        _ => !left.Equals(right),
    };

    private Truth Band(double left, double limit)
    {
        var (low, high) = (limit * (1 - Tolerance), limit * (1 + Tolerance));
        var below = left <= low ? Truth.True : left > high ? Truth.False : Truth.Unknown;
        return Operator[0] == '<' ? below : !below;
    }

    public override string ToString() => $"{Left} {Operator} {(Tolerance == 0 ? "" : "approximately ")}{Right}";
}
