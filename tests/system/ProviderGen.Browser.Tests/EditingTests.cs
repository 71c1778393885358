using Microsoft.Playwright;

namespace ProviderGen.Browser.Tests;

/// <summary>What is typed goes into the byte that can be seen to have the cursor, and nowhere else.</summary>
public sealed class EditingTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private const int Pages = 3;

    private readonly byte[] _expected = [.. Enumerable.Range(0, Pages * 65_536).Select(i => (byte)(i % 251))];

    [SkippableFact]
    public async Task Arrows_and_other_keys_move_the_cursor()
    {
        SamplePage sample = await OpenWithBytesAsync();
        await sample.GoToAsync(0);
        await MovesAsync(sample, "ArrowLeft", 0);
        await MovesAsync(sample, "ArrowRight", 1);
        await MovesAsync(sample, "ArrowDown", 17);
        await MovesAsync(sample, "End", 31);
        await MovesAsync(sample, "ArrowRight", 32);
        await MovesAsync(sample, "ArrowUp", 16);
        await MovesAsync(sample, "ArrowLeft", 15);
        await MovesAsync(sample, "Home", 0);
        await MovesAsync(sample, "PageDown", 512);
        await MovesAsync(sample, "ArrowLeft", 511);
        await MovesAsync(sample, "ArrowDown", 527);
        await MovesAsync(sample, "PageUp", 15);
        await MovesAsync(sample, "ArrowUp", 15);
        await MovesAsync(sample, "PageUp", 15);
    }

    [SkippableFact]
    public async Task The_map_is_moved_over_by_keys_as_well()
    {
        SamplePage sample = await OpenWithBytesAsync();
        await sample.Square(0).ClickAsync();
        foreach ((string key, int page) in new[] { ("ArrowRight", 1), ("ArrowLeft", 0), ("ArrowLeft", 0), ("End", 2), ("Home", 0), ("PageDown", 2), ("PageUp", 0) })
        {
            await sample.PressAsync(key);
            await Assertions.Expect(sample.Square(page)).ToBeFocusedAsync();
            await Assertions.Expect(sample.Square(page)).ToHaveAttributeAsync("aria-selected", "true");
            await Assertions.Expect(sample.Page.Locator("#bytes-title")).ToHaveTextAsync($"Bytes of page {page}");
        }
    }

    [SkippableFact]
    public async Task A_click_on_the_text_goes_to_its_byte()
    {
        SamplePage sample = await OpenWithBytesAsync();
        await sample.Page.Locator(".char[data-at='325']").ClickAsync();
        await Assertions.Expect(sample.Byte(325)).ToBeFocusedAsync();
        await sample.Page.Keyboard.TypeAsync("41");
        await Assertions.Expect(sample.Page.Locator(".char[data-at='325']")).ToHaveTextAsync("A");
        _expected[325] = 0x41;
        Assert.Equal(_expected, await sample.DownloadAsync());
    }

    [SkippableFact]
    public async Task Digits_count_only_where_a_byte_can_be_seen_to_have_the_focus()
    {
        SamplePage sample = await OpenWithBytesAsync();
        await sample.GoToAsync(300);
        await sample.Page.Locator("#hex .at").Nth(3).ClickAsync();
        await sample.Page.Keyboard.TypeAsync("99");
        await sample.Page.Locator("#map button").Nth(1).ClickAsync();
        await sample.Page.Keyboard.TypeAsync("99");
        await sample.Page.Locator("#after").ClickAsync();
        await sample.Page.Keyboard.TypeAsync("99");
        await sample.Page.EvaluateAsync("() => document.activeElement.blur()");
        await sample.Page.Keyboard.TypeAsync("99");
        await sample.ReadyAsync();
        Assert.Equal(_expected, await sample.DownloadAsync());
    }

    [SkippableFact]
    public async Task A_flush_and_a_growth_leave_the_cursor_where_it_is()
    {
        SamplePage sample = await OpenWithBytesAsync();
        await sample.GoToAsync(300);
        await sample.Page.Keyboard.TypeAsync("aa");
        // Pressed between two digits, without taking the focus away.
        await sample.Page.Keyboard.TypeAsync("b");
        await sample.Page.EvaluateAsync("() => document.getElementById('flush').click()");
        await sample.Page.Keyboard.TypeAsync("bcc");
        await sample.ShowsAsync(302, 0xcc);
        await Assertions.Expect(sample.Byte(303)).ToBeFocusedAsync();
        await sample.HasStatusAsync("1 page changed, not flushed");
        await Assertions.Expect(sample.Square(0)).ToHaveClassAsync("changed");

        await sample.Page.SetViewportSizeAsync(390, 800);
        await Assertions.Expect(sample.Page.Locator(".byte")).ToHaveCountAsync(256);
        await Assertions.Expect(sample.Byte(303)).ToBeFocusedAsync();
        await sample.Page.Keyboard.TypeAsync("dd");
        await sample.ShowsAsync(303, 0xdd);
        new byte[] { 0xaa, 0xbb, 0xcc, 0xdd }.CopyTo(_expected, 300);
        Assert.Equal(_expected, await sample.DownloadAsync());
    }

    [SkippableFact]
    public async Task Digits_after_the_last_byte_change_nothing()
    {
        SamplePage sample = await OpenWithBytesAsync();
        await sample.GoToAsync(_expected.Length - 1);
        await sample.Page.Keyboard.TypeAsync("abc");
        await sample.PressAsync("ArrowLeft");
        await Assertions.Expect(sample.Byte(_expected.Length - 2)).ToBeFocusedAsync();
        _expected[^1] = 0xab;
        Assert.Equal(_expected, await sample.DownloadAsync());
    }

    [SkippableFact]
    public async Task A_write_that_fails_is_said_and_what_is_typed_after_it_goes_nowhere()
    {
        SamplePage sample = await OpenWithBytesAsync();
        await sample.GoToAsync(300);
        await sample.FailAsync("write", times: 1);
        // Faster than the answer to the first of them.
        await sample.Page.EvaluateAsync("() => { for (const key of 'aabb') document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })); }");
        await Assertions.Expect(sample.Message).ToHaveTextAsync("OpfsMemoryProvider 'bytes.img': writing 1 bytes at offset 300 failed: InvalidStateError: disk trouble.");
        await Assertions.Expect(sample.Message).ToBeFocusedAsync();
        await sample.HasStatusAsync("rejected");
        await sample.Page.Keyboard.TypeAsync("ccdd");
        Assert.Equal(_expected, await sample.DownloadAsync());

        await sample.Byte(300).ClickAsync();
        await sample.Page.Keyboard.TypeAsync("ee");
        await sample.ShowsAsync(300, 0xee);
        await Assertions.Expect(sample.Message).ToBeHiddenAsync();
        _expected[300] = 0xee;
        Assert.Equal(_expected, await sample.DownloadAsync());
    }

    [SkippableFact]
    public async Task The_map_and_its_sum_follow_what_is_typed()
    {
        SamplePage sample = await OpenAsync();
        await sample.Page.Locator("#grow").ClickAsync();
        await Assertions.Expect(sample.Page.Locator("#pages-facts")).ToHaveTextAsync("0 in use, 1 of zeros");
        await sample.TypeAsync(100, [0x01]);
        await Assertions.Expect(sample.Page.Locator("#pages-facts")).ToHaveTextAsync("1 in use, 0 of zeros");
        await Assertions.Expect(sample.Square(0)).ToHaveAttributeAsync("title", "page 0: less than 5 % in use, changed");
        await sample.FlushAsync();
        await Assertions.Expect(sample.Square(0)).ToHaveAttributeAsync("title", "page 0: less than 5 % in use");
    }

    private async Task<SamplePage> OpenWithBytesAsync()
    {
        SamplePage sample = await OpenAsync();
        await sample.UploadAsync(FileOf("bytes.img", _expected));
        return sample;
    }

    private static async Task MovesAsync(SamplePage sample, string key, long offset)
    {
        await sample.PressAsync(key);
        await Assertions.Expect(sample.Byte(offset)).ToBeFocusedAsync();
    }
}
