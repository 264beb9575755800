using System.Globalization;
using System.Text.Json;
using Planner.App;
using Planner.App.Answers;
using Planner.App.Sites;
using Planner.Domain.Diagnostics;

namespace Planner.Web.Sites;

/// <summary>Users' sites on disk: each upload or drawing as its own file, measured again when the server starts.</summary>
/// <remarks>A file that was accepted once and is refused later (the workspace changed its bounds, say) is logged and left out.</remarks>
internal sealed class AddedSites(OpenWorkspace open, string folder, ILogger<AddedSites> log) : IHostedService
{
    private const string RemovedFile = "removed.json";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock changing = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var file in Files())
        {
            Restore(file, cancellationToken);
        }

        var removed = Removed();
        open.ChangeAddedSites(added => added.Where(site => !removed.Contains(site.Site.Id.Text)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Adds the sites of an uploaded file, all or none.</summary>
    /// <param name="name">The user's name of the file: its ending says the format, and problems are reported with it.</param>
    /// <param name="copyTo">Writes the content.</param>
    /// <param name="cancel">Set when the caller has gone.</param>
    /// <exception cref="BadInputException">Every problem of the file.</exception>
    public async Task<AddedSitesAnswer> AddAsync(string name, Func<Stream, CancellationToken, Task> copyTo, CancellationToken cancel)
    {
        var path = NewPath(name);
        try
        {
            await using (var file = File.Create(path))
            {
                await copyTo(file, cancel);
            }

            return Measure(path, cancel);
        }
        catch
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
            throw;
        }
    }

    /// <summary>Adds a drawn point or polygon.</summary>
    /// <exception cref="BadInputException">It can't be a site.</exception>
    public async Task<DrawnSiteAnswer> DrawAsync(JsonElement feature, CancellationToken cancel)
    {
        var id = NextDrawnId();
        var json = AddSites.ToFile(id, feature);
        await AddAsync(id + ".geojson", (stream, stop) => JsonSerializer.SerializeAsync(stream, json, AnswerJson.Options, stop), cancel);
        return AddSites.Describe(open, id);
    }

    /// <summary>False when no such site was added.</summary>
    public bool Remove(string id)
    {
        lock (changing)
        {
            if (open.AddedSites.All(site => site.Site.Id.Text != id))
            {
                return false;
            }

            open.ChangeAddedSites(added => added.Where(site => site.Site.Id.Text != id));
            var draft = Path.Combine(folder, RemovedFile + ".new");
            File.WriteAllText(draft, JsonSerializer.Serialize(Removed().Append(id).Distinct().Order(StringComparer.Ordinal)));
            File.Move(draft, Path.Combine(folder, RemovedFile), overwrite: true);
            return true;
        }
    }

    private AddedSitesAnswer Measure(string path, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return AddSites.FromFile(open, path, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new BadInputException(new(
                "upload.too-slow", Severity.Error, $"Measuring the sites takes longer than {Patience.TotalSeconds:0} s", new(Path.GetFileName(path)),
                "Others wait for this server too", "Upload fewer or simpler shapes, or import them with 'planner import RECIPE --sites FILE'"));
        }
    }

    private void Restore(string file, CancellationToken cancel)
    {
        try
        {
            AddSites.FromFile(open, file, cancel);
        }
        catch (BadInputException refused)
        {
            log.LogWarning("{File} was added before and is left out now: {Why}", file, refused.Message);
        }
    }

    // A folder of its own for each file, so that the file keeps the user's name in every message.
    private string NewPath(string name)
    {
        lock (changing)
        {
            var last = Folders().Select(Number).DefaultIfEmpty(0).Max();
            var own = Directory.CreateDirectory(Path.Combine(folder, (last + 1).ToString(CultureInfo.InvariantCulture)));
            return Path.Combine(own.FullName, SafeName(name));
        }
    }

    private static string SafeName(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var plain = new string([.. last.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' ' ? letter : '_')]).Trim('.', ' ');
        return plain.Length is > 0 and <= 100 ? plain : $"sites{(Path.GetExtension(plain) is { Length: > 0 and < 10 } ending ? ending : ".csv")}";
    }

    private string NextDrawnId()
    {
        lock (changing)
        {
            var number = 1 + Folders().Select(Number).DefaultIfEmpty(0).Max();
            while (open.FindSite($"drawn-{number}") is not null)
            {
                number++;
            }

            return $"drawn-{number}";
        }
    }

    private IEnumerable<string> Files() => Folders().OrderBy(Number).SelectMany(Directory.EnumerateFiles);

    private IEnumerable<string> Folders() => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(path => Number(path) > 0) : [];

    private static int Number(string path) =>
        int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private HashSet<string> Removed() => Path.Combine(folder, RemovedFile) is var path && File.Exists(path)
        ? JsonSerializer.Deserialize<HashSet<string>>(File.ReadAllText(path))!
        : [];
}
