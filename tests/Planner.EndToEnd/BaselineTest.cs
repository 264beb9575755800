namespace Planner.EndToEnd;

/// <summary>One picture a mode, compared small and with tolerance: layout and colours, not single letters.</summary>
/// <remarks>PLANNER_BASELINES=write makes them anew; look at them before committing.</remarks>
[Collection(PlannerRuns.Name)]
public sealed class BaselineTest(RunningPlanner planner)
{
    private const double MostDiffering = 0.06;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Baselines");

    [Theory]
    [InlineData("rank")]
    [InlineData("permits")]
    [InlineData("grid")]
    [InlineData("plan")]
    public async Task Mode_Drawn_LooksLikeItsBaseline(string name)
    {
        await using var mode = await ModePage.OpenAsync(planner, $"/{name}?lang=en&theme=light");
        await ModePage.IsVisibleAsync(mode.Page.Locator(".left h2").First);
        await mode.Page.WaitForFunctionAsync("() => window.__map.querySourceFeatures('site').length > 0", null, new() { PollingInterval = 250 });
        await mode.MapIsDrawnAsync();
        var picture = Convert.ToBase64String(await mode.Page.ScreenshotAsync());
        var small = await mode.Page.EvaluateAsync<string>(Shrink, picture);
        var write = Environment.GetEnvironmentVariable("PLANNER_BASELINES");
        if (!string.IsNullOrEmpty(write))
        {
            await File.WriteAllBytesAsync(Path.Combine(write, $"{name}.png"), Convert.FromBase64String(small), TestContext.Current.CancellationToken);
            Assert.Skip($"Wrote the baseline of {name}.");
        }

        var baseline = Convert.ToBase64String(await File.ReadAllBytesAsync(Path.Combine(Folder, $"{name}.png"), TestContext.Current.CancellationToken));
        var share = await mode.Page.EvaluateAsync<double>(Differing, new[] { small, baseline });
        Assert.True(share < MostDiffering, FormattableString.Invariant($"{share:P1} of the pixels of {name} differ from its baseline."));
        mode.AssertNoErrors();
    }

    /// <summary>A quarter of the size: letters blur to greys, shapes and colours stay.</summary>
    private const string Shrink =
        """
        async (png) => {
          const image = new Image();
          image.src = `data:image/png;base64,${png}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          canvas.width = image.width / 4;
          canvas.height = image.height / 4;
          const pen = canvas.getContext('2d');
          pen.imageSmoothingQuality = 'high';
          pen.drawImage(image, 0, 0, canvas.width, canvas.height);
          return canvas.toDataURL('image/png').split(',')[1];
        }
        """;

    /// <summary>Share of pixels of which a colour differs by more than an eighth of its range.</summary>
    private const string Differing =
        """
        async (pictures) => {
          const pixels = async (png) => {
            const image = new Image();
            image.src = `data:image/png;base64,${png}`;
            await image.decode();
            const canvas = document.createElement('canvas');
            canvas.width = image.width;
            canvas.height = image.height;
            const pen = canvas.getContext('2d');
            pen.drawImage(image, 0, 0);
            return pen.getImageData(0, 0, image.width, image.height).data;
          };
          const [a, b] = [await pixels(pictures[0]), await pixels(pictures[1])];
          if (a.length !== b.length) return 1;
          let differing = 0;
          for (let i = 0; i < a.length; i += 4) {
            if ([0, 1, 2].some(c => Math.abs(a[i + c] - b[i + c]) > 32)) differing++;
          }
          return differing / (a.length / 4);
        }
        """;
}
