using Microsoft.Playwright;
using ProviderGen.TestSupport;

namespace ProviderGen.Browser.Tests;

/// <summary>The page can be read, by everybody and everywhere; pictures of it are kept.</summary>
public sealed class AppearanceTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    // Every text that is shown, unless its button cannot be pressed; the least contrast that the guidelines (WCAG 2, AA) allow is 4.5.
    private const string PoorContrasts =
        """
        () => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          const over = (colors) => {
            canvas.clearRect(0, 0, 1, 1);
            for (const color of colors) {
              canvas.fillStyle = color;
              canvas.fillRect(0, 0, 1, 1);
            }
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const luminance = color => color.slice(0, 3)
            .map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
          const poor = [];
          for (const element of document.querySelectorAll('body *')) {
            const hasText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
            if (!hasText || !element.checkVisibility() || element.closest(':disabled, label:has(+ :disabled)'))
              continue;
            const grounds = [];
            for (let around = element; around; around = around.parentElement)
              grounds.unshift(getComputedStyle(around).backgroundColor);
            const ground = over(grounds);
            const [light, dark] = [luminance(over([...grounds, getComputedStyle(element).color])), luminance(ground)].sort((a, b) => b - a);
            const contrast = (light + 0.05) / (dark + 0.05);
            if (contrast < 4.5)
              poor.push(`${contrast.toFixed(2)} ${element.tagName} ${element.className} '${element.textContent.trim()}'`);
          }
          return [...new Set(poor)];
        }
        """;

    [SkippableFact]
    public async Task The_page_can_be_looked_at_in_light_and_dark_wide_and_narrow()
    {
        SamplePage sample = await OpenAsync();
        await ShootAsync(sample, "empty");
        await sample.Page.Locator("#sample").ClickAsync();
        await sample.ReadyAsync();
        await sample.TypeAsync(65_536 * 20, "changed"u8.ToArray());
        await sample.MapIsDrawnAsync();
        await ShootAsync(sample, "changed");
        await IsReadableAsync(sample);
        await sample.Page.Locator("#examine").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#contract-facts")).ToContainTextAsync("passed");
        await sample.Page.Locator("#measure").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#costs td")).ToHaveCountAsync(18);
        await sample.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await ShootAsync(sample, "dark");
        await IsReadableAsync(sample);
        await sample.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await sample.ChooseAsync(FileOf("torn.img", new byte[100_001]));
        await Assertions.Expect(sample.Message).ToBeVisibleAsync();
        await IsReadableAsync(sample);
        await sample.Page.SetViewportSizeAsync(390, 844);
        await Assertions.Expect(sample.Page.Locator(".byte")).ToHaveCountAsync(256);
        await ShootAsync(sample, "narrow");
    }

    [SkippableFact]
    public async Task The_page_has_its_style()
    {
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(ImageOf("old.img", 40, 0x11));
        await sample.MapIsDrawnAsync();
        await sample.TypeAsync(0, [0x12]);
        Assert.Equal("grid", await StyleAsync(sample, "#map", "display"));
        Assert.Equal("grid", await StyleAsync(sample, "#hex", "display"));
        Assert.Equal("16px", await StyleAsync(sample, "section", "borderRadius"));
        Assert.NotEqual(await StyleAsync(sample, "#download", "backgroundColor"), await StyleAsync(sample, "#flush", "backgroundColor"));
        Assert.NotEqual(await StyleAsync(sample, "#hex .byte:focus", "backgroundColor"), await StyleAsync(sample, ".byte[data-at='0']", "backgroundColor"));
        LocatorBoundingBoxResult map = (await sample.Page.Locator("#pages").BoundingBoxAsync())!;
        LocatorBoundingBoxResult bytes = (await sample.Page.Locator("#bytes").BoundingBoxAsync())!;
        Assert.True(map.Y == bytes.Y && map.X + map.Width < bytes.X, "The map is not beside the bytes.");

        // A changed page can be told without seeing colours.
        await Assertions.Expect(sample.Square(0)).ToHaveAttributeAsync("aria-label", "page 0: 80 % or more in use, changed");
        Assert.Equal("\"\"", await sample.Square(0).EvaluateAsync<string>("square => getComputedStyle(square, '::after').content"));
        Assert.Equal("none", await sample.Square(1).EvaluateAsync<string>("square => getComputedStyle(square, '::after').content"));
    }

    [SkippableTheory]
    [InlineData(320)]
    [InlineData(390)]
    public async Task Nothing_sticks_out_of_a_narrow_window(int width)
    {
        SamplePage sample = await OpenAsync();
        await sample.Page.SetViewportSizeAsync(width, 800);
        await FitsAsync(sample);
        await sample.UploadAsync(ImageOf($"{new string('a', 200)}.img", 40, 0x11));
        await sample.Page.Locator("#hash-it").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#hash")).Not.ToBeEmptyAsync();
        await sample.TypeAsync(0, [0x12]);
        await FitsAsync(sample);
        // The text beside the bytes as well.
        Assert.True(await sample.Page.Locator("#hex").EvaluateAsync<bool>("hex => hex.scrollWidth <= hex.clientWidth"), "The bytes are cut off.");
        await sample.ChooseAsync(FileOf($"{new string('b', 200)}.img", new byte[100_001]));
        await Assertions.Expect(sample.Message).ToBeVisibleAsync();
        await FitsAsync(sample);
    }

    [SkippableFact]
    public async Task The_map_can_be_told_apart_in_forced_colors()
    {
        SamplePage sample = await OpenAsync();
        byte[] image = new byte[5 * 65_536];
        for (int page = 1; page < 5; page++)
            image.AsSpan(page * 65_536, page * 16_000).Fill(0x11);
        await sample.UploadAsync(FileOf("levels.img", image));
        await sample.MapIsDrawnAsync();
        await sample.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        Assert.Equal("0 2 3 3 4", string.Join(' ', await sample.MapAsync()));
        var colors = new List<string>();
        foreach (ILocator square in await sample.Page.Locator("#map button").AllAsync())
            colors.Add(await CenterAsync(sample, square));
        Assert.Equal(4, colors.Distinct().Count());
        await ShootAsync(sample, "forced-colors");
    }

    // The colour in the middle as it is painted: what a style says is something else where colours are forced.
    private static async Task<string> CenterAsync(SamplePage sample, ILocator element) => await sample.Page.EvaluateAsync<string>(
        """
        async base64 => {
          const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), c => c.charCodeAt(0))]));
          const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
          canvas.drawImage(picture, 0, 0);
          return canvas.getImageData(picture.width >> 1, picture.height >> 1, 1, 1).data.join();
        }
        """,
        Convert.ToBase64String(await element.ScreenshotAsync()));

    private static async Task IsReadableAsync(SamplePage sample) => Assert.Empty(await sample.Page.EvaluateAsync<string[]>(PoorContrasts));

    private static async Task FitsAsync(SamplePage sample)
        => Assert.Equal(await sample.Page.EvaluateAsync<int>("() => innerWidth"), await sample.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));

    private static Task<string> StyleAsync(SamplePage sample, string selector, string property)
        => sample.Page.Locator(selector).First.EvaluateAsync<string>("(element, property) => getComputedStyle(element)[property]", property);

    private static Task<byte[]> ShootAsync(SamplePage sample, string name) => sample.Page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Repository.Root, "artifacts", "browser", $"{name}.png"),
        FullPage = true,
    });
}
