namespace ProviderGen.Browser.Tests;

/// <summary>One browser and one server for all tests: starting them takes longer than what they are started for.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private Chromium? _chromium;
    private PageServer? _server;

    internal Chromium Chromium => _chromium!;

    internal int Port => new Uri(_server!.Address).Port;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _server?.Dispose();
    }

    /// <summary>Starts what has not been started; skips the test if there is no browser.</summary>
    internal async Task StartAsync()
    {
        _chromium ??= await Chromium.StartAsync();
        _server ??= await PageServer.StartAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "One browser for all";
}
