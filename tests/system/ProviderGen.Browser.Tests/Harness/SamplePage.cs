using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace ProviderGen.Browser.Tests;

/// <summary>The page of the sample, as its user sees it.</summary>
internal sealed class SamplePage
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _questions = [];

    public SamplePage(IPage page)
    {
        Page = page;
        Page.PageError += (_, error) => _complaints.Add(error);
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add(message.Text);
        };
        Page.Dialog += (_, dialog) =>
        {
            _questions.Add(dialog.Message);
            _ = Agrees ? dialog.AcceptAsync() : dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser has had to say against the page.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>What the page has asked.</summary>
    public IReadOnlyList<string> Questions => _questions;

    /// <summary>Whether the answer is yes.</summary>
    public bool Agrees { get; set; } = true;

    public ILocator Message => Page.Locator("#message");

    public ILocator Problem => Page.Locator("#problem-text");

    public ILocator Name => Page.Locator("#name");

    public ILocator Status => Page.Locator("#status");

    public ILocator Focused => Page.Locator(":focus");

    /// <summary>Puts <see cref="Faults"/> into the worker, before anything of the worker runs.</summary>
    public Task PrepareAsync() => Page.RouteAsync("**/worker.js", route => route.FulfillAsync(new()
    {
        ContentType = "text/javascript",
        Body = $"{Faults.Script}\n{File.ReadAllText(Built.FileOf("samples/platforms/Browser", "page/worker.js"))}",
    }));

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

    public Task ChooseAsync(string path) => Page.Locator("#file").SetInputFilesAsync(path);

    public async Task UploadAsync(string path)
    {
        await ChooseAsync(path);
        await Assertions.Expect(Name).ToHaveTextAsync(Path.GetFileName(path));
        await ReadyAsync();
    }

    /// <summary>Drops a file onto the page.</summary>
    public Task DropAsync(string path) => Page.EvaluateAsync(
        """
        ([name, base64]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name));
          document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        }
        """,
        new[] { Path.GetFileName(path), Convert.ToBase64String(File.ReadAllBytes(path)) });

    public async Task GoToAsync(long offset)
    {
        await Page.Locator("#offset").FillAsync(offset.ToString(CultureInfo.InvariantCulture));
        await Page.Locator("#offset").PressAsync("Enter");
        await Assertions.Expect(Byte(offset)).ToBeFocusedAsync();
    }

    /// <summary>Types two hexadecimal digits over each byte from an offset on.</summary>
    public async Task TypeAsync(long offset, byte[] bytes)
    {
        await GoToAsync(offset);
        await Page.Keyboard.TypeAsync(Convert.ToHexStringLower(bytes));
        await ShowsAsync(offset + bytes.Length - 1, bytes[^1]);
    }

    public async Task PressAsync(params string[] keys)
    {
        foreach (string key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Expects that a byte is shown.</summary>
    public Task ShowsAsync(long offset, byte value)
        => Assertions.Expect(Byte(offset)).ToHaveTextAsync(value.ToString("x2", CultureInfo.InvariantCulture));

    /// <summary>The byte that the page shows at an offset.</summary>
    public async Task<byte> ReadAsync(long offset)
    {
        if (await Byte(offset).CountAsync() == 0)
            await GoToAsync(offset);
        return byte.Parse(await Byte(offset).InnerTextAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    public async Task FlushAsync()
    {
        await Page.Locator("#flush").ClickAsync();
        await ReadyAsync();
    }

    public async Task HasHashAsync(string hash)
    {
        await Page.Locator("#hash-it").ClickAsync();
        await Assertions.Expect(Page.Locator("#hash")).ToHaveTextAsync(hash);
    }

    public async Task<byte[]> DownloadAsync()
    {
        IDownload download = await Page.RunAndWaitForDownloadAsync(() => Page.Locator("#download").ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>The level of every page in the map, when all of them are known.</summary>
    public async Task<int[]> MapAsync()
    {
        await MapIsDrawnAsync();
        return await Page.Locator("#map button").EvaluateAllAsync<int[]>("cells => cells.map(cell => Number(cell.dataset.level))");
    }

    public Task MapIsDrawnAsync() => Assertions.Expect(Page.Locator("#map")).ToHaveAttributeAsync("aria-busy", "false");

    public ILocator Byte(long offset) => Page.Locator(string.Create(CultureInfo.InvariantCulture, $".byte[data-at='{offset}']"));

    public ILocator Square(int page) => Page.Locator(string.Create(CultureInfo.InvariantCulture, $"[data-page='{page}']"));

    public Task ReadyAsync() => HasStatusAsync("ready");

    public Task HasStatusAsync(string status) => Assertions.Expect(Status).ToHaveTextAsync(status);

    /// <summary>What the browser keeps for the page: files by their paths, and their lengths.</summary>
    public async Task<SortedDictionary<string, long>> FilesAsync()
    {
        string found = await Page.EvaluateAsync<string>(
            """
            async () => {
              const sizes = {};
              const visit = async (folder, path) => {
                for await (const [name, entry] of folder.entries()) {
                  if (entry.kind === 'directory')
                    await visit(entry, `${path}${name}/`);
                  else
                    sizes[path + name] = (await entry.getFile()).size;
                }
              };
              await visit(await navigator.storage.getDirectory(), '');
              return JSON.stringify(sizes);
            }
            """);
        return new(JsonSerializer.Deserialize<Dictionary<string, long>>(found)!, StringComparer.Ordinal);
    }

    /// <summary>Expects that nothing is kept but one image of this length, and the record.</summary>
    public async Task KeepsOnlyAsync(long length)
    {
        SortedDictionary<string, long> files = await FilesAsync();
        Assert.Equal(["image", "image-2", "record"], files.Keys);
        Assert.Equal([0, length], new[] { files["image"], files["image-2"] }.Order());
    }
}
