using System.Text.Json;
using Planner.App.Answers;
using Planner.Domain.Diagnostics;

namespace Planner.App.Access;

/// <summary>The file with the access keys of a server, hashed. Replaced as a whole at each change; only its owner may read it.</summary>
public sealed class KeyFile(string path)
{
    private readonly Lock gate = new();
    private (DateTime WrittenUtc, long Length) stamp;
    private IReadOnlyDictionary<string, AccessKey> keys = new Dictionary<string, AccessKey>();

    /// <summary>Every key, also the revoked ones, in the order in which they were made.</summary>
    /// <exception cref="BadInputException">The file can't be read as keys.</exception>
    public IReadOnlyList<AccessKey> List() => [.. Current().Values.OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)];

    /// <summary>The key that the text is, when it holds. A key that was revoked a moment ago holds no more.</summary>
    public AccessKey? Find(string text) =>
        AccessKey.FindId(text) is { } id && Current().GetValueOrDefault(id) is { } key && key.Admits(text) ? key : null;

    /// <summary>True when the key with this id was not revoked.</summary>
    public bool Holds(string id) => Current().GetValueOrDefault(id) is { RevokedAt: null };

    public void Add(AccessKey key) => Write([.. List(), key]);

    /// <summary>False when there is no such key.</summary>
    public bool Revoke(string id, DateTimeOffset now)
    {
        var all = List();
        if (all.All(key => key.Id != id))
        {
            return false;
        }

        Write([.. all.Select(key => key.Id == id ? key with { RevokedAt = key.RevokedAt ?? now } : key)]);
        return true;
    }

    // Read again whenever the file was replaced, so that a running server follows the command line at once.
    private IReadOnlyDictionary<string, AccessKey> Current()
    {
        var file = new FileInfo(path);
        lock (gate)
        {
            var found = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
            if (found != stamp)
            {
                keys = file.Exists ? Read() : new Dictionary<string, AccessKey>();
                stamp = found;
            }

            return keys;
        }
    }

    private Dictionary<string, AccessKey> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<AccessKey[]>(File.ReadAllBytes(path), AnswerJson.Options)!
                .ToDictionary(key => key.Id, StringComparer.Ordinal);
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            throw new BadInputException(new(
                "keys.bad-file", Severity.Error, $"'{path}' can't be read as access keys: {broken.Message}", new(path),
                "Nobody could be let in, or the wrong ones", "Make a new one with 'planner keys add'"));
        }
    }

    private void Write(AccessKey[] all)
    {
        var draft = path + ".new";
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using (var file = Create(draft))
        {
            JsonSerializer.Serialize(file, all, AnswerJson.Options);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static FileStream Create(string draft)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(draft, options);
    }
}
