using System.Globalization;
using System.Security.Cryptography;
using Planner.Solver.Scenario;

namespace Planner.App.Scenarios;

/// <summary>The solved parts of a run that is not at its end, in a folder named by its inputs hash.</summary>
/// <remarks>
/// A part is written beside and renamed, and begins with the SHA-256 of the rest: one that a crash tore is dropped and
/// solved again. Two processes at one question write the same parts.
/// </remarks>
internal sealed class ScenarioParts(string folder) : IHourlyParts
{
    private static int lastDraft;

    /// <summary>Whether a run was cut off here.</summary>
    public bool HasSome => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.part").Any();

    public byte[]? Find(int part)
    {
        var path = PathOf(part);
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.Length >= SHA256.HashSizeInBytes && SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes)))
        {
            return bytes[SHA256.HashSizeInBytes..];
        }

        File.Delete(path);
        return null;
    }

    public void Keep(int part, byte[] values)
    {
        Directory.CreateDirectory(folder);
        var draft = $"{PathOf(part)}-{Environment.ProcessId}-{Interlocked.Increment(ref lastDraft)}";
        File.WriteAllBytes(draft, [.. SHA256.HashData(values), .. values]);
        File.Move(draft, PathOf(part), overwrite: true);
    }

    /// <summary>Removes the parts of a run that is whole.</summary>
    public void Forget()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string PathOf(int part) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{part}.part"));
}
