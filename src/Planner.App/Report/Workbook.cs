using System.IO.Compression;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Planner.App.Report;

/// <summary>A sheet of a workbook: a header and rows of text, numbers, flags or nothing.</summary>
internal sealed record Sheet(string Name, IReadOnlyList<string> Header, IReadOnlyList<object?[]> Rows);

/// <summary>Writes sheets as XLSX; the same sheets give the same bytes.</summary>
internal static class Workbook
{
    // A zip entry must have a date; the first that the format knows says that it means nothing.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // The document properties hold the second of writing.
    private static readonly SpreadCheetahOptions Options = new() { DocumentProperties = null };

    public static async Task<byte[]> WriteAsync(IEnumerable<Sheet> sheets, CancellationToken cancel)
    {
        using var stream = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(stream, Options, cancel))
        {
            var bold = book.AddStyle(new Style { Font = { Bold = true } });
            foreach (var sheet in sheets)
            {
                await WriteAsync(book, sheet, bold, cancel);
            }

            await book.FinishAsync(cancel);
        }

        return Undated(stream.ToArray());
    }

    private static async Task WriteAsync(Spreadsheet book, Sheet sheet, StyleId bold, CancellationToken cancel)
    {
        await book.StartWorksheetAsync(sheet.Name, new WorksheetOptions { FrozenRows = 1 }, cancel);
        await book.AddRowAsync(sheet.Header.Select(title => new Cell(title, bold)).ToArray(), cancel);
        foreach (var row in sheet.Rows)
        {
            await book.AddRowAsync(row.Select(CellOf).ToArray(), cancel);
        }
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => default,
        double number => new(number),
        int number => new(number),
        bool flag => new(flag),
        _ => new(value.ToString()),
    };

    private static byte[] Undated(byte[] xlsx)
    {
        using var read = new ZipArchive(new MemoryStream(xlsx), ZipArchiveMode.Read);
        var stream = new MemoryStream();
        using (var written = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var entry in read.Entries)
            {
                var copy = written.CreateEntry(entry.FullName);
                copy.LastWriteTime = NoDate;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return stream.ToArray();
    }
}
