using System.Diagnostics;
using System.Globalization;
using System.Text;
using Planner.Domain.Diagnostics;

namespace Planner.App.Report;

/// <summary>Prints a page to PDF with a headless Chromium of the machine.</summary>
internal static class PdfPrinter
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>True when there is a browser to print with.</summary>
    public static bool IsPresent => Find() is not null;

    /// <param name="html">The page.</param>
    /// <param name="asOf">Day that the file says it was made on: the day of the law, so that the same report has the same bytes.</param>
    /// <param name="cancel">Ends the browser.</param>
    /// <exception cref="BadInputException">There is no Chromium.</exception>
    public static byte[] Print(string html, DateOnly asOf, CancellationToken cancel)
    {
        var browser = Find() ?? throw new BadInputException(new(
            "report.no-chromium", Severity.Error, "There is no Chromium on this machine", new("--format pdf"),
            "A PDF is printed by it", "Install it (Debian: apt-get install chromium), name it in PLANNER_CHROMIUM, or take the report as HTML"));
        var folder = Directory.CreateTempSubdirectory("planner-report-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "report.html"), Path.Combine(folder.FullName, "report.pdf"));
            File.WriteAllText(page, html.Replace("</head>", ChineseFont() + "</head>", StringComparison.Ordinal));
            Run(browser, page, pdf, folder.FullName, cancel);
            return Undated(File.ReadAllBytes(pdf), asOf);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The map UI's own cut of a Chinese font: a server seldom has one, and would print boxes. Within the page, since a page on disk may read no other file. Empty without the UI.</summary>
    private static string ChineseFont()
    {
        var fonts = Path.Combine(AppContext.BaseDirectory, "wwwroot", "fonts");
        var faces =
            from name in new[] { (Family: "Planner SC", File: "noto-sans-sc"), (Family: "Planner SC More", File: "noto-sans-sc-more") }
            from weight in new[] { (Css: "100 500", File: "400"), (Css: "501 900", File: "600") }
            let file = Path.Combine(fonts, $"{name.File}-{weight.File}.woff2")
            where File.Exists(file)
            select $"@font-face{{font-family:'{name.Family}';font-weight:{weight.Css};src:url(data:font/woff2;base64,{Convert.ToBase64String(File.ReadAllBytes(file))});unicode-range:U+2E80-9FFF,U+FF00-FFEF}}";
        return $"<style>{string.Concat(faces)}</style>";
    }

    private static string? Find() => Environment.GetEnvironmentVariable("PLANNER_CHROMIUM") ?? Array.Find(Places, File.Exists);

    private static void Run(string browser, string page, string pdf, string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in Arguments(page, pdf, folder))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var kill = patience.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        if (!File.Exists(pdf))
        {
            throw new InvalidOperationException($"{browser} wrote no PDF: {error}{output.Result}");
        }
    }

    // Its own folder, so that a browser of the user's that runs already is left alone; root can't have the sandbox.
    private static IEnumerable<string> Arguments(string page, string pdf, string folder) =>
    [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync", "--disable-component-update",
        $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}",
        .. Environment.UserName == "root" ? new[] { "--no-sandbox" } : [], new Uri(page).AbsoluteUri,
    ];

    /// <summary>Puts one day in the place of the moment of printing, in as many bytes, so that every offset stays right.</summary>
    private static byte[] Undated(byte[] pdf, DateOnly asOf)
    {
        var day = asOf.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000";
        foreach (var name in new[] { "/CreationDate (D:", "/ModDate (D:" })
        {
            var place = pdf.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name));
            if (place >= 0)
            {
                Encoding.ASCII.GetBytes(day).CopyTo(pdf.AsSpan(place + name.Length));
            }
        }

        return pdf;
    }
}
