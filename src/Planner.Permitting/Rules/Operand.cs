using System.Globalization;
using Planner.Permitting.Facts;
using Planner.Permitting.Screening;

namespace Planner.Permitting.Rules;

/// <summary>A number (or a day as its day number) that may be unknown.</summary>
public abstract record Operand
{
    /// <summary>The value, or null when a fact in it is not known or a quotient has no meaning.</summary>
    internal abstract double? Value(Evaluation at);

    internal virtual IEnumerable<FactDefinition> Facts => [];

    internal sealed record Literal(double Number, string Written) : Operand
    {
        internal override double? Value(Evaluation at) => Number;

        public override string ToString() => Written;
    }

    internal sealed record Today : Operand
    {
        internal override double? Value(Evaluation at) => at.Book.AsOf.DayNumber;

        public override string ToString() => "today";
    }

    internal sealed record FactNumber(FactDefinition Fact) : Operand
    {
        internal override double? Value(Evaluation at) => at.Number(Fact);

        internal override IEnumerable<FactDefinition> Facts => [Fact];

        public override string ToString() => Fact.Id.Name;
    }

    internal sealed record CountOf(FactDefinition Fact) : Operand
    {
        internal override double? Value(Evaluation at) => at.CountWords(Fact);

        internal override IEnumerable<FactDefinition> Facts => [Fact];

        public override string ToString() => $"count({Fact.Id})";
    }

    internal sealed record Binary(Operand Left, char Sign, Operand Right) : Operand
    {
        internal override double? Value(Evaluation at)
        {
            if (Left.Value(at) is not { } left || Right.Value(at) is not { } right)
            {
                return null;
            }

            var value = Sign switch { '+' => left + right, '-' => left - right, '*' => left * right, _ => left / right };
            return double.IsFinite(value) ? value : null;
        }

        internal override IEnumerable<FactDefinition> Facts => Left.Facts.Concat(Right.Facts);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Left} {Sign} {Right}");
    }
}
