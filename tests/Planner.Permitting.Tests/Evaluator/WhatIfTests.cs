using Planner.Permitting.Counterfactuals;
using Planner.Permitting.Rules;

namespace Planner.Permitting.Tests.Evaluator;

/// <summary>The nearest change that turns an answer, and whether its value is meant or only the side of a limit.</summary>
public class WhatIfTests
{
    private static FactChange Turning(string when, double miles) =>
        Assert.Single(WhatIf.Run(SmallLaw.Nepa(SmallLaw.Rule("P", OutcomeKind.Permit, when)).Book(), Stated.Facts(SmallLaw.Catalogue, ("line.length_mi", miles))),
            flip => flip.RuleId == "P").Changes[0];

    /// <summary>"0 to 0.001" is no advice: above zero is.</summary>
    [Theory]
    [InlineData("line.length_mi > 0 mi", 0.0, 0.0, null)]
    [InlineData("line.length_mi > 10 mi", 3.0, 10.0, null)]
    [InlineData("line.length_mi < 10 mi", 30.0, null, 10.0)]
    [InlineData("line.length_mi >= 10 mi", 3.0, null, null)]
    public void Change_PastALimit_NamesTheLimit(string when, double miles, double? above, double? below)
    {
        var change = Turning(when, miles);
        Assert.Equal((above, below), (change.Above, change.Below));
    }
}
