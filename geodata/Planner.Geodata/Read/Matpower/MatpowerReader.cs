using System.Collections.Frozen;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read.Matpower;

/// <summary>Reads MATPOWER case files (.m, format version 2) into their raw tables.</summary>
/// <remarks>
/// A case file is a MATLAB program. Only assignments of literal tables, texts and numbers to <c>mpc</c> are taken;
/// a statement that computes something is an error, since leaving it out would change the case without a word.
/// Memory is bounded by <see cref="MatlabTables.CellLimit"/>, whatever the file holds.
/// </remarks>
public static class MatpowerReader
{
    /// <summary>Reads a case; null when a problem was found, all of them in <paramref name="bag"/>.</summary>
    public static MatpowerCase? Read(string path, DiagnosticBag bag)
    {
        if (!System.IO.File.Exists(path))
        {
            bag.Error("file.not-found", "There is no such file", new InputLocation(path), "The case can't be read", "Check the path");
            return null;
        }
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        return Read(stream, path, bag);
    }

    /// <summary>Reads a case from a stream; <paramref name="file"/> names it in diagnostics.</summary>
    public static MatpowerCase? Read(Stream stream, string file, DiagnosticBag bag)
    {
        var errorsBefore = bag.ErrorCount;
        var program = new CaseProgram(new MatlabScanner(stream), file, bag);
        program.Run();
        program.RequireTables();
        return bag.ErrorCount == errorsBefore ? program.ToCase() : null;
    }

    private sealed class CaseProgram(MatlabScanner scanner, string file, DiagnosticBag bag)
    {
        private readonly MatlabTables tables = new(scanner, file, bag, FrozenDictionary<string, double>.Empty);
        private readonly List<KeyValuePair<string, MatpowerMatrix>> matrices = [];
        private readonly List<KeyValuePair<string, MatpowerTexts>> texts = [];
        private string name = "";
        private string prefix = "mpc.";
        private double? baseMva;
        private bool versionSeen;

        public void Run()
        {
            while (!tables.GaveUp && scanner.Peek() != -1)
            {
                scanner.SkipBlanks();
                if (scanner.Peek() is '\n' or ';' or ',')
                {
                    scanner.Next();
                }
                else if (scanner.Peek() != -1)
                {
                    Statement();
                }
            }
        }

        public void RequireTables()
        {
            if (tables.GaveUp)
            {
                return;
            }
            RequireTable("bus", BusColumn.Required);
            RequireTable("gen", GenColumn.Required);
            RequireTable("branch", BranchColumn.Required);
            RequireWidth("gencost", CostColumn.Required);
            RequireWidth("dcline", DcLineColumn.Required);
            if (!versionSeen)
            {
                tables.Error("matpower.version", "The file states no format version", 1, "Only version 2 is read; version 1 has other columns",
                    "Convert the case with MATPOWER's loadcase and savecase");
            }
            if (baseMva is not > 0 || !double.IsFinite(baseMva.Value))
            {
                tables.Error("matpower.base-power", $"baseMVA is {(baseMva is { } value ? value : "absent")}", 1,
                    "All p.u. values rest on it", "State mpc.baseMVA as a positive number");
            }
        }

        public MatpowerCase ToCase() => new()
        {
            File = file,
            Name = name,
            BaseMva = baseMva!.Value,
            Bus = Find("bus")!,
            Gen = Find("gen")!,
            Branch = Find("branch")!,
            GenCost = Find("gencost"),
            DcLine = Find("dcline"),
            OtherTables = [.. matrices.Where(table => table.Key is not ("bus" or "gen" or "branch" or "gencost" or "dcline"))],
            TextTables = texts,
        };

        private MatpowerMatrix? Find(string table) => matrices.FirstOrDefault(pair => pair.Key == table).Value;

        private void Statement()
        {
            var line = scanner.Line;
            var word = scanner.ReadName();
            if (word == "function")
            {
                Signature();
            }
            else if (word.StartsWith(prefix, StringComparison.Ordinal) && NextIsAssignment())
            {
                Assign(word[prefix.Length..], line);
            }
            else if (word is "define_constants" or "end" or "endfunction" or "return")
            {
                scanner.SkipBlanks();
            }
            else
            {
                Unsupported(word, line);
            }
        }

        // function mpc = case9, function [mpc] = case9, or function case9() of old files with another struct name.
        private void Signature()
        {
            scanner.SkipBlanks();
            var target = scanner.ReadName();
            scanner.SkipBlanks();
            if (scanner.Peek() == '=' && target.Length > 0)
            {
                scanner.Next();
                scanner.SkipBlanks();
                prefix = target + ".";
                name = scanner.ReadName();
            }
            scanner.SkipLine();
        }

        private bool NextIsAssignment()
        {
            scanner.SkipBlanks();
            if (scanner.Peek() != '=')
            {
                return false;
            }
            scanner.Next();
            scanner.SkipBlanks();
            return true;
        }

        private void Assign(string field, int line)
        {
            switch (scanner.Peek())
            {
                case '[':
                    AddOnce(matrices, field, tables.ReadMatrix("mpc." + field), line);
                    break;
                case '{':
                    AddOnce(texts, field, tables.ReadTexts("mpc." + field), line);
                    break;
                case '\'' or '"':
                    Text(field, tables.ReadText("mpc." + field), line);
                    break;
                default:
                    Number(field, tables.ReadNumber("mpc." + field), line);
                    break;
            }
            RequireEndOfStatement(line);
        }

        private void AddOnce<T>(List<KeyValuePair<string, T>> list, string field, T value, int line)
        {
            if (list.Exists(pair => pair.Key == field))
            {
                tables.Error("matpower.table-twice", $"mpc.{field} is assigned twice", line, "Which one counts is not clear", "Keep one");
            }
            list.Add(new(field, value));
        }

        private void Text(string field, string? text, int line)
        {
            if (field != "version")
            {
                return;
            }
            versionSeen = true;
            if (text != "2")
            {
                tables.Error("matpower.version", $"The format version is '{text}'", line, "Only version 2 is read; other versions have other columns",
                    "Convert the case with MATPOWER's loadcase and savecase");
            }
        }

        private void Number(string field, double? value, int line)
        {
            if (field == "baseMVA")
            {
                baseMva = value;
            }
            else if (field == "version")
            {
                Text(field, value is 2 ? "2" : $"{value}", line);
            }
        }

        private void RequireEndOfStatement(int line)
        {
            scanner.SkipBlanks();
            var ended = scanner.Peek() is ';' or '\n' or ',' or -1 || scanner.IsAt("mpc."u8);
            if (!tables.GaveUp && !ended)
            {
                Unsupported("", line);
            }
        }

        private void Unsupported(string word, int line)
        {
            var rest = MatlabTables.Shown(scanner.ReadCell());
            scanner.SkipLine();
            tables.Error("matpower.unsupported-statement", $"\"{word}{rest}\" is not an assignment of a plain table, text or number", line,
                "Programs are not run, and leaving the statement out could change the case", "Save the finished case with MATPOWER's savecase");
        }

        private void RequireTable(string table, int columns)
        {
            if (Find(table) is null)
            {
                tables.Error("matpower.missing-table", $"The file has no table mpc.{table}", 1, "A case needs mpc.bus, mpc.gen and mpc.branch",
                    "Check that this is a MATPOWER case file");
            }
            RequireWidth(table, columns);
        }

        private void RequireWidth(string table, int columns)
        {
            if (Find(table) is { Rows: > 0 } matrix && matrix.Columns < columns)
            {
                tables.Error("matpower.missing-columns", $"mpc.{table} has {matrix.Columns} columns", matrix.Line(0),
                    $"Format version 2 has at least {columns}", "Convert the case with MATPOWER's loadcase and savecase");
            }
        }
    }
}
