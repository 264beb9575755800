using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Planner.App.Report;

/// <summary>Writes one HTML page that needs nothing else: no script, no picture of another file. Every text is escaped.</summary>
internal sealed class HtmlPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder body = new();

    public HtmlPage Heading(int level, string text) => Element($"h{level}", text);

    public HtmlPage Paragraph(string text, string? kind = null) => Element("p", text, kind);

    public HtmlPage Element(string name, string text, string? kind = null)
    {
        body.Append('<').Append(name).Append(ClassOf(kind)).Append('>').Append(Escape(text)).Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <summary>Text, or a link when there is an address.</summary>
    public static string Link(string text, Uri? address) => address is null || address.Scheme is not ("http" or "https")
        ? Escape(text)
        : $"<a href=\"{Escape(address.AbsoluteUri)}\">{Escape(text)}</a>";

    /// <summary>Names and values side by side; a value of null is left out.</summary>
    public HtmlPage Pairs(params ReadOnlySpan<(string Name, string? Value)> pairs)
    {
        body.Append("<dl>");
        foreach (var (name, value) in pairs)
        {
            if (value is not null)
            {
                body.Append("<dt>").Append(Escape(name)).Append("</dt><dd>").Append(Escape(value)).Append("</dd>");
            }
        }

        body.Append("</dl>\n");
        return this;
    }

    /// <summary>A table.</summary>
    /// <param name="header">Column titles.</param>
    /// <param name="rows">Cells as HTML: escape what is text.</param>
    /// <param name="none">What stands there when there is no row; null: nothing.</param>
    public HtmlPage Table(IReadOnlyList<string> header, IEnumerable<string[]> rows, string? none = null)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return none is null ? this : Paragraph(none);
        }

        body.Append("<table><thead><tr>");
        foreach (var title in header)
        {
            body.Append("<th scope=\"col\">").Append(Escape(title)).Append("</th>");
        }

        body.Append("</tr></thead><tbody>\n");
        foreach (var row in all)
        {
            body.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{cell}</td>")).Append("</tr>\n");
        }

        body.Append("</tbody></table>\n");
        return this;
    }

    /// <summary>A list; what it says instead when there is nothing in it.</summary>
    public HtmlPage List(IEnumerable<string> html, string? none = null)
    {
        var items = html.ToList();
        if (items.Count == 0)
        {
            return none is null ? this : Paragraph(none);
        }

        body.Append("<ul>").AppendJoin("", items.Select(item => $"<li>{item}</li>\n")).Append("</ul>\n");
        return this;
    }

    /// <summary>Markup that was made here, e.g. a figure.</summary>
    public HtmlPage Raw(string html)
    {
        body.Append(html).Append('\n');
        return this;
    }

    /// <summary>The whole page.</summary>
    public string Finish(string title, ReportLanguage language) =>
        $"<!doctype html>\n<html lang=\"{language.Say("en", "zh-Hans")}\"><head><meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:\">\n"
        + $"<title>{Escape(title)}</title>\n<style>{ReportStyle.Css}</style></head>\n<body><main>\n{body}</main></body></html>\n";

    public static string Escape(string text) => Encoder.Encode(text);

    public static string Number(double? value, string format = "#,0.##") =>
        value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : "–";

    private static string ClassOf(string? kind) => kind is null ? "" : $" class=\"{kind}\"";
}
