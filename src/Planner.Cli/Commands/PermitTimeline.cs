using System.CommandLine;
using System.Globalization;
using Planner.App.Permits;
using Planner.Permitting;
using Planner.Permitting.Pathways;
using Spectre.Console;

namespace Planner.Cli.Commands;

/// <summary>permit timeline: how long to the permits and to power.</summary>
internal static class PermitTimeline
{
    private static readonly Option<DateOnly?> Start = new("--start")
    {
        Description = "Day on which all applications are filed and orders placed. Without it: the project's own, else the day of the law.",
        CustomParser = result => PermitCommand.ParseDay(result.Tokens[0].Value, result.AddError),
    };

    private static readonly Option<int> Draws = new("--draws") { Description = "Monte-Carlo draws.", DefaultValueFactory = _ => 10_000 };

    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed gives the same answer.", DefaultValueFactory = _ => 1 };

    public static Command Create() => new Command(
        "timeline",
        "How long to the permits and to power: bands, critical steps, a bar for each.\n\nExample: planner permit timeline project.yaml --start 2027-01-04")
    {
        PermitCommand.Project, PermitCommand.Site, PermitCommand.Regime, PermitCommand.AsOf, Start, Draws, Seed,
    }
    .Answers(Ask, Print);

    private static TimelineAnswer Ask(Asked asked)
    {
        var question = new TimelinePermitsQuestion(
            PermitCommand.Question(asked), asked.Parsed.GetValue(Start), asked.Parsed.GetValue(Draws), asked.Parsed.GetValue(Seed));
        return question.About.Site is null
            ? TimelinePermits.Run(RuleLibrary.LoadShipped(), question)
            : WithWorkspace.Run(asked, open => TimelinePermits.Run(open, question));
    }

    private static void Print(IAnsiConsole console, TimelineAnswer answer)
    {
        foreach (var timeline in answer.Timelines)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{timeline.Id}: from {timeline.StartDate:O}, law of {timeline.AsOf:O}, {timeline.Draws} draws, seed {timeline.Seed}"));
            Print(console, $"Settled needs only (document: {timeline.Shortest.ReviewLevel})", timeline.Shortest);
            Print(console, $"With everything that is still open (document: {timeline.Longest.ReviewLevel})", timeline.Longest);
            PrintTasks(console, timeline.Longest);
            console.WriteLine($"Not considered, since nothing is known about them: {string.Join(", ", timeline.NotConsidered.Select(gap => gap.Id))}");
            console.WriteLine(timeline.Note.En);
        }
    }

    private static void Print(IAnsiConsole console, string title, TimelineCase one)
    {
        console.WriteLine(title);
        console.WriteLine("          10 % by     half by     90 % by      days");
        console.WriteLine($"  permits {Text(one.Permits)}");
        console.WriteLine($"  power   {Text(one.TimeToPower)}");
    }

    private static string Text(Band band) => string.Create(CultureInfo.InvariantCulture,
        $"{band.P10Date:O}  {band.P50Date:O}  {band.P90Date:O}   {band.P10Days:0}, {band.P50Days:0}, {band.P90Days:0}");

    /// <summary>Fits a console of 80 columns: what the durations rest on stands below the table.</summary>
    private static void PrintTasks(IAnsiConsole console, TimelineCase one)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("step").AddColumn("need").AddColumn("days").AddColumn("start").AddColumn("end").AddColumn("critical");
        foreach (var task in one.Tasks)
        {
            table.AddRow(
                Markup.Escape(task.Title.En),
                task.Truth.IsTrue ? "yes" : "open",
                string.Create(CultureInfo.InvariantCulture, $"{task.P10Days:0}-{task.P90Days:0}"),
                string.Create(CultureInfo.InvariantCulture, $"{task.StartDay:0}"),
                string.Create(CultureInfo.InvariantCulture, $"{task.EndDay:0}"),
                string.Create(CultureInfo.InvariantCulture, $"{task.Criticality:P0}"));
        }

        console.Write(table);
        console.WriteLine("What the days rest on:");
        foreach (var basis in one.Tasks.GroupBy(Basis))
        {
            console.WriteLine($"  {basis.Key}: {string.Join("; ", basis.Select(task => task.Title.En))}");
        }
    }

    private static string Basis(TimelineTask task) =>
        task.Citation + (task.Confidence == Permitting.Screening.Confidence.Draft ? " (draft)" : "");
}
