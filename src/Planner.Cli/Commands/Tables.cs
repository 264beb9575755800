using System.Globalization;
using Spectre.Console;

namespace Planner.Cli.Commands;

/// <summary>How answers look in a terminal.</summary>
internal static class Tables
{
    public static Table New(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            table.AddColumn(column);
        }

        return table;
    }

    /// <summary>Cells of plain text: nothing in a name may act as markup.</summary>
    public static string[] Cells(params string[] texts) => [.. texts.Select(Markup.Escape)];

    public static string Number(double? value, string format = "0.#") =>
        value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : "unknown";

    public static void SayIllustrative(IAnsiConsole console, bool illustrative)
    {
        if (illustrative)
        {
            console.WriteLine("Illustrative data: good for learning Planner, not for a decision.");
        }
    }
}
