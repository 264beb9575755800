using System.Security.Cryptography;

namespace Planner.App.Answers;

/// <summary>SHA-256 of a file's bytes, in hex.</summary>
internal static class FileHash
{
    public static string Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
