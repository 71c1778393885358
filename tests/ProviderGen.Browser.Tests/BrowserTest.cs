using System.IO.Compression;

namespace ProviderGen.Browser.Tests;

/// <summary>A test with the sample open in a browser of its own.</summary>
[Collection("One browser at a time")]
public abstract class BrowserTest : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("providergen-browser-").FullName;
    private PageServer? _server;
    private Chromium? _chromium;

    private protected Chromium Chromium => _chromium!;

    private protected string Address => _server!.Address;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _server?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Opens the page; skips the test if there is no browser.</summary>
    private protected async Task<SamplePage> OpenAsync()
    {
        _chromium = await Chromium.StartAsync();
        _server = await PageServer.StartAsync();
        return await OpenTabAsync();
    }

    private protected async Task<SamplePage> OpenTabAsync()
    {
        var sample = new SamplePage(await Chromium.NewPageAsync());
        await sample.OpenAsync(Address);
        return sample;
    }

    /// <summary>Makes a file on the disk of whoever uses the page.</summary>
    private protected string FileOf(string name, byte[] bytes)
    {
        string path = Path.Combine(_directory, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Unpacks a fixture image.</summary>
    private protected string Unpack(string image)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Images", $"{image}.gz")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return FileOf(image, bytes.ToArray());
    }
}
