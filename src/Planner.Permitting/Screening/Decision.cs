using Planner.Domain.Facts;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Screening;

/// <summary>The level, and the step of the order of evaluation that gave it.</summary>
internal sealed record Decision(ReviewLevel Level, EligibilityStatus Status, DecisionGround Ground)
{
    /// <summary>The answer stopped at a question that facts can settle; a conflict of rules is none.</summary>
    public bool IsOpen => Ground is DecisionGround.NexusUnknown or DecisionGround.ExemptionUnknown or DecisionGround.ExclusionUnknown
        or DecisionGround.ClassUnknown or DecisionGround.SignificanceUnknown;

    public static Decision Of(RuleBook book, Evaluation at)
    {
        var path = book.Path;
        var decision = NexusFirst(path, at);
        return path.Blocked.Evaluate(at).IsTrue ? decision with { Status = EligibilityStatus.Excluded } : decision;
    }

    private static Decision NexusFirst(ReviewPath path, Evaluation at)
    {
        var exempt = path.Exempt.Evaluate(at);
        if (exempt.IsTrue)
        {
            return new(ReviewLevel.None, EligibilityStatus.Eligible, DecisionGround.Exempt);
        }

        var none = path.NoFederalDecision.Evaluate(at);
        if (none.IsTrue)
        {
            return new(ReviewLevel.None, EligibilityStatus.Eligible, DecisionGround.NoFederalDecision);
        }

        if (none.IsUnknown)
        {
            return Undetermined(DecisionGround.NexusUnknown);
        }

        return exempt.IsUnknown ? Undetermined(DecisionGround.ExemptionUnknown) : Exclusion(path, at);
    }

    private static Decision Exclusion(ReviewPath path, Evaluation at)
    {
        var exclusion = path.Exclusion.Evaluate(at);
        if (exclusion.IsFalse)
        {
            return Document(path, at);
        }

        if (exclusion.IsUnknown)
        {
            return Undetermined(DecisionGround.ExclusionUnknown);
        }

        return ClassOf(path, at) switch
        {
            { IsTrue: true } => Undetermined(DecisionGround.Conflict),
            { IsUnknown: true } => Undetermined(DecisionGround.ClassUnknown),
            _ => new(ReviewLevel.CE, EligibilityStatus.Eligible, DecisionGround.Exclusion),
        };
    }

    /// <summary>Another list says that this class normally needs a document.</summary>
    private static Truth ClassOf(ReviewPath path, Evaluation at) => path.StatementClass.Evaluate(at) | path.AssessmentClass.Evaluate(at);

    /// <summary>42 USC 4336(b): an EIS when a significant effect is reasonably foreseeable, else an EA.</summary>
    private static Decision Document(ReviewPath path, Evaluation at)
    {
        if (path.SignificantEffect.Evaluate(at).IsTrue)
        {
            return Review(ReviewLevel.EIS, DecisionGround.Significance);
        }

        if (path.NoSignificantEffect.Evaluate(at).IsTrue)
        {
            return Review(ReviewLevel.EA, DecisionGround.Significance);
        }

        var (statement, assessment) = (path.StatementClass.Evaluate(at), path.AssessmentClass.Evaluate(at));
        if (statement.IsTrue)
        {
            return Review(ReviewLevel.EIS, DecisionGround.StatementClass);
        }

        return assessment.IsTrue && statement.IsFalse
            ? Review(ReviewLevel.EA, DecisionGround.AssessmentClass)
            : Review(ReviewLevel.EAorEIS, DecisionGround.SignificanceUnknown);
    }

    private static Decision Review(ReviewLevel level, DecisionGround ground) => new(level, EligibilityStatus.Review, ground);

    private static Decision Undetermined(DecisionGround ground) => new(ReviewLevel.Undetermined, EligibilityStatus.Unknown, ground);
}

/// <summary>Questions that are still open and could change the answer, in their order; to be asked only of an answer that is open.</summary>
/// <remarks>
/// The first is the one the decision stopped at. Behind it come those that would be asked next if it went on: they change
/// the answer just as well, only later. A question that is settled, or that nothing can lead to any more, is left out.
/// </remarks>
internal static class OpenQuestions
{
    public static IEnumerable<(string Id, Condition Condition)> Of(RuleBook book, Evaluation at)
    {
        var path = book.Path;
        var exclusion = path.Exclusion.Evaluate(at);
        var classes = new Condition.AnyOf([path.StatementClass, path.AssessmentClass]);
        var significance = path.SignificantEffect.Evaluate(at);
        foreach (var (id, condition) in new (string, Condition)[] { ("federal-decision", path.NoFederalDecision), ("nepa-reach", path.Exempt), ("exclusion", path.Exclusion) })
        {
            if (condition.Evaluate(at).IsUnknown)
            {
                yield return (id, condition);
            }
        }

        // With an exclusion that holds only the classes of another list can still stand against it. Where the packs do not
        // hold the agency's list no fact leads on to the document.
        if (exclusion.IsTrue && classes.Evaluate(at).IsUnknown)
        {
            yield return ("document", classes);
        }
        else if (significance.IsUnknown && (exclusion.IsFalse || (exclusion.IsUnknown && Missing.Of(path.Exclusion, at).Count > 0)))
        {
            // Each on its own: a class that is settled must not hide what could still raise the document.
            foreach (var condition in path.StatementClass.Evaluate(at).IsTrue ? [path.SignificantEffect] : new[] { path.SignificantEffect, path.StatementClass, path.AssessmentClass })
            {
                yield return ("document", condition);
            }
        }
    }
}

/// <summary>Which step of the order of evaluation gave the answer.</summary>
internal enum DecisionGround
{
    NoFederalDecision,
    Exempt,
    NexusUnknown,
    ExemptionUnknown,
    Exclusion,
    ExclusionUnknown,
    ClassUnknown,
    Conflict,
    Significance,
    StatementClass,
    AssessmentClass,
    SignificanceUnknown,
}
