using Microsoft.Playwright;

namespace ProviderGen.Browser.Tests;

/// <summary>While one image takes the place of another, nothing else happens to either of them, whatever goes wrong.</summary>
public sealed class ReplacementTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task What_is_typed_clicked_and_dropped_during_an_upload_touches_neither_image()
    {
        string path = ImageOf("new.img", 3, 0x22);
        SamplePage sample = await OpenWithOldAsync();
        await sample.GoToAsync(16);
        await sample.StopUploadsAsync();
        LocatorBoundingBoxResult remove = (await sample.Page.Locator("#remove").BoundingBoxAsync())!;
        await sample.ChooseAsync(path);
        await Assertions.Expect(sample.Status).ToContainTextAsync("storing");

        await sample.Page.Keyboard.TypeAsync("ffee");
        await sample.Page.Mouse.ClickAsync(remove.X + (remove.Width / 2), remove.Y + (remove.Height / 2));
        await sample.DropAsync(ImageOf("dropped.img", 1, 0x44));
        await sample.GoOnAsync();
        await Assertions.Expect(sample.Name).ToHaveTextAsync("new.img");
        await sample.ReadyAsync();
        await sample.Page.Keyboard.TypeAsync("dd");

        await Assertions.Expect(sample.Message).ToBeHiddenAsync();
        Assert.Equal(await File.ReadAllBytesAsync(path), await sample.DownloadAsync());
        Assert.Equal(["Replace old.img by new.img? It is gone then, unless you have downloaded it."], sample.Questions);
        await sample.KeepsOnlyAsync(3 * 65_536);
    }

    [SkippableFact]
    public async Task A_write_that_was_meant_for_another_image_is_rejected()
    {
        string path = ImageOf("new.img", 3, 0x22);
        SamplePage sample = await OpenWithOldAsync();
        await sample.UploadAsync(path);
        // The new browser was the first image, old.img the second, and this is the third.
        const string Rejection = "The image has been replaced, and was left as it is.";
        Assert.Equal(Rejection, await sample.AskAsync("write", "[2, 16, [1]]"));
        Assert.Equal(Rejection, await sample.AskAsync("grow", "[2, 1]"));
        Assert.Null(await sample.AskAsync("grow", "[3, 1]"));
        byte[] expected = [.. await File.ReadAllBytesAsync(path), .. new byte[65_536]];
        Assert.Equal(expected, await sample.DownloadAsync());
    }

    [SkippableFact]
    public async Task An_image_is_replaced_only_if_the_user_agrees()
    {
        SamplePage sample = await OpenWithOldAsync();
        sample.Agrees = false;
        string path = ImageOf("new.img", 3, 0x22);
        await sample.ChooseAsync(path);
        await sample.DropAsync(path);
        await sample.Page.Locator("#remove").ClickAsync();
        await sample.Page.Locator("#sample").ClickAsync();
        await sample.ReadyAsync();
        Assert.Equal(
            [
                "Replace old.img by new.img? It is gone then, unless you have downloaded it.",
                "Replace old.img by new.img? It is gone then, unless you have downloaded it.",
                "Remove old.img from this browser?",
                "Replace old.img by d-library.img? It is gone then, unless you have downloaded it.",
            ],
            sample.Questions);
        await Assertions.Expect(sample.Name).ToHaveTextAsync("old.img");

        sample.Agrees = true;
        await sample.DropAsync(path);
        await Assertions.Expect(sample.Name).ToHaveTextAsync("new.img");
        await sample.ReadyAsync();
        Assert.Equal(await File.ReadAllBytesAsync(path), await sample.DownloadAsync());
    }

    [SkippableFact]
    public async Task A_tab_that_is_closed_during_an_upload_leaves_the_old_image_and_nothing_else()
    {
        SamplePage sample = await OpenWithOldAsync();
        await sample.StopUploadsAsync();
        await sample.ChooseAsync(ImageOf("new.img", 40, 0x22));
        await Assertions.Expect(sample.Status).ToContainTextAsync("storing");
        await sample.Page.CloseAsync();
        await HasOldAsync(await OpenAsync());
    }

    [SkippableFact]
    public async Task So_does_one_that_crashes()
    {
        SamplePage sample = await OpenWithOldAsync();
        await sample.StopUploadsAsync();
        await sample.ChooseAsync(ImageOf("new.img", 40, 0x22));
        await Assertions.Expect(sample.Status).ToContainTextAsync("storing");
        ICDPSession session = await sample.Page.Context.NewCDPSessionAsync(sample.Page);
        var crashed = new TaskCompletionSource();
        sample.Page.Crash += (_, _) => crashed.SetResult();
        _ = session.SendAsync("Page.crash"); // Nobody is left to answer.
        await crashed.Task;
        await HasOldAsync(await OpenAsync());
    }

    [SkippableTheory]
    [InlineData("write", "disk trouble.")]
    [InlineData("flush", "disk trouble.")]
    [InlineData("truncate", "disk trouble.")]
    public async Task An_upload_that_fails_leaves_the_old_image_and_nothing_else(string function, string message)
    {
        SamplePage sample = await OpenWithOldAsync();
        await sample.FailAsync(function);
        await sample.ChooseAsync(ImageOf("new.img", 3, 0x22));
        await Assertions.Expect(sample.Message).ToContainTextAsync(message);
        await sample.HealAsync();
        await sample.ReloadAsync();
        await HasOldAsync(sample);
    }

    [SkippableFact]
    public async Task Another_tab_waits_until_the_image_is_free_and_does_not_get_it_during_a_replacement()
    {
        SamplePage first = await OpenWithOldAsync();
        SamplePage second = await NewTabAsync();
        await second.Page.GotoAsync(Address);
        await Assertions.Expect(second.Name).ToHaveTextAsync("The image is open in another tab or window");
        await Assertions.Expect(second.Page.Locator("#file")).ToBeDisabledAsync();

        await first.StopUploadsAsync();
        await first.ChooseAsync(ImageOf("new.img", 3, 0x22));
        await Assertions.Expect(first.Status).ToContainTextAsync("storing");
        await first.GoOnAsync();
        await Assertions.Expect(first.Name).ToHaveTextAsync("new.img");
        await first.ReadyAsync();
        await second.HasStatusAsync("waiting …");

        await first.Page.CloseAsync();
        await second.ReadyAsync();
        await Assertions.Expect(second.Name).ToHaveTextAsync("new.img");
        await second.KeepsOnlyAsync(3 * 65_536);
    }

    private async Task<SamplePage> OpenWithOldAsync()
    {
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(ImageOf("old.img", 2, 0x11));
        return sample;
    }

    private static async Task HasOldAsync(SamplePage sample)
    {
        await Assertions.Expect(sample.Name).ToHaveTextAsync("old.img");
        Assert.Equal(Enumerable.Repeat((byte)0x11, 2 * 65_536), await sample.DownloadAsync());
        await sample.KeepsOnlyAsync(2 * 65_536);
    }
}
