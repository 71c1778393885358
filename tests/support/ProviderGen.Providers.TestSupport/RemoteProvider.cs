using System.Diagnostics;
using System.Globalization;
using ProviderGen.CrashTesting;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.TestSupport;

/// <summary>A file provider in a process of its own, which carries out commands and answers each with a line.</summary>
internal sealed class RemoteProvider : IDisposable
{
    private readonly Process _process;

    private RemoteProvider(params string[] command) => _process = ChildProcess.Start(command);

    public string ProcessId => _process.Id.ToString(CultureInfo.InvariantCulture);

    public static RemoteProvider Start() => new(ChildProcess.Host("serve"));

    /// <summary>A process that is not ended by the signal for files that grow too large: it inherits that from a shell.</summary>
    public static RemoteProvider StartWithoutSizeSignal()
        => new(["sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\"", .. ChildProcess.Host("serve")]);

    /// <summary>A process without the rights of root.</summary>
    /// <param name="practiceFile">A path at which nothing is: code is loaded by using it before the rights are given away.</param>
    public static RemoteProvider StartUnprivileged(string practiceFile)
    {
        RemoteProvider remote = Start();
        try
        {
            Assert.Equal("ok 0", remote.Ask("open " + practiceFile));
            Assert.Equal("ok 0", remote.Ask("grow 1"));
            Assert.Equal("ok", remote.Ask("write 0 1 1"));
            Assert.Equal("ok", remote.Ask("read 0 1 1"));
            Assert.Equal("ok", remote.Ask("flush"));
            Assert.Equal("ok", remote.Ask("close"));
            Assert.StartsWith("Backing: ", remote.Ask($"open {practiceFile}/missing"), StringComparison.Ordinal);
            if (Environment.IsPrivilegedProcess)
                Assert.Equal("ok", remote.Ask("become 65534"));
            return remote;
        }
        catch
        {
            remote.Dispose();
            throw;
        }
    }

    public void Send(string command) => _process.StandardInput.WriteLine(command);

    public string Receive()
        => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process ended: " + _process.StandardError.ReadToEnd());

    public string Ask(string command)
    {
        Send(command);
        return Receive();
    }

    public void Dispose()
    {
        Command.EndOf(_process);
        _process.Dispose();
    }
}
