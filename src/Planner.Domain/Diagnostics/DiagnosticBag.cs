namespace Planner.Domain.Diagnostics;

/// <summary>Collects the problems of one import or one file, so that a user sees all of them at once.</summary>
/// <remarks>
/// Not thread-safe. Keeps at most <see cref="Limit"/> errors and as many notes, so that a file of garbage can't fill the
/// memory; <see cref="ErrorCount"/> and <see cref="NoteCount"/> count all.
/// </remarks>
public sealed class DiagnosticBag
{
    public const int Limit = 1000;

    private readonly List<Diagnostic> kept = [];

    public IReadOnlyList<Diagnostic> Kept => kept;

    public int ErrorCount { get; private set; }

    public int NoteCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    /// <summary>Hands over what was gathered and starts anew.</summary>
    public IReadOnlyList<Diagnostic> Take()
    {
        Diagnostic[] taken = [.. kept];
        kept.Clear();
        (ErrorCount, NoteCount) = (0, 0);
        return taken;
    }

    public void Add(Diagnostic diagnostic)
    {
        var count = diagnostic.Severity == Severity.Error ? ++ErrorCount : ++NoteCount;
        if (count <= Limit)
        {
            kept.Add(diagnostic);
        }
    }

    public void Error(string code, string what, InputLocation where, string why, string remedy) =>
        Add(new(code, Severity.Error, what, where, why, remedy));

    public void Note(string code, string what, InputLocation where, string why, string remedy) =>
        Add(new(code, Severity.Note, what, where, why, remedy));

    /// <summary>Does a piece of work that may refuse its input, and takes its problems into this bag; null when it did.</summary>
    public T? Collect<T>(Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (BadInputException refused)
        {
            foreach (var diagnostic in refused.Diagnostics)
            {
                Add(diagnostic);
            }

            return null;
        }
    }

    /// <summary>Goes on only when there is no error.</summary>
    /// <exception cref="BadInputException">At least one error was collected; it carries all of them.</exception>
    public void ThrowIfErrors()
    {
        if (HasErrors)
        {
            throw new BadInputException(kept, ErrorCount);
        }
    }
}
