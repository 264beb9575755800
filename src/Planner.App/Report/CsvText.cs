using System.Globalization;
using System.Text;

namespace Planner.App.Report;

/// <summary>Writes a sheet as CSV (RFC 4180, UTF-8 with its mark, so that spreadsheets read Chinese).</summary>
internal static class CsvText
{
    public static byte[] Write(Sheet sheet)
    {
        var text = new StringBuilder().Append('\uFEFF');
        foreach (var row in sheet.Rows.Prepend([.. sheet.Header]))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Text(value.ToString()!),
    };

    // A spreadsheet takes text that begins with one of these for a formula; names come from users' files.
    private static string Text(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
