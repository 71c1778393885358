using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ProviderGen.CrashTesting;
using ProviderGen.Providers.TestSupport;
using ProviderGen.TestSupport;

namespace ProviderGen.Crash.Tests;

/// <summary>Processes that want the same file at the same moment.</summary>
public sealed partial class RaceTests : IDisposable
{
    private const int Page = 65_536;
    private const int Rounds = 150;
    private const int SetOwnLock = 37; // F_OFD_SETLK
    private readonly TempDirectory _directory = new();

    [SkippableTheory]
    [InlineData("open", true)]
    [InlineData("open", false)]
    [InlineData("open new", false)]
    public void Of_two_processes_that_open_a_file_at_once_exactly_one_gets_it(string command, bool exists)
    {
        Tool.RequireLinux();
        using RemoteProvider first = RemoteProvider.Start();
        using RemoteProvider second = RemoteProvider.Start();
        RemoteProvider[] both = [first, second];
        for (int round = 0; round < Rounds; round++)
        {
            string path = exists ? _directory.FileOf(new byte[Page]) : _directory.NewPath();
            int expected = exists ? 1 : 0;

            // By turns, so that neither is always ahead.
            both[round % 2].Send($"{command} {path}");
            both[(round + 1) % 2].Send($"{command} {path}");
            string[] answers = [first.Receive(), second.Receive()];

            int winner = Array.IndexOf(answers, $"ok {expected}");
            Assert.True(winner >= 0, string.Join(Environment.NewLine, answers));
            Assert.StartsWith("Backing: ", answers[1 - winner], StringComparison.Ordinal);
            Assert.Contains(path, answers[1 - winner], StringComparison.Ordinal);
            Assert.Equal($"ok {expected}", both[winner].Ask("grow 1"));
            Assert.Equal("ok", both[winner].Ask("close"));
            Assert.Equal((expected + 1) * Page, new FileInfo(path).Length);
        }
    }

    [SkippableFact]
    public void Of_two_processes_that_grow_a_shared_file_at_once_none_cuts_off_what_the_other_added()
    {
        Tool.RequireLinux();
        using RemoteProvider first = RemoteProvider.Start();
        using RemoteProvider second = RemoteProvider.Start();
        RemoteProvider[] both = [first, second];
        for (int round = 0; round < Rounds; round++)
        {
            string path = _directory.NewPath();
            Assert.All(both, remote => Assert.Equal("ok 0", remote.Ask("open unlocked " + path)));

            both[round % 2].Send($"grow {1 + (round % 2)}");
            both[(round + 1) % 2].Send($"grow {1 + ((round + 1) % 2)}");
            string[] answers = [first.Receive(), second.Receive()];

            int winner = Array.IndexOf(answers, "ok 0");
            Assert.True(winner >= 0, string.Join(Environment.NewLine, answers));
            Assert.StartsWith("LengthChanged: ", answers[1 - winner], StringComparison.Ordinal);
            Assert.Equal((winner + 1) * Page, new FileInfo(path).Length);
            Assert.All(both, remote => Assert.Equal("ok", remote.Ask("close")));
        }
    }

    /// <summary>
    /// The barrier between comparing and extending is the lock itself: whoever grows has compared once when he waits for
    /// it, and must compare again when he has it.
    /// </summary>
    [SkippableFact]
    public void Growth_waits_for_the_growth_of_another_and_rejects_when_that_has_changed_the_length()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf(new byte[Page]);
        using RemoteProvider remote = RemoteProvider.Start();
        Assert.Equal("ok 1", remote.Ask("open unlocked " + path));
        using SafeFileHandle other = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        Lock(other, LockRange.WriteLock);
        remote.Send("grow 1");
        WaitUntilSomebodyWaitsFor(path);
        RandomAccess.SetLength(other, 4 * Page);
        RandomAccess.Write(other, [42], (4 * Page) - 1);
        Lock(other, LockRange.Unlock);

        Assert.StartsWith("LengthChanged: ", remote.Receive(), StringComparison.Ordinal);
        Assert.Equal("ok 1", remote.Ask("grow 0"));
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal((4 * Page, 42), (bytes.Length, bytes[^1]));
    }

    [SkippableFact]
    public void Growth_that_waited_for_another_goes_on_when_the_length_is_as_before()
    {
        Tool.RequireLinux();
        string path = _directory.FileOf(new byte[Page]);
        using RemoteProvider remote = RemoteProvider.Start();
        Assert.Equal("ok 1", remote.Ask("open unlocked " + path));
        using SafeFileHandle other = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        Lock(other, LockRange.WriteLock);
        remote.Send("grow 2");
        WaitUntilSomebodyWaitsFor(path);
        Assert.Equal(Page, new FileInfo(path).Length);
        Lock(other, LockRange.Unlock);

        Assert.Equal("ok 1", remote.Receive());
        Assert.Equal(3 * Page, new FileInfo(path).Length);

        // The lock of a growth ends with it: otherwise this would be rejected.
        Lock(other, LockRange.WriteLock);
    }

    public void Dispose() => _directory.Dispose();

    private static void Lock(SafeFileHandle file, short type)
    {
        var range = new LockRange { Type = type };
        if (Fcntl(file, SetOwnLock, ref range) != 0)
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    // The system lists who waits, by the number of the file: "1: -> OFDLCK ADVISORY WRITE -1 fe:00:4711 0 EOF".
    private static void WaitUntilSomebodyWaitsFor(string path)
    {
        string inode = ChildProcess.OutputOf("stat", "--format=%i", path).Trim();
        long deadline = Environment.TickCount64 + 60_000;
        while (!File.ReadLines("/proc/locks").Any(line =>
            line.Contains("-> OFDLCK", StringComparison.Ordinal) && line.Contains($":{inode} ", StringComparison.Ordinal)))
        {
            Assert.True(Environment.TickCount64 < deadline, "Nobody waits for the lock: the growth goes past it.");
            Thread.Yield();
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle file, int command, ref LockRange range);

    /// <summary>struct flock on 64-bit Linux; all zero but the type, it is the whole file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct LockRange
    {
        public const short WriteLock = 1;
        public const short Unlock = 2;

        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int ProcessId;
    }
}
