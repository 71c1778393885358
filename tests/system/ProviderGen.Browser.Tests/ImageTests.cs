using System.Security.Cryptography;
using Browser.Worker;
using Microsoft.Playwright;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Browser.Tests;

/// <summary>An image goes into the browser, changes there, stays, and comes out again.</summary>
public sealed class ImageTests(BrowserFixture fixture) : BrowserTest(fixture)
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
        int flushes = await sample.CallsAsync("flush");
        await sample.FlushAsync();
        Assert.True(await sample.CallsAsync("flush") > flushes, "The file was not flushed.");
        await Assertions.Expect(sample.Page.Locator("#map .changed")).ToHaveCountAsync(0);

        await sample.ReloadAsync();
        await FindsAsync(sample, Offset, note);
        await RestartAsync();
        sample = await OpenAsync();
        await FindsAsync(sample, Offset, note);

        using (WasiMemoryProvider file = WasiMemoryProvider.Open(path).ThrowIfError())
        {
            file.Write(Offset, note).ThrowIfError();
            file.Flush().ThrowIfError();
            Assert.Equal(MapOf(file), await sample.MapAsync());
        }

        byte[] expected = await File.ReadAllBytesAsync(path);
        Assert.Equal(Hash(expected), Hash(await sample.DownloadAsync()));
        await sample.HasHashAsync(Hash(expected));
    }

    [SkippableFact]
    public async Task Every_image_is_the_same_inside_the_browser()
    {
        SamplePage sample = await OpenAsync();
        foreach (var (name, sum) in TestImages.All)
        {
            string path = Unpack(name);
            await sample.UploadAsync(path);
            await sample.HasHashAsync(sum);
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
    public async Task Two_pages_that_are_added_at_once_are_both_marked()
    {
        SamplePage sample = await OpenAsync();
        await sample.Page.EvaluateAsync("() => { const grow = document.getElementById('grow'); grow.click(); grow.click(); }");
        await Assertions.Expect(sample.Page.Locator("#map .changed")).ToHaveCountAsync(2);
        await sample.HasStatusAsync("2 pages changed, not flushed");
        await Assertions.Expect(sample.Name).ToHaveTextAsync("image.img");
    }

    [SkippableFact]
    public async Task What_was_typed_without_a_flush_is_there_after_a_reload_and_flushed_before_the_page_says_ready()
    {
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(ImageOf("old.img", 2, 0x11));
        int flushes = await sample.CallsAsync("flush");
        await sample.TypeAsync(300, [0xab, 0xcd]);
        Assert.Equal(flushes, await sample.CallsAsync("flush"));
        await sample.ReloadAsync();
        Assert.Equal(1, await sample.CallsAsync("flush")); // Of the image: for the record there is nothing to do.
        await FindsAsync(sample, 300, [0xab, 0xcd]);
    }

    [SkippableFact]
    public async Task An_image_that_was_removed_is_gone()
    {
        SamplePage sample = await OpenAsync();
        await sample.Page.Locator("#sample").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#map button")).ToHaveCountAsync(266);
        await sample.ReadyAsync();
        await sample.Page.Locator("#remove").ClickAsync();
        await Assertions.Expect(sample.Name).ToHaveTextAsync("No image yet");
        await sample.KeepsOnlyAsync(0);
        foreach (string id in new[] { "flush", "hash-it", "download", "remove" })
            await Assertions.Expect(sample.Page.Locator($"#{id}")).ToBeHiddenAsync();
        await sample.ReloadAsync();
        await Assertions.Expect(sample.Name).ToHaveTextAsync("No image yet");
    }

    [SkippableFact]
    public async Task An_image_too_large_to_be_hashed_is_opened_changed_and_removed()
    {
        const long Pages = 9_600; // 600 MiB
        SamplePage bare = await NewBareTabAsync();
        await bare.Page.EvaluateAsync(
            """
            async size => {
              const root = await navigator.storage.getDirectory();
              const file = await (await root.getFileHandle('image', { create: true })).createWritable();
              await file.truncate(size);
              await file.close();
            }
            """,
            Pages * 65_536);
        await bare.Page.CloseAsync();

        SamplePage sample = await OpenAsync();
        await Assertions.Expect(sample.Page.Locator("#facts")).ToHaveTextAsync("9,600 pages · 629,145,600 bytes");
        await sample.Page.Locator("#hash-it").ClickAsync();
        await Assertions.Expect(sample.Message).ToContainTextAsync("The SHA-256 is computed here up to 256 MiB");
        await sample.TypeAsync(629_145_599, [0xab]);
        await sample.MapIsDrawnAsync();
        await Assertions.Expect(sample.Page.Locator("#pages-facts")).ToHaveTextAsync("1 in use, 9,599 of zeros");

        // What follows does not look at the whole image: a growth shows one window of it.
        int reads = await sample.CallsAsync("read");
        await sample.FlushAsync();
        await sample.Page.Locator("#grow").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#bytes-title")).ToHaveTextAsync("Bytes of page 9,600");
        await sample.HasStatusAsync("1 page changed, not flushed");
        Assert.InRange(await sample.CallsAsync("read") - reads, 1, 2);

        await sample.Page.Locator("#remove").ClickAsync();
        await Assertions.Expect(sample.Name).ToHaveTextAsync("No image yet");
        await sample.KeepsOnlyAsync(0);
    }

    private static async Task FindsAsync(SamplePage sample, long offset, byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
            Assert.Equal(bytes[i], await sample.ReadAsync(offset + i));
    }

    /// <summary>What the page map should show.</summary>
    private static int[] MapOf(WasiMemoryProvider image) => [.. PageMap.Of(image, 0, (int)image.Pages).Select(level => (int)level)];

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
