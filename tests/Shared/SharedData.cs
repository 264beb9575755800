namespace Planner.Tests;

/// <summary>The folder of real data that tests may read but the repository does not hold.</summary>
internal static class SharedData
{
    private static readonly string? Folder = Find();

    /// <summary>Full path of a data file; the test is skipped, with the reason, where the folder is not there.</summary>
    public static string Path(string relativePath)
    {
        Assert.SkipWhen(Folder is null, "No test data: set PLANNER_SHARED_DATA to the folder, or put it at ../shared/data.");
        var path = System.IO.Path.Combine(Folder!, relativePath);
        Assert.True(File.Exists(path) || Directory.Exists(path), $"The test data folder lacks {relativePath}.");
        return path;
    }

    private static string? Find()
    {
        var stated = Environment.GetEnvironmentVariable("PLANNER_SHARED_DATA");
        return !string.IsNullOrEmpty(stated) ? stated : Upward().FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Upward()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Planner.sln")))
            {
                yield return System.IO.Path.Combine(folder.Parent!.FullName, "shared", "data");
            }
        }
    }
}
