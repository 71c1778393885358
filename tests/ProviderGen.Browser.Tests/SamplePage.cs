using System.Globalization;
using Microsoft.Playwright;

namespace ProviderGen.Browser.Tests;

/// <summary>The page of the sample, as its user sees it.</summary>
internal sealed class SamplePage
{
    private readonly List<string> _complaints = [];

    public SamplePage(IPage page)
    {
        Page = page;
        Page.PageError += (_, error) => _complaints.Add(error);
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser has had to say against the Page.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public ILocator Message => Page.Locator("#message");

    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await ReadyAsync();
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await ReadyAsync();
    }

    public async Task UploadAsync(string path)
    {
        await Page.Locator("#file").SetInputFilesAsync(path);
        await Assertions.Expect(Page.Locator("#name")).ToHaveTextAsync(Path.GetFileName(path));
        await ReadyAsync();
    }

    /// <summary>Types two hexadecimal digits over each byte from an offset on.</summary>
    public async Task TypeAsync(long offset, byte[] bytes)
    {
        await Page.Locator("#offset").FillAsync(offset.ToString(CultureInfo.InvariantCulture));
        await Page.Locator("#offset").PressAsync("Enter");
        await Assertions.Expect(Byte(offset)).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(Convert.ToHexStringLower(bytes));
        await Assertions.Expect(Byte(offset + bytes.Length - 1)).ToHaveTextAsync(bytes[^1].ToString("x2", CultureInfo.InvariantCulture));
    }

    /// <summary>The byte that the page shows at an offset.</summary>
    public async Task<byte> ReadAsync(long offset)
    {
        if (await Byte(offset).CountAsync() == 0)
        {
            await Page.Locator("#offset").FillAsync(offset.ToString(CultureInfo.InvariantCulture));
            await Page.Locator("#offset").PressAsync("Enter");
        }

        return byte.Parse(await Byte(offset).InnerTextAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    public async Task FlushAsync()
    {
        await Page.Locator("#flush").ClickAsync();
        await ReadyAsync();
    }

    public async Task<byte[]> DownloadAsync()
    {
        IDownload download = await Page.RunAndWaitForDownloadAsync(() => Page.Locator("#download").ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>The level of every page in the map, 0 to 4.</summary>
    public async Task<int[]> MapAsync()
        => await Page.Locator("#map button").EvaluateAllAsync<int[]>("cells => cells.map(cell => Number(cell.dataset.level))");

    public ILocator Byte(long offset) => Page.Locator(string.Create(CultureInfo.InvariantCulture, $"[data-offset='{offset}']"));

    public Task ReadyAsync()
        => Assertions.Expect(Page.Locator("#status")).ToHaveTextAsync("ready", new() { Timeout = 60_000 });
}
