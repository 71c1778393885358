using System.Diagnostics;

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

    public static async Task<PageServer> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { "exec", Repository.OutputOf("samples/Browser", "Browser.dll"), "0" },
        };
        Process process = Process.Start(start)!;
        string? line = await process.StandardOutput.ReadLineAsync();
        return new PageServer(process, line?.Split(' ')[0] ?? throw new InvalidOperationException("The sample did not start."));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
