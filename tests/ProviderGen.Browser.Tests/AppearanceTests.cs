using Microsoft.Playwright;

namespace ProviderGen.Browser.Tests;

/// <summary>Keeps pictures of the page, and lets nothing go wrong unseen.</summary>
public sealed class AppearanceTests : BrowserTest
{
    [SkippableFact]
    public async Task The_page_can_be_looked_at_in_light_and_dark_wide_and_narrow()
    {
        SamplePage sample = await OpenAsync();
        await ShootAsync(sample, "empty");
        await sample.Page.Locator("#sample").ClickAsync();
        await sample.ReadyAsync();
        await sample.TypeAsync(65_536 * 20, "changed"u8.ToArray());
        await ShootAsync(sample, "changed");
        await sample.Page.Locator("#examine").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#contract-facts")).ToContainTextAsync("passed", new() { Timeout = 100_000 });
        await sample.Page.Locator("#measure").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#costs td")).ToHaveCountAsync(18, new() { Timeout = 30_000 });
        await sample.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await ShootAsync(sample, "dark");
        await sample.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await sample.Page.Locator("#file").SetInputFilesAsync(FileOf("torn.img", new byte[100_001]));
        await Assertions.Expect(sample.Message).ToBeVisibleAsync();
        await sample.Page.SetViewportSizeAsync(420, 900);
        await ShootAsync(sample, "narrow");
        Assert.Empty(sample.Complaints);
    }

    private static Task<byte[]> ShootAsync(SamplePage sample, string name) => sample.Page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Repository.Root, "artifacts", "browser", $"{name}.png"),
        FullPage = true,
    });
}
