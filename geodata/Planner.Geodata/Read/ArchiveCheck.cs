using System.IO.Compression;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read;

/// <summary>What an archive may be: the limits that keep a zip bomb or a path trick out.</summary>
/// <remarks>
/// Sizes that an archive states are checked first; the runtime gives no more bytes than those (a test holds that), so a
/// lie in the directory gains nothing. Names decide nothing about where a file is written: <see cref="ArchiveFolder"/>
/// gives its files names of its own.
/// </remarks>
internal static class ArchiveCheck
{
    public const int MostEntries = 10_000;

    public const long MostBytes = 16L << 30;

    /// <summary>Largest allowed ratio of expanded to packed size, for members above <see cref="SmallBytes"/>.</summary>
    public const int LargestRatio = 200;

    public const long SmallBytes = 32 << 20;

    /// <summary>Checks a whole archive by its directory.</summary>
    public static bool IsHarmless(string path, string label, DiagnosticBag bag)
    {
        using var archive = Open(path, label, bag);
        return archive is not null && IsHarmless(archive, label, bag);
    }

    public static bool IsHarmless(ZipArchive archive, string label, DiagnosticBag bag)
    {
        var refused = false;
        if (archive.Entries.Count > MostEntries)
        {
            Refuse("archive.too-many", $"The archive holds {archive.Entries.Count} files, more than {MostEntries}");
            return false;
        }

        foreach (var entry in archive.Entries)
        {
            if (IsTrick(entry.FullName))
            {
                Refuse("archive.path-trick", $"A member is named '{entry.FullName}', which leads out of the archive");
            }
            else if (entry.Length > SmallBytes && entry.Length > LargestRatio * Math.Max(1, entry.CompressedLength))
            {
                Refuse("archive.bomb", $"'{entry.FullName}' grows {entry.Length / Math.Max(1, entry.CompressedLength)} times when unpacked");
            }
        }

        if (archive.Entries.Sum(entry => entry.Length) > MostBytes)
        {
            Refuse("archive.too-large", $"The archive grows to more than {MostBytes >> 30} GiB");
        }

        return !refused;

        void Refuse(string code, string what)
        {
            refused = true;
            bag.Error(code, what, new(label), "Such an archive can fill the disk or overwrite other files", "unpack it with a tool you trust, look at it, and import the files themselves");
        }
    }

    public static ZipArchive? Open(string path, string label, DiagnosticBag bag)
    {
        try
        {
            var archive = ZipFile.OpenRead(path);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (InvalidDataException problem)
        {
            bag.Error("archive.malformed", problem.Message.TrimEnd('.'), new(label), "The archive is broken or cut off", "get the file again");
            return null;
        }
    }

    private static bool IsTrick(string name) =>
        name.Contains('\0', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || Path.IsPathRooted(name)
        || name.StartsWith('\\') || name.Split('/', '\\').Contains("..");
}
