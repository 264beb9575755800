using System.Globalization;

namespace Planner.Geodata.Read.GridCsv;

/// <summary>The cells of one column: eight bytes for a number, and the text only where the number would not give it again.</summary>
/// <remarks>A year of a thousand series takes 70 MB. Equal texts are kept once.</remarks>
/// <param name="pool">Texts of the whole table.</param>
internal sealed class GridCsvCells(HashSet<string> pool)
{
    private readonly List<double> numbers = [];
    private List<string?>? texts;

    /// <summary>The cell as it is written.</summary>
    public string this[int row] => texts?[row] ?? numbers[row].ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The cell as a number; null when it is none, or not a finite one.</summary>
    public double? FindNumber(int row) => double.IsFinite(numbers[row]) ? numbers[row] : null;

    public void Add(string text)
    {
        var number = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : double.NaN;
        if (!IsWrittenSo(number, text))
        {
            texts ??= [.. numbers.Select(_ => (string?)null)];
        }

        numbers.Add(number);
        texts?.Add(IsWrittenSo(number, text) ? null : Pooled(text));
    }

    private string Pooled(string text)
    {
        if (pool.TryGetValue(text, out var kept))
        {
            return kept;
        }

        pool.Add(text);
        return text;
    }

    private static bool IsWrittenSo(double number, string text)
    {
        Span<char> written = stackalloc char[32];
        return double.IsFinite(number) && number.TryFormat(written, out var length, "R", CultureInfo.InvariantCulture) && written[..length].SequenceEqual(text);
    }
}
