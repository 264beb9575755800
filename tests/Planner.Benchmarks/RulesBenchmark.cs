using System.Diagnostics;
using Planner.Domain.Diagnostics;
using Planner.Domain.Facts;
using Planner.Permitting;
using Planner.Permitting.Projects;
using Planner.Permitting.Screening;

namespace Planner.Benchmarks;

/// <summary>rules N: load all packs, then screen N projects against the whole regime of today.</summary>
internal static class RulesBenchmark
{
    public static Measurement Run(Arguments arguments)
    {
        var count = int.Parse(arguments.Get(0, "the number of screenings"), System.Globalization.CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        var library = RuleLibrary.LoadShipped();
        var firstLoadSeconds = watch.Elapsed.TotalSeconds;
        var bag = new DiagnosticBag();
        var book = library.Book(null, null, bag)!;
        var projects = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "examples")).Order(StringComparer.Ordinal)
            .SelectMany(file => ProjectFile.Read(file, library, bag)).Select(project => project.Facts).ToArray();
        bag.ThrowIfErrors();
        return new Measurement().With("benchmark", "rules").With("screenings", count).With("rules", book.Rules.Length)
            .With("firstLoadSeconds", firstLoadSeconds)
            .Time(5, () => RuleLibrary.LoadShipped(), "loadSeconds")
            .Time(1, () => ScreenAll(book, projects, count));
    }

    /// <summary>Each screening has its own load, so that none is the same as the one before.</summary>
    private static int ScreenAll(RuleBook book, FactSheet[] projects, int count)
    {
        var settled = 0;
        Parallel.For(0, count, index =>
        {
            var load = new Fact.Known(new FactValue.Number(50 + (index % 1000), "MW"), Source.Stated("benchmark"));
            var facts = projects[index % projects.Length].With(new("project.ai_load_mw"), load);
            if (Screen.Run(book, facts, "benchmark").ReviewLevel != ReviewLevel.Undetermined)
            {
                Interlocked.Increment(ref settled);
            }
        });
        return settled;
    }
}
