using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ProviderGen.TestSupport;

namespace ProviderGen.PostgresCluster;

/// <summary>
/// A PostgreSQL server of one's own, in a temporary directory, on a free port of the loopback interface, with fsync on. When this
/// object is disposed of, or this process ends in whatever way, a guardian process stops the server and deletes the directory.
/// </summary>
public sealed class PrivateCluster : IDisposable
{
    private const string Superuser = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly PostgresInstallation _installation;
    private readonly string _root;
    private readonly string[] _asOwner;
    private readonly int _port;
    private readonly Process _guardian;
    private Process? _server;

    /// <summary>Makes the cluster and starts it.</summary>
    public PrivateCluster(PostgresInstallation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        _installation = installation;
        _root = Directory.CreateTempSubdirectory("providergen-postgres-").FullName;
        _asOwner = Environment.IsPrivilegedProcess ? AsUnprivilegedUser() : [];
        _guardian = StartGuardian();
        try
        {
            Run([.. _asOwner, installation["initdb"], "-D", Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions"]);
            _port = FreePort();
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How to reach its database, without a pool.</summary>
    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={Superuser};Database=postgres;Pooling=false;Timeout=30");

    /// <summary>The version of the server, as in 15.18.</summary>
    public string Version => Run(_installation["postgres"], "--version").Split(' ')[2].Trim();

    private string Log => Path.Combine(_root, "log");

    private string Data => Path.Combine(_root, "data");

    /// <summary>Starts the server, and returns when it takes connections: after a crash, when it has recovered.</summary>
    /// <param name="settings">Settings beyond the usual ones, as in <c>fsync=off</c>.</param>
    public void Start(params string[] settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        string[] all =
            [string.Create(CultureInfo.InvariantCulture, $"port={_port}"), "listen_addresses=127.0.0.1", "unix_socket_directories=", .. settings];
        // A shell opens the log and becomes the server, so that the process is that of the server.
        _server = InTemp([
            "sh", "-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", Log,
            .. _asOwner, _installation["postgres"], "-D", Data, .. all.SelectMany(setting => (string[])["-c", setting]),
        ]).Start();
        if (!SpinWait.SpinUntil(() => _server.HasExited || PostmasterFile.IsReady(Data, _server.Id), Patience) || _server.HasExited)
            throw new InvalidOperationException($"The server did not start: {File.ReadAllText(Log)}");
    }

    /// <summary>Says whether the server, once started again, waits for changes from a primary that there is not.</summary>
    public void SetStandby(bool isStandby)
    {
        string signal = Path.Combine(Data, "standby.signal");
        if (isStandby)
            Run([.. _asOwner, "touch", signal]);
        else
            File.Delete(signal);
    }

    /// <summary>Stops the server: "fast" by ending its sessions, "immediate" as a crash.</summary>
    public void Stop(string mode)
    {
        Run([.. _asOwner, _installation["pg_ctl"], "-D", Data, "stop", "-w", "-m", mode]);
        WaitForEnd();
    }

    /// <summary>Kills every process of the server at once (SIGKILL), and returns when they are gone.</summary>
    public void Kill()
    {
        int[] workers = [.. ServerProcess.ChildrenOf(_server!.Id)];
        _server.Kill();
        ServerProcess.Kill(workers);
        WaitForEnd();
        if (!SpinWait.SpinUntil(() => !workers.Any(ServerProcess.IsRunning), Patience))
            throw new TimeoutException("The processes of the server did not end.");
    }

    /// <summary>Stops the server and deletes everything.</summary>
    public void Dispose()
    {
        _guardian.StandardInput.Close();
        if (!_guardian.WaitForExit(Patience))
            throw new TimeoutException($"The cluster in {_root} was not removed.");
        _guardian.Dispose();
        WaitForEnd();
    }

    // It waits for the end of its input, which comes when this process closes it or ends.
    private Process StartGuardian()
    {
        string stop = string.Join(' ', ((string[])[.. _asOwner, _installation["pg_ctl"], "-D", Data, "-w", "-m", "immediate", "stop"]).Select(Quoted));
        return Command.Of("sh", "-c", $"trap '' INT TERM HUP; cat >/dev/null; {stop} >/dev/null 2>&1; rm -rf {Quoted(_root)}").Start();

        static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    // Only a child whose parent has asked how it ended is gone for the next server, which looks for it.
    private void WaitForEnd()
    {
        if (_server is { } server && !server.WaitForExit(Patience))
            throw new TimeoutException("The server did not end.");
        _server?.Dispose();
        _server = null;
    }

    // The server rejects to run as root. Its files are in a directory that its user may write to.
    private string[] AsUnprivilegedUser()
    {
        string user = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        Run(["chown", user, _root]);
        return ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--"];
    }

    private static string Run(params string[] words) => InTemp(words).Run().RequireSuccess().Output;

    // The user of the server may not enter the folder of the tests.
    private static Command InTemp(params string[] words) => Command.Of(words).In(Path.GetTempPath());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
