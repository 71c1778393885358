using System.Security.Cryptography;
using Microsoft.Playwright;

namespace ProviderGen.Browser.Tests;

/// <summary>What does not work is said, and loses nothing.</summary>
public sealed class RejectionTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task A_misaligned_file_is_rejected_and_the_image_stays()
    {
        string path = Unpack("b-users-1.img");
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(path);

        await sample.ChooseAsync(FileOf("torn.img", RandomNumberGenerator.GetBytes(100_001)));
        await Assertions.Expect(sample.Message).ToHaveTextAsync(
            "OpfsMemoryProvider 'torn.img' holds 100001 bytes, which is not a whole number of pages of 65536 bytes. It has not been changed.");
        await HasAsync(sample, path);
        await sample.ReloadAsync();
        await HasAsync(sample, path);
    }

    [SkippableFact]
    public async Task An_empty_file_is_no_image()
    {
        string path = Unpack("b-users-1.img");
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(path);
        await sample.ChooseAsync(FileOf("zero.img", []));
        await Assertions.Expect(sample.Message).ToHaveTextAsync("'zero.img' is empty, and no image. Nothing has changed.");
        Assert.Empty(sample.Questions);
        await HasAsync(sample, path);
    }

    [SkippableFact]
    public async Task Where_there_is_no_more_space_an_upload_and_a_growth_are_rejected_and_the_image_stays()
    {
        string path = Unpack("b-users-1.img");
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(path);
        await LimitAsync(sample, 2 << 20);
        await sample.ChooseAsync(Unpack("d-library.img"));
        await Assertions.Expect(sample.Message).ToContainTextAsync("The browser has no space for 17,432,576 bytes more");
        await HasAsync(sample, path);

        await LimitAsync(sample, 1);
        await sample.Page.Locator("#grow").ClickAsync();
        await Assertions.Expect(sample.Message).ToContainTextAsync("OpfsMemoryProvider 'b-users-1.img': growing by 1 page failed");
        await HasAsync(sample, path);
    }

    [SkippableFact]
    public async Task A_failed_flush_is_said_until_the_image_is_reopened()
    {
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(ImageOf("old.img", 2, 0x11));
        await sample.TypeAsync(300, [0xab]);
        await sample.FailAsync("flush");
        await sample.Page.Locator("#flush").ClickAsync();
        await IsLatchedAsync(sample);
        byte[] expected = [.. Enumerable.Repeat((byte)0x11, 2 * 65_536)];
        expected[300] = 0xab;
        Assert.Equal(expected, await sample.DownloadAsync());
        await IsLatchedAsync(sample);
        await sample.Page.Locator("#reopen").ClickAsync();
        await IsLatchedAsync(sample);

        await sample.HealAsync();
        await sample.Page.Locator("#reopen").ClickAsync();
        await Assertions.Expect(sample.Message).ToContainTextAsync("since the last flush that succeeded may not be on the disk, whatever a later flush says");
        await Assertions.Expect(sample.Problem).ToBeHiddenAsync();
        await sample.TypeAsync(301, [0xcd]);
        await sample.FlushAsync();
    }

    [SkippableFact]
    public async Task A_removed_image_whose_bytes_stay_is_said_and_they_go_at_the_next_start()
    {
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(ImageOf("old.img", 2, 0x11));
        await sample.FailAsync("truncate", after: 1); // The first one makes room for what replaces the image.
        await sample.Page.Locator("#remove").ClickAsync();
        await Assertions.Expect(sample.Message).ToHaveTextAsync(
            "The image is removed, but its bytes are still on the disk, and go when this page is loaded again: InvalidStateError: disk trouble.");
        await Assertions.Expect(sample.Name).ToHaveTextAsync("No image yet");
        await sample.KeepsOnlyAsync(2 * 65_536);
        await sample.ReloadAsync();
        await Assertions.Expect(sample.Name).ToHaveTextAsync("No image yet");
        await sample.KeepsOnlyAsync(0);
    }

    [SkippableFact]
    public async Task An_image_that_the_provider_rejects_can_be_downloaded_and_removed()
    {
        byte[] torn = RandomNumberGenerator.GetBytes(100_001);
        await WriteAsync("image", torn);
        SamplePage sample = await NewTabAsync();
        await sample.Page.GotoAsync(Address);
        await sample.HasStatusAsync("not open");
        await Assertions.Expect(sample.Problem).ToContainTextAsync("holds 100001 bytes, which is not a whole number of pages");
        await Assertions.Expect(sample.Page.Locator("#file")).ToBeEnabledAsync();
        Assert.Equal(torn, await sample.DownloadAsync());
        await sample.Page.Locator("#remove").ClickAsync();
        await Assertions.Expect(sample.Name).ToHaveTextAsync("No image yet");
        await sample.ReadyAsync();
        await sample.KeepsOnlyAsync(0);
    }

    [SkippableFact]
    public async Task An_image_whose_bytes_cannot_be_read_can_be_removed()
    {
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(ImageOf("old.img", 2, 0x11));
        await sample.MapIsDrawnAsync();
        await sample.FailAsync("read");
        await sample.Square(1).ClickAsync();
        await Assertions.Expect(sample.Message).ToContainTextAsync("disk trouble.");
        foreach (string id in new[] { "file", "download", "remove" })
            await Assertions.Expect(sample.Page.Locator($"#{id}")).ToBeEnabledAsync();
        await sample.HealAsync();
        await sample.Page.Locator("#remove").ClickAsync();
        await Assertions.Expect(sample.Name).ToHaveTextAsync("No image yet");
    }

    [SkippableFact]
    public async Task Without_a_readable_record_the_image_is_there_and_its_name_is_not()
    {
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(ImageOf("old.img", 2, 0x11));
        await sample.Page.CloseAsync();
        await WriteAsync("record", RandomNumberGenerator.GetBytes(8192));
        sample = await OpenAsync();
        await Assertions.Expect(sample.Name).ToHaveTextAsync("image.img");
        Assert.Equal(Enumerable.Repeat((byte)0x11, 2 * 65_536), await sample.DownloadAsync());
    }

    [SkippableFact]
    public async Task The_page_needs_no_other_storage_than_files()
    {
        SamplePage sample = await NewTabAsync();
        await sample.Page.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('Access is denied.', 'SecurityError'); } });");
        await sample.OpenAsync(Address);
        await sample.UploadAsync(ImageOf("old.img", 2, 0x11));
        await sample.ReloadAsync();
        await Assertions.Expect(sample.Name).ToHaveTextAsync("old.img");
    }

    [SkippableFact]
    public async Task A_page_that_is_not_secure_is_told_what_it_lacks()
    {
        SamplePage sample = await NewTabAsync();
        await sample.Page.GotoAsync(new UriBuilder(Address) { Host = Chromium.InsecureHost }.ToString());
        await Assertions.Expect(sample.Message).ToHaveTextAsync(
            "A browser keeps files only for a page that comes by https, or from this machine. Open this one there.");
        await Assertions.Expect(sample.Page.Locator("#file")).ToBeDisabledAsync();
    }

    [SkippableFact]
    public async Task A_worker_that_does_not_start_is_said()
    {
        SamplePage sample = await NewTabAsync();
        await sample.Page.RouteAsync("**/opfs.js", route => route.FulfillAsync(new() { Status = 404 }));
        await sample.Page.GotoAsync(Address);
        await Assertions.Expect(sample.Message).ToContainTextAsync("The worker of this page could not be started.");
        await sample.DropAsync(ImageOf("old.img", 1, 0x11));
        await sample.HasStatusAsync("rejected");
    }

    [SkippableFact]
    public async Task An_alert_goes_away_when_something_works()
    {
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(ImageOf("old.img", 2, 0x11));
        await sample.Page.Locator("#offset").FillAsync("999999999");
        await sample.Page.Locator("#offset").PressAsync("Enter");
        await Assertions.Expect(sample.Message).ToHaveTextAsync("There is no byte at '999999999': the image has 131,072 bytes.");
        await sample.Byte(32).ClickAsync();
        await sample.Page.Keyboard.TypeAsync("12");
        await Assertions.Expect(sample.Message).ToBeHiddenAsync();
    }

    private static async Task IsLatchedAsync(SamplePage sample)
    {
        await sample.HasStatusAsync("takes no changes");
        await Assertions.Expect(sample.Problem).ToContainTextAsync("OpfsMemoryProvider 'old.img' rejects changes because a flush failed: InvalidStateError: disk trouble.");
        await Assertions.Expect(sample.Page.Locator("#flush")).ToBeDisabledAsync();
        await Assertions.Expect(sample.Page.Locator("#grow")).ToBeDisabledAsync();
        await Assertions.Expect(sample.Message).ToBeHiddenAsync();
    }

    private static async Task HasAsync(SamplePage sample, string path)
    {
        byte[] expected = await File.ReadAllBytesAsync(path);
        await Assertions.Expect(sample.Name).ToHaveTextAsync(Path.GetFileName(path));
        Assert.Equal(expected, await sample.DownloadAsync());
        await sample.KeepsOnlyAsync(expected.Length);
    }

    /// <summary>Writes a file of the browser while the page is closed.</summary>
    private async Task WriteAsync(string name, byte[] bytes)
    {
        SamplePage bare = await NewBareTabAsync();
        await bare.Page.EvaluateAsync(
            """
            async ([name, base64]) => {
              const root = await navigator.storage.getDirectory();
              const file = await (await root.getFileHandle(name, { create: true })).createWritable();
              await file.write(Uint8Array.from(atob(base64), c => c.charCodeAt(0)));
              await file.close();
            }
            """,
            new[] { name, Convert.ToBase64String(bytes) });
        await bare.Page.CloseAsync();
    }
}
