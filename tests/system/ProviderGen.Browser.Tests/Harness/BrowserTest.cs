using System.Globalization;
using Microsoft.Playwright;
using ProviderGen.TestSupport;

namespace ProviderGen.Browser.Tests;

/// <summary>A test with the sample open in a browser, at an address of its own: to that belong the files that a browser keeps.</summary>
[Collection(OneBrowser.Name)]
public abstract class BrowserTest(BrowserFixture fixture) : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("providergen-browser-").FullName;
    private readonly string _host = $"test-{Guid.NewGuid():n}.localhost";
    private readonly List<SamplePage> _tabs = [];

    private protected string Address => string.Create(CultureInfo.InvariantCulture, $"http://{_host}:{fixture.Port}/");

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>No test is passed in which the browser had something to say against the page.</summary>
    public async Task DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        foreach (SamplePage tab in _tabs)
            await tab.Page.CloseAsync();
        Assert.Empty(_tabs.SelectMany(tab => tab.Complaints));
    }

    /// <summary>Opens the page; skips the test if there is no browser.</summary>
    private protected async Task<SamplePage> OpenAsync()
    {
        SamplePage sample = await NewTabAsync();
        await sample.OpenAsync(Address);
        return sample;
    }

    /// <summary>A tab in which nothing is open yet.</summary>
    private protected async Task<SamplePage> NewTabAsync()
    {
        await fixture.StartAsync();
        var sample = new SamplePage(await fixture.Chromium.NewPageAsync());
        _tabs.Add(sample);
        await sample.PrepareAsync();
        return sample;
    }

    /// <summary>A tab at the same address that is not the sample, to look at and change the files of a page that is closed.</summary>
    private protected async Task<SamplePage> NewBareTabAsync()
    {
        SamplePage sample = await NewTabAsync();
        await sample.Page.GotoAsync($"{Address}runtime/assemblies.json");
        return sample;
    }

    private protected async Task RestartAsync()
    {
        _tabs.Clear();
        await fixture.Chromium.RestartAsync();
    }

    private protected async Task LimitAsync(SamplePage sample, int? bytes)
    {
        ICDPSession session = await sample.Page.Context.NewCDPSessionAsync(sample.Page);
        var limit = new Dictionary<string, object> { ["origin"] = Address.TrimEnd('/') };
        if (bytes is { } most)
            limit["quotaSize"] = most;
        await session.SendAsync("Storage.overrideQuotaForOrigin", limit);
    }

    /// <summary>Makes a file on the disk of whoever uses the page.</summary>
    private protected string FileOf(string name, byte[] bytes)
    {
        string path = Path.Combine(_directory, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Makes an image in which every byte of a page is the same, and not zero.</summary>
    private protected string ImageOf(string name, int pages, byte value)
        => FileOf(name, [.. Enumerable.Repeat(value, pages * 65_536)]);

    /// <summary>Unpacks a fixture image.</summary>
    private protected string Unpack(string image) => FileOf(image, TestImages.Read(image));
}
