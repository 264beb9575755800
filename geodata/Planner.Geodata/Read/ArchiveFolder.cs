using System.IO.Compression;
using Planner.Domain.Diagnostics;

namespace Planner.Geodata.Read;

/// <summary>Members of an archive, unpacked to a temporary folder under names of our own; gone when disposed.</summary>
internal sealed class ArchiveFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("planner-import-");

    private ArchiveFolder()
    {
    }

    public string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>Unpacks the members that <paramref name="choose"/> gives a name.</summary>
    /// <returns>The folder, or null with a diagnostic when the archive is refused or broken.</returns>
    public static ArchiveFolder? Unpack(string path, string label, Func<ZipArchiveEntry, string?> choose, DiagnosticBag bag)
    {
        using var archive = ArchiveCheck.Open(path, label, bag);
        if (archive is null || !ArchiveCheck.IsHarmless(archive, label, bag))
        {
            return null;
        }

        var unpacked = new ArchiveFolder();
        try
        {
            foreach (var entry in archive.Entries)
            {
                if (choose(entry) is { } name)
                {
                    using var from = entry.Open();
                    using var to = new FileStream(unpacked.Path(name), FileMode.CreateNew);
                    from.CopyTo(to);
                }
            }

            return unpacked;
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            unpacked.Dispose();
            bag.Error("archive.malformed", problem.Message.TrimEnd('.'), new(label), "The archive is broken or cut off", "get the file again");
            return null;
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
