using System.Security.Cryptography;
using Planner.Domain.Diagnostics;
using Planner.Geodata.Import;
using Planner.Geodata.Store;

namespace Planner.App;

/// <summary>The shipped sample, imported on first use and kept for the next.</summary>
internal static class SampleWorkspace
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "sample");

    /// <summary>Path of the sample's workspace; imports it when this version of the sample has none yet.</summary>
    public static string Ensure(IProgress<StepProgress> progress, CancellationToken cancel)
    {
        var path = Path.Combine(CacheFolder(), $"sample-{Key()}.gpkg");
        while (!File.Exists(path) && !TryImport(path, progress, cancel))
        {
            // Another process imports it; its result will serve this one too.
            cancel.ThrowIfCancellationRequested();
            progress.Report(new("Waiting for the sample that another process imports", null));
            cancel.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
        }

        return path;
    }

    private static bool TryImport(string path, IProgress<StepProgress> progress, CancellationToken cancel)
    {
        try
        {
            RecipeImport.Run(Path.Combine(Folder, "recipe.yaml"), path, new ImportOptions(Folder, null), progress, cancel);
            return true;
        }
        catch (BadInputException refused) when (refused.Diagnostics[0].Code == "workspace.busy")
        {
            return false;
        }
    }

    // A change of the sample's files or of the code that measures them makes another workspace, never a stale one.
    private static string Key()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(Workspace).Module.ModuleVersionId.ToByteArray());
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    internal static string CacheFolder()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        var folder = Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "planner");
        return Directory.CreateDirectory(folder).FullName;
    }
}
