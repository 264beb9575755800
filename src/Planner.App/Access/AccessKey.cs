using System.Security.Cryptography;
using System.Text;

namespace Planner.App.Access;

/// <summary>A key that lets a person or program use a server. Only the hash of its secret is kept.</summary>
/// <param name="Id">Public part of the key, shown in lists and used to revoke it.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Role">What it allows.</param>
/// <param name="SecretSha256">SHA-256 of the secret part, in hex.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it stopped to hold; null: it holds.</param>
/// <remarks>
/// The secret is 256 random bits, so a plain hash can't be searched back; a slow hash guards short passwords and would
/// only cost time at every request.
/// </remarks>
public sealed record AccessKey(
    string Id, string Name, Role Role, string SecretSha256, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt = null)
{
    /// <summary>How every key begins, so that one that leaks is recognised.</summary>
    public const string Prefix = "plnr_";

    private const int IdBytes = 5;
    private const int SecretBytes = 32;

    /// <summary>Makes a key; the text is shown once and kept nowhere.</summary>
    public static (AccessKey Key, string Text) Create(string name, Role role, DateTimeOffset now)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        return (new(id, name, role, HashOf(secret), now), $"{Prefix}{id}_{secret}");
    }

    /// <summary>The public part of a key's text; null when it is no key.</summary>
    public static string? FindId(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text.Split('_') is [_, var id, _] ? id : null;

    /// <summary>True when the text is this key and the key still holds.</summary>
    public bool Admits(string text) =>
        RevokedAt is null
        && FindId(text) == Id
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(HashOf(text[(Prefix.Length + Id.Length + 1)..])), Encoding.ASCII.GetBytes(SecretSha256));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
