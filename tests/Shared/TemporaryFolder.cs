namespace Planner.Tests;

/// <summary>A folder of one test's own, gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("planner-test-");

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Writes a text file and gives its full path.</summary>
    public string Write(string name, string text)
    {
        var path = PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
