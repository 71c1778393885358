using System.Diagnostics;
using ProviderGen.TestSupport;

namespace ProviderGen.Browser.Tests;

/// <summary>The sample as its user runs it, on a port of its own.</summary>
internal sealed class PageServer : IDisposable
{
    private readonly Process _process;

    private PageServer(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    /// <summary>Starts the sample; the environment may be given more variables.</summary>
    public static async Task<PageServer> StartAsync(IReadOnlyDictionary<string, string?>? environment = null)
    {
        Process process = CommandOf("0").With(environment ?? new Dictionary<string, string?>()).Start();
        process.BeginErrorReadLine();
        string? line = await process.StandardOutput.ReadLineAsync();
        return new PageServer(process, line?.Split(' ')[0] ?? throw new InvalidOperationException("The sample did not start."));
    }

    /// <summary>How the sample is started with an argument.</summary>
    public static Command CommandOf(string port) => Command.Of(Command.OfAssembly(Built.FileOf("samples/platforms/Browser", "Browser.dll"), port));

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
