using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ProviderGen.TestSupport;

namespace ProviderGen.Browser.Tests;

/// <summary>The page is served to this machine, and to nobody else.</summary>
public sealed class ServerTests
{
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
    public void A_port_that_is_taken_is_said()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        Outcome outcome = PageServer.CommandOf(port.ToString(CultureInfo.InvariantCulture)).Run();
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith($"error: port {port}: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.TrimEnd().Split('\n'));
    }

    [SkippableFact]
    public async Task A_port_that_is_not_allowed_is_said()
    {
        const string Least = "/proc/sys/net/ipv4/ip_unprivileged_port_start";
        Skip.IfNot(File.Exists(Least) && int.Parse(await File.ReadAllTextAsync(Least), CultureInfo.InvariantCulture) > 1, "Every port is allowed here.");
        Command command = PageServer.CommandOf("1");
        if (Environment.IsPrivilegedProcess)
        {
            string? setpriv = Programs.Find("setpriv");
            Skip.If(setpriv is null, "There is no setpriv here, and every port is allowed to this user.");
            command = command.Under(setpriv!, "--bounding-set=-net_bind_service");
        }

        Outcome outcome = command.Run();
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("error: port 1: ", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("port")]
    public void What_is_no_port_is_said(string port)
    {
        Outcome outcome = PageServer.CommandOf(port).Run();
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("error: usage: ", outcome.Errors, StringComparison.Ordinal);
    }
}
