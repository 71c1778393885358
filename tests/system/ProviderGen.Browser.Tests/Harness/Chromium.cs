using Microsoft.Playwright;
using ProviderGen.TestSupport;

namespace ProviderGen.Browser.Tests;

/// <summary>The Chromium of the system, with a profile of its own that can be opened again.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>A name that leads here, and that the browser does not take for this machine.</summary>
    public const string InsecureHost = "insecure.test";

    // In milliseconds, for whatever is waited for: what does not come fails a test, and a machine that is busy does not.
    private const int Patience = 120_000;

    private readonly IPlaywright _playwright;
    private IBrowserContext _context = null!;

    private Chromium(IPlaywright playwright) => _playwright = playwright;

    public string Profile { get; } = Directory.CreateTempSubdirectory("providergen-browser-").FullName;

    /// <summary>Where the browser lies; null if there is none.</summary>
    public static string? Executable { get; } = Programs.Find(Names);

    public static async Task<Chromium> StartAsync()
    {
        Skip.If(Executable is null, $"There is no browser here: {string.Join(", ", Names)}.");
        Assertions.SetDefaultExpectTimeout(Patience);
        var chromium = new Chromium(await Playwright.CreateAsync());
        await chromium.OpenAsync();
        return chromium;
    }

    /// <summary>Closes the browser, and opens it again as it was left.</summary>
    public async Task RestartAsync()
    {
        await _context.CloseAsync();
        await OpenAsync();
    }

    public Task<IPage> NewPageAsync() => _context.NewPageAsync();

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        _playwright.Dispose();
        Directory.Delete(Profile, recursive: true);
    }

    private async Task OpenAsync()
    {
        _context = await _playwright.Chromium.LaunchPersistentContextAsync(Profile, new()
        {
            ExecutablePath = Executable,
            // Its sandbox does not work for root, nor in most containers; all it sees is the page of the sample.
            ChromiumSandbox = false,
            ViewportSize = new() { Width = 1360, Height = 1000 },
            AcceptDownloads = true,
            Args = [$"--host-resolver-rules=MAP {InsecureHost} 127.0.0.1"],
            Timeout = Patience,
        });
        _context.SetDefaultTimeout(Patience);
    }
}
