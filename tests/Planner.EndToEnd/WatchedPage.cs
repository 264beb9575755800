using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Planner.EndToEnd;

/// <summary>A page that remembers every console error and uncaught exception.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> errors = new();

    public WatchedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Enqueue(error);
    }

    public IPage Page { get; }

    public void AssertNoErrors() => Assert.Empty(errors);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
