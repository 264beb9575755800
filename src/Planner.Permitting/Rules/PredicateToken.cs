namespace Planner.Permitting.Rules;

internal enum PredicateToken
{
    None,
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
    Today,
    Day,
    Number,
    Rule,
    Fact,
    Word,
}

