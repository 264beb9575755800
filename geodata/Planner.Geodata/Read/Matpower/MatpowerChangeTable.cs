using System.Collections.Frozen;
using System.Collections.Immutable;
using Planner.Domain.Diagnostics;
using Planner.Domain.Grid;

namespace Planner.Geodata.Read.Matpower;

/// <summary>Elements that go out of service together, as a change table lists them.</summary>
public sealed record ListedOutage(string Label, ImmutableArray<BranchId> Branches, ImmutableArray<GeneratorId> Generators);

/// <summary>A MATPOWER change table (contab, or hourly scenarios): rows of label, probability, table, row, column, type, value.</summary>
/// <remarks>Source: MATPOWER User's Manual, section "Change Tables" (apply_changes). Constants by name or by number.</remarks>
public sealed class MatpowerChangeTable
{
    private const int Label = 0, Table = 2, Row = 3, Column = 4, Type = 5, NewValue = 6, Width = 7;
    private const int GeneratorTable = 2, BranchTable = 3, AreaLoadTable = 8;
    private const int GeneratorStatus = 8, BranchStatus = 11, AllRealLoad = 4, Replace = 1;

    private static readonly FrozenDictionary<string, double> Constants = new Dictionary<string, double>
    {
        ["CT_TBUS"] = 1,
        ["CT_TGEN"] = 2,
        ["CT_TBRCH"] = 3,
        ["CT_TAREABUS"] = 4,
        ["CT_TAREAGEN"] = 5,
        ["CT_TAREABRCH"] = 6,
        ["CT_TLOAD"] = 7,
        ["CT_TAREALOAD"] = 8,
        ["CT_TGENCOST"] = 9,
        ["CT_TAREAGENCOST"] = 10,
        ["CT_REP"] = 1,
        ["CT_REL"] = 2,
        ["CT_ADD"] = 3,
        ["CT_LOAD_ALL_PQ"] = 1,
        ["CT_LOAD_FIX_PQ"] = 2,
        ["CT_LOAD_DIS_PQ"] = 3,
        ["CT_LOAD_ALL_P"] = 4,
        ["CT_LOAD_FIX_P"] = 5,
        ["CT_LOAD_DIS_P"] = 6,
        ["GEN_STATUS"] = 8,
        ["PMAX"] = 9,
        ["PMIN"] = 10,
        ["PG"] = 2,
        ["BR_STATUS"] = 11,
        ["RATE_A"] = 6,
        ["RATE_B"] = 7,
        ["RATE_C"] = 8,
    }.ToFrozenDictionary();

    private readonly string file;
    private readonly MatpowerMatrix rows;

    private MatpowerChangeTable(string file, MatpowerMatrix rows)
    {
        this.file = file;
        this.rows = rows;
    }

    /// <summary>Reads a change table; null when a problem was found, all of them in <paramref name="bag"/>.</summary>
    public static MatpowerChangeTable? Read(string path, DiagnosticBag bag)
    {
        if (!File.Exists(path))
        {
            bag.Error("file.not-found", "There is no such file", new InputLocation(path), "The list can't be read", "Check the path");
            return null;
        }
        var before = bag.ErrorCount;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var scanner = new MatlabScanner(stream);
        var tables = new MatlabTables(scanner, path, bag, Constants);
        var matrix = FindMatrix(scanner, tables);
        if (bag.ErrorCount == before && matrix is not { Rows: 0 } && matrix?.Columns != Width)
        {
            tables.Error("contab.no-table", $"There is no table with {Width} columns", 1, "A change table has label, prob, table, row, col, chgtype, newval", "Check that this is a change table");
        }
        return bag.ErrorCount == before ? new MatpowerChangeTable(path, matrix!) : null;
    }

    /// <summary>The table as outages, rows of one label together; anything else than taking elements out is a problem.</summary>
    public IReadOnlyList<ListedOutage> Outages(DiagnosticBag bag)
    {
        var order = new List<double>();
        var branches = new Dictionary<double, List<BranchId>>();
        var generators = new Dictionary<double, List<GeneratorId>>();
        for (var row = 0; row < rows.Rows; row++)
        {
            var label = rows[row, Label];
            if (branches.TryAdd(label, []))
            {
                generators[label] = [];
                order.Add(label);
            }
            switch (rows[row, Table], rows[row, Column], rows[row, Type], rows[row, NewValue])
            {
                case (BranchTable, BranchStatus, Replace, 0):
                    branches[label].Add(new BranchId((int)rows[row, Row]));
                    break;
                case (GeneratorTable, GeneratorStatus, Replace, 0):
                    generators[label].Add(new GeneratorId((int)rows[row, Row]));
                    break;
                default:
                    bag.Error("contab.not-an-outage", $"Row {row + 1} changes table {rows[row, Table]}, column {rows[row, Column]} to {rows[row, NewValue]}", new InputLocation(file, rows.Line(row)),
                        "A contingency list takes branches and generators out of service", "Keep rows that set BR_STATUS or GEN_STATUS to 0");
                    break;
            }
        }
        return [.. order.Select(label => new ListedOutage($"{label}", [.. branches[label]], [.. generators[label]]))];
    }

    /// <summary>Demand of areas by label (hour): (label, area, MW). Other rows are a problem.</summary>
    public IReadOnlyList<(int Label, int Area, double DemandMw)> AreaDemand(DiagnosticBag bag)
    {
        var demand = new List<(int, int, double)>(rows.Rows);
        for (var row = 0; row < rows.Rows; row++)
        {
            if (rows[row, Table] != AreaLoadTable || rows[row, Column] != AllRealLoad || rows[row, Type] != Replace)
            {
                bag.Error("contab.not-area-demand", $"Row {row + 1} is not a new demand of an area", new InputLocation(file, rows.Line(row)),
                    "An hourly scenario sets the demand of areas", "Keep rows of CT_TAREALOAD, CT_LOAD_ALL_P, CT_REP");
                continue;
            }
            demand.Add(((int)rows[row, Label], (int)rows[row, Row], rows[row, NewValue]));
        }
        return demand;
    }

    // The first table of the file, whatever its name; comments and the function line go by.
    private static MatpowerMatrix? FindMatrix(MatlabScanner scanner, MatlabTables tables)
    {
        while (!tables.GaveUp && scanner.Peek() != -1)
        {
            scanner.SkipBlanks();
            if (scanner.Peek() == '[')
            {
                return tables.ReadMatrix("chgtab");
            }
            scanner.Next();
        }
        return null;
    }
}
