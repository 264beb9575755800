using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting.Facts;

namespace Planner.Permitting.BackTests;

/// <summary>How the words and fields of published determinations become facts: documented data, the same for every record.</summary>
/// <param name="UndatedDays">Days a record without a date is tried on; only days whose list the packs hold count.</param>
/// <param name="Series">Series of document numbers, which bound the day of a record without a date.</param>
/// <param name="Entries">In order: the first entry that gives a fact wins.</param>
public sealed record RecordMapping(ImmutableArray<DateOnly> UndatedDays, ImmutableArray<NumberSeries> Series, ImmutableArray<MappingEntry> Entries)
{
    /// <summary>The mapping that travels with the packs.</summary>
    public static string ShippedFile => Path.Combine(RuleLibrary.ShippedFolder, "backtest-mapping.yaml");

    public static RecordMapping? Load(string file, FactCatalogue catalogue, DiagnosticBag bag) =>
        RecordMappingReader.Read(file, File.ReadAllText(file), catalogue, bag);

    /// <summary>Days to try a record without a date on: those before its number was surely given out.</summary>
    public IEnumerable<DateOnly> DaysFor(DeterminationRecord record)
    {
        var last = Series.Select(series => series.GivenBefore(record.Id)).OfType<DateOnly>().DefaultIfEmpty(DateOnly.MaxValue).Min();
        return UndatedDays.Where(day => day <= last);
    }

    /// <summary>The facts of a record. One that states nothing but its kind of action gives only the deciding agency.</summary>
    public FactSheet Facts(DeterminationRecord record) => Entries
        .Where(entry => (record.StatesFacts || entry.AgencyOnly) && entry.Fits(record))
        .Aggregate(FactSheet.Empty, (sheet, entry) => entry.AddTo(sheet, record));
}

/// <summary>One line of the mapping: which records it speaks of, and the facts they then have.</summary>
public sealed record MappingEntry
{
    public required string Why { get; init; }

    /// <summary>Gives facts about the deciding agency alone.</summary>
    public bool AgencyOnly { get; init; }

    public ImmutableArray<string> Agencies { get; init; } = [];

    /// <summary>Text inside the name of the office.</summary>
    public string? Office { get; init; }

    public ImmutableArray<string> Actions { get; init; } = [];

    public ImmutableArray<FieldTest> Fields { get; init; } = [];

    public ImmutableArray<(FactDefinition Fact, FactValue Value)> Facts { get; init; } = [];

    public ImmutableArray<(FactDefinition Fact, string Field, string Unit, double Scale)> Copies { get; init; } = [];

    public bool Fits(DeterminationRecord record) =>
        (Agencies.IsEmpty || Agencies.Contains(record.Agency))
        && (Office is null || record.Office.Contains(Office, StringComparison.OrdinalIgnoreCase))
        && (Actions.IsEmpty || Actions.Contains(record.Action))
        && Fields.All(test => test.Holds(record));

    public FactSheet AddTo(FactSheet sheet, DeterminationRecord record)
    {
        foreach (var (fact, value) in Facts)
        {
            sheet = Add(sheet, fact, value);
        }

        foreach (var (fact, field, unit, scale) in Copies)
        {
            if (record.Number(field) is { } number && UnitTable.Convert(number * scale, unit, fact.Unit!) is { } converted)
            {
                sheet = Add(sheet, fact, new FactValue.Number(converted, fact.Unit!));
            }
        }

        return sheet;
    }

    private FactSheet Add(FactSheet sheet, FactDefinition fact, FactValue value) => sheet[fact.Id] is Fact.Known
        ? sheet : sheet.With(fact.Id, new Fact.Known(value, new("back-test mapping", "as mapped", "the project's own", FactMethod.Derived, Why)));
}

/// <summary>A test on one field of a record.</summary>
/// <param name="Field">Name of the field in the record's facts.</param>
/// <param name="Is">Wanted truth; null: not asked.</param>
/// <param name="AtMost">Greatest number; null: not asked.</param>
/// <param name="Above">Number that has to be exceeded; null: not asked.</param>
/// <param name="Missing">True: the field is not stated. False: it is.</param>
public sealed record FieldTest(string Field, bool? Is, double? AtMost, double? Above, bool? Missing)
{
    public bool Holds(DeterminationRecord record) =>
        (Is is null || record.Flag(Field) == Is)
        && (AtMost is not { } most || record.Number(Field) <= most)
        && (Above is not { } low || record.Number(Field) > low)
        && (Missing is null || record.States(Field) != Missing);
}
