using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ProviderGen.TestSupport;

namespace ProviderGen.Browser.Tests;

/// <summary>The page is served to this machine, and to nobody else.</summary>
public sealed class ServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Dictionary<string, string?> Open = new()
    {
        ["Kestrel__Endpoints__H__Url"] = "http://0.0.0.0:0",
        ["ASPNETCORE_URLS"] = "http://0.0.0.0:0",
        ["ASPNETCORE_HTTP_PORTS"] = "0",
    };

    [Fact]
    public async Task Nothing_in_the_environment_opens_the_page_to_others()
    {
        using PageServer server = await PageServer.StartAsync(Open);
        var address = new Uri(server.Address);
        Assert.Equal("127.0.0.1", address.Host);
        using var client = new HttpClient();
        Assert.Contains("ProviderGen", await client.GetStringAsync(address), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Nor_does_any_other_address_of_this_machine_lead_to_it()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux gives a machine all of 127.0.0.0/8.");
        using PageServer server = await PageServer.StartAsync(Open);
        var address = new Uri(server.Address);
        // A socket for every address would take this one, too.
        using var other = new TcpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
        await Assert.ThrowsAsync<SocketException>(() => other.ConnectAsync(IPAddress.Parse("127.0.0.2"), address.Port));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        (int code, string error) = await RunAsync(PageServer.StartOf(port.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(1, code);
        Assert.StartsWith($"error: port {port}: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [SkippableFact]
    public async Task A_port_that_is_not_allowed_is_said()
    {
        const string Least = "/proc/sys/net/ipv4/ip_unprivileged_port_start";
        Skip.IfNot(File.Exists(Least) && int.Parse(await File.ReadAllTextAsync(Least), CultureInfo.InvariantCulture) > 1, "Every port is allowed here.");
        ProcessStartInfo start = PageServer.StartOf("1");
        if (Environment.IsPrivilegedProcess)
        {
            string? setpriv = Programs.Find("setpriv");
            Skip.If(setpriv is null, "There is no setpriv here, and every port is allowed to this user.");
            string[] command = ["--bounding-set=-net_bind_service", start.FileName, .. start.ArgumentList];
            start = new(setpriv!, command) { RedirectStandardOutput = true, RedirectStandardError = true };
        }

        (int code, string error) = await RunAsync(start);
        Assert.Equal(1, code);
        Assert.StartsWith("error: port 1: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("port")]
    public async Task What_is_no_port_is_said(string port)
    {
        (int code, string error) = await RunAsync(PageServer.StartOf(port));
        Assert.Equal(2, code);
        Assert.StartsWith("error: usage: ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            string error = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, error);
        }
        catch (OperationCanceledException)
        {
            // A server that has started although it was to reject would outlive the tests, and so would one below another program.
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{start.FileName}' has not ended after {Patience}.");
        }
    }
}
