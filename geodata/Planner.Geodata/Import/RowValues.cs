using System.Globalization;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;

namespace Planner.Geodata.Import;

/// <summary>Turns the source values of a row into the layer's columns, and decides whether the row is wanted.</summary>
internal sealed class RowValues(LayerSpec layer, DiagnosticBag bag)
{
    /// <summary>Values of the columns (text, double or null), or null when 'where' leaves the row out.</summary>
    public object?[]? Read(object?[] source, InputLocation where)
    {
        var values = new object?[layer.Columns.Count];
        List<(ColumnSpec Column, object Value)> wrong = [];
        for (var position = 0; position < values.Length; position++)
        {
            var column = layer.Columns[position];
            if (!TryConvert(column, source[position], out values[position]))
            {
                wrong.Add((column, source[position]!));
            }
        }

        if (!IsWanted(values))
        {
            return null;
        }

        foreach (var (column, value) in wrong)
        {
            bag.Error("row.not-a-number", $"'{column.From}' is '{value}'", where, "The recipe calls it a number", "correct the row, list the value under 'missing', or read the column as text");
        }

        return values;
    }

    private bool IsWanted(object?[] values)
    {
        var truth = Truth.True;
        foreach (var condition in layer.Where)
        {
            truth &= condition.Holds(values[IndexOf(condition.Column)]);
        }

        return truth.IsTrue;
    }

    private int IndexOf(string name)
    {
        for (var position = 0; position < layer.Columns.Count; position++)
        {
            if (layer.Columns[position].As == name)
            {
                return position;
            }
        }

        throw new InvalidOperationException($"The recipe was not checked: layer '{layer.Id}' has no column '{name}'.");
    }

    private static bool TryConvert(ColumnSpec column, object? source, out object? value)
    {
        value = null;
        var text = Convert.ToString(source, CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(text) || column.Missing.Contains(text))
        {
            return true;
        }

        if (column.Type == ColumnType.Text)
        {
            value = text;
            return true;
        }

        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        value = isNumber ? number : null;
        return isNumber;
    }
}
