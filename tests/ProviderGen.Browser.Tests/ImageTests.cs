using System.Security.Cryptography;
using Microsoft.Playwright;
using ProviderGen.Providers;

namespace ProviderGen.Browser.Tests;

/// <summary>An image goes into the browser, changes there, stays, and comes out again.</summary>
public sealed class ImageTests : BrowserTest
{
    [SkippableFact]
    public async Task What_was_typed_and_flushed_is_there_after_a_reload_and_a_restart_and_is_what_the_file_provider_would_have_written()
    {
        string path = Unpack("d-library.img");
        byte[] note = "written in a browser, across a page border"u8.ToArray();
        const long Offset = (7 * 65_536) - 10;
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(path);
        await sample.TypeAsync(Offset, note);
        await Assertions.Expect(sample.Page.Locator("#map .changed")).ToHaveCountAsync(2);
        await sample.FlushAsync();
        await Assertions.Expect(sample.Page.Locator("#map .changed")).ToHaveCountAsync(0);

        await sample.ReloadAsync();
        await FindsAsync(sample, Offset, note);
        await Chromium.RestartAsync();
        sample = await OpenTabAsync();
        await FindsAsync(sample, Offset, note);

        using (WasiMemoryProvider file = WasiMemoryProvider.Open(path).ThrowIfError())
        {
            file.Write(Offset, note).ThrowIfError();
            file.Flush().ThrowIfError();
            Assert.Equal(MapOf(file), await sample.MapAsync());
        }

        byte[] expected = await File.ReadAllBytesAsync(path);
        Assert.Equal(Hash(expected), Hash(await sample.DownloadAsync()));
        await Assertions.Expect(sample.Page.Locator("#hash")).ToHaveTextAsync(Hash(expected));
    }

    [SkippableFact]
    public async Task Every_image_is_the_same_inside_the_browser()
    {
        SamplePage sample = await OpenAsync();
        foreach (string line in await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Images", "SHA256SUMS")))
        {
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string path = Unpack(parts[1]);
            await sample.UploadAsync(path);
            await Assertions.Expect(sample.Page.Locator("#hash")).ToHaveTextAsync(parts[0]);
            using WasiMemoryProvider file = WasiMemoryProvider.Open(path).ThrowIfError();
            Assert.Equal(MapOf(file), await sample.MapAsync());
        }
    }

    [SkippableFact]
    public async Task A_page_that_is_added_reads_as_zero_and_stays()
    {
        SamplePage sample = await OpenAsync();
        await sample.Page.Locator("#grow").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#map button")).ToHaveCountAsync(1);
        await sample.TypeAsync(65_534, [0xab, 0xcd]);
        await sample.Page.Locator("#grow").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#map button")).ToHaveCountAsync(2);
        await sample.FlushAsync();
        await sample.ReloadAsync();

        byte[] expected = new byte[2 * 65_536];
        (expected[65_534], expected[65_535]) = (0xab, 0xcd);
        Assert.Equal("1, 0", string.Join(", ", await sample.MapAsync()));
        Assert.Equal(expected, await sample.DownloadAsync());
    }

    [SkippableFact]
    public async Task An_image_that_was_removed_is_gone()
    {
        SamplePage sample = await OpenAsync();
        await sample.Page.Locator("#sample").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#map button")).ToHaveCountAsync(266);
        await sample.ReadyAsync();
        sample.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await sample.Page.Locator("#remove").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#name")).ToHaveTextAsync("No image yet");
        await sample.ReloadAsync();
        await Assertions.Expect(sample.Page.Locator("#name")).ToHaveTextAsync("No image yet");
    }

    private static async Task FindsAsync(SamplePage sample, long offset, byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
            Assert.Equal(bytes[i], await sample.ReadAsync(offset + i));
    }

    /// <summary>What the page map should show.</summary>
    private static int[] MapOf(WasiMemoryProvider image)
    {
        byte[] page = new byte[image.PageSize];
        return [.. Enumerable.Range(0, (int)image.Pages).Select(number =>
        {
            image.Read(number * (long)page.Length, page).ThrowIfError();
            double used = page.Count(value => value != 0) / (double)page.Length;
            return used == 0 ? 0 : used < 0.05 ? 1 : used < 0.4 ? 2 : used < 0.8 ? 3 : 4;
        })];
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
