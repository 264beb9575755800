using Planner.App.Access;
using Planner.Tests;

namespace Planner.Web.Tests;

/// <summary>A server that asks who one is, and a key of every role.</summary>
public sealed class KeyedServer : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private RunningServer? running;

    public RunningServer Server => running!;

    public string Path => folder.PathOf("keys.json");

    public KeyFile KeyFile => new(Path);

    public Dictionary<Role, string> Keys { get; } = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            Keys[role] = AddKey(role);
        }

        running = await RunningServer.StartAsync(new AccessRules { KeyFile = Path });
    }

    public string AddKey(Role role)
    {
        var (key, text) = AccessKey.Create(role.ToString(), role, DateTimeOffset.UnixEpoch);
        KeyFile.Add(key);
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        await running!.DisposeAsync();
        folder.Dispose();
    }
}
