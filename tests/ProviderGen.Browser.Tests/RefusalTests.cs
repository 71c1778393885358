using System.Security.Cryptography;
using Microsoft.Playwright;

namespace ProviderGen.Browser.Tests;

/// <summary>What does not work is said, and loses nothing.</summary>
public sealed class RefusalTests : BrowserTest
{
    [SkippableFact]
    public async Task A_misaligned_file_is_refused_and_the_image_stays()
    {
        string path = Unpack("b-users-1.img");
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(path);

        await sample.Page.Locator("#file").SetInputFilesAsync(FileOf("torn.img", RandomNumberGenerator.GetBytes(100_001)));
        await Assertions.Expect(sample.Message).ToHaveTextAsync(
            "OpfsMemoryProvider 'torn.img' holds 100001 bytes, which is not a whole number of pages of 65536 bytes. It is left as it is.");
        await Assertions.Expect(sample.Page.Locator("#name")).ToHaveTextAsync("b-users-1.img");
        Assert.Equal(await File.ReadAllBytesAsync(path), await sample.DownloadAsync());

        await sample.ReloadAsync();
        Assert.Equal(await File.ReadAllBytesAsync(path), await sample.DownloadAsync());
    }

    [SkippableFact]
    public async Task A_second_tab_is_told_that_the_image_is_open()
    {
        string path = Unpack("b-users-1.img");
        SamplePage first = await OpenAsync();
        await first.UploadAsync(path);

        var second = new SamplePage(await Chromium.NewPageAsync());
        await second.Page.GotoAsync(Address);
        await Assertions.Expect(second.Message).ToContainTextAsync("'image' is open in another tab or window", new() { Timeout = 30_000 });
        await Assertions.Expect(second.Page.Locator("#file")).ToBeDisabledAsync();
        Assert.Equal(await File.ReadAllBytesAsync(path), await first.DownloadAsync());
    }

    [SkippableFact]
    public async Task Where_there_is_no_more_space_an_upload_and_a_growth_are_refused_and_the_image_stays()
    {
        string path = Unpack("b-users-1.img");
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(path);
        await LimitAsync(sample, 2 << 20);
        await sample.Page.Locator("#file").SetInputFilesAsync(Unpack("d-library.img"));
        await Assertions.Expect(sample.Message).ToContainTextAsync("The browser has no space for 17,432,576 bytes more");
        Assert.Equal(await File.ReadAllBytesAsync(path), await sample.DownloadAsync());

        await LimitAsync(sample, 1);
        await sample.Page.Locator("#grow").ClickAsync();
        await Assertions.Expect(sample.Message).ToContainTextAsync("OpfsMemoryProvider 'b-users-1.img': growing by 1 page failed");
        Assert.Equal(await File.ReadAllBytesAsync(path), await sample.DownloadAsync());
    }

    private async Task LimitAsync(SamplePage sample, int bytes)
    {
        ICDPSession session = await sample.Page.Context.NewCDPSessionAsync(sample.Page);
        await session.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = Address.TrimEnd('/'), ["quotaSize"] = bytes });
    }
}
