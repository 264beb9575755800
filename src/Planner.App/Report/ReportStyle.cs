namespace Planner.App.Report;

/// <summary>How a report looks, on the screen and on A4 or Letter paper: the map UI's light tokens.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light; }
        body { margin: 0; background: #fff; color: #1d2326; font: 13px/1.45 "Inter", "Noto Sans", "Noto Sans SC", "Noto Sans CJK SC", "Planner SC", "Planner SC More", system-ui, sans-serif; }
        main { max-width: 180mm; margin: 0 auto; padding: 12mm 6mm; }
        h1 { font-size: 22px; line-height: 1.2; margin: 0 0 4px; }
        h2 { font-size: 16px; margin: 24px 0 8px; border-bottom: 1px solid #d5d9db; padding-bottom: 4px; break-after: avoid; }
        h3 { font-size: 13px; margin: 16px 0 4px; break-after: avoid; }
        p { margin: 4px 0; }
        a { color: #0b5c8a; }
        .lead { font-size: 14px; }
        .muted, figcaption { color: #5b6469; font-size: 11.5px; }
        .notice { border-left: 3px solid #e08a0b; padding: 4px 8px; background: #fdf6ea; }
        dl { display: grid; grid-template-columns: 44mm 1fr; gap: 2px 8px; margin: 4px 0; }
        dt { color: #5b6469; } dd { margin: 0; }
        table { border-collapse: collapse; width: 100%; margin: 4px 0; font-size: 11.5px; font-variant-numeric: tabular-nums; }
        th { text-align: left; color: #5b6469; font-weight: 600; }
        th, td { padding: 3px 8px 3px 0; border-bottom: 1px solid #e6e9ea; vertical-align: top; overflow-wrap: break-word; }
        th { overflow-wrap: normal; }
        th, td { min-width: 16mm; } td:first-child { min-width: 38mm; } tr { break-inside: avoid; }
        ul { margin: 2px 0; padding-left: 16px; } li { margin: 1px 0; }
        .tree { font-size: 11.5px; } .tree ul { border-left: 1px solid #e6e9ea; }
        .truth { display: inline-block; min-width: 4.5em; font-weight: 600; }
        .true { color: #0b7163; } .false { color: #5b6469; } .unknown { color: #8a5500; }
        figure { margin: 8px 0; break-inside: avoid; } svg { width: 100%; height: auto; border: 1px solid #d5d9db; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 10.5px; }
        code { font-size: 10.5px; overflow-wrap: anywhere; }
        @page { size: A4; margin: 14mm 10mm; }
        @media print { main { padding: 0; max-width: none; } }
        """;
}
