namespace Planner.Permitting.Rules;

internal enum PredicateToken
{
    /// <summary>The end.</summary>
    None,

    /// <summary>A character that belongs to no predicate.</summary>
    Foreign,
    Open,
    Close,
    OpenSet,
    CloseSet,
    Comma,
    Comparison,
    Sign,
    Scale,
    And,
    Or,
    Not,
    In,
    Between,
    Relation,
    Is,
    Count,
    Approximately,
    Constant,
    Any,
    Today,
    Day,
    Number,
    Rule,
    Fact,
    Word,
}
