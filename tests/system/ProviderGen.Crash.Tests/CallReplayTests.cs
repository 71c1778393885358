using System.Text.RegularExpressions;
using ProviderGen.CrashTesting.Recorded;

namespace ProviderGen.Crash.Tests;

/// <summary>How records are read: what is not understood is an error, never left out.</summary>
public sealed partial class CallReplayTests
{
    private const string Created = "7 openat(AT_FDCWD</>, '/d/a', O_RDWR|O_CREAT|O_CLOEXEC, 0666) = 3</d/a>";

    [Fact]
    public void Calls_change_the_file_and_its_name()
    {
        SimulatedDirectory directory = Replay(
            Created,
            "7 ftruncate(3</d/a>, 4) = 0",
            "7 pwrite64(3</d/a>, 'xyz', 3, 1) = 2",
            "7 close(3</d/a>) = 0",
            "7 rename('/d/a', '/d/b') = 0",
            "7 fallocate(4</d/b>, 0, 2, 4) = 0",
            "7 openat(5</d>, 'b', O_RDWR) = 4</d/b>");

        byte[] image = new byte[6];
        Assert.Equal(6, directory.File.Length);
        Assert.Equal(6, directory.File.Read(0, image));
        Assert.Equal("\0xy\0\0\0"u8.ToArray(), image);
        Assert.Equal("b", directory.Name);
        Assert.Equal([null, "a", "b"], directory.CrashOutcomes(2, 0).Select(outcome => outcome.Name).Distinct());
    }

    [Theory]
    [InlineData("fsync(3</d/a>)", "-", "a:1")]
    [InlineData("fdatasync(3</d/a>)", "-", "a:1")]
    [InlineData("fsync(4</d>)", "a:0", "a:1")]
    [InlineData("fsync(5</elsewhere>)", "-", "a:0", "a:1")]
    public void A_sync_makes_durable_what_it_names_and_nothing_else(string sync, params string[] left)
    {
        SimulatedDirectory directory = Replay(Created, "7 ftruncate(3</d/a>, 1) = 0", $"7 {sync} = 0");
        IEnumerable<string> found = directory.CrashOutcomes(9, 0).Select(outcome => outcome.Name is null ? "-" : $"a:{outcome.Image!.Length}");
        Assert.Equal(left, found.Distinct().Order());
    }

    [Theory]
    [InlineData("ftruncate(3</d/a>, 9) = -1 EFBIG (File too large)")]
    [InlineData("pwrite64(3</d/a>, 'x', 1, 8) = -1 ENOSPC (No space left on device)")]
    [InlineData("pwrite64(3</d/a>, 'x', 1, 8) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)")]
    [InlineData("openat(AT_FDCWD</>, '/d/a', O_RDWR|O_CREAT|O_EXCL, 0666) = -1 EEXIST (File exists)")]
    [InlineData("rename('/d/a', '/d/b') = -1 EACCES (Permission denied)")]
    [InlineData("pwrite64(3</other>, 'x', 1, 8) = 1")]
    public void A_call_that_failed_or_is_about_something_else_changes_nothing(string call)
    {
        SimulatedDirectory directory = Replay(Created, "7 " + call);
        Assert.Equal(0, directory.File.Length);
        Assert.Equal("a", directory.Name);
    }

    [Fact]
    public void A_sync_that_failed_makes_nothing_durable_nor_does_the_next_one()
    {
        string[] failed = [Created, "7 ftruncate(3</d/a>, 1) = 0", "7 fsync(3</d/a>) = -1 EIO (Input/output error)"];
        Assert.Contains(Replay(failed).CrashOutcomes(9, 0), outcome => outcome.Image is []);
        Assert.Throws<InvalidDataException>(() => Replay([.. failed, "7 fsync(3</d/a>) = 0"]));
    }

    [Fact]
    public void A_sync_that_was_interrupted_is_made_up_for_by_the_next_one()
    {
        SimulatedDirectory directory = Replay(
            Created, "7 ftruncate(3</d/a>, 1) = 0", "7 fsync(3</d/a>) = -1 EINTR (Interrupted system call)", "7 fsync(3</d/a>) = 0");
        Assert.DoesNotContain(directory.CrashOutcomes(9, 0), outcome => outcome.Image is []);
    }

    [Theory]
    [InlineData("7 mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 3</d/a>, 0) = 0x7f0000000000")]
    [InlineData("7 write(3</d/a>, 'x', 1) = 1")]
    [InlineData("7 write(3</d/a>, 'x', 1) = -1 EBADF (Bad file descriptor)")]
    [InlineData("7 unlink('/d/a') = 0")]
    [InlineData("7 link('/d/a', '/elsewhere') = 0")]
    [InlineData("7 rename('/d/a', '/elsewhere') = 0")]
    [InlineData("7 rename('/elsewhere', '/d/a') = 0")]
    [InlineData("7 renameat2(4</d>, 'a', 4</d>, 'b', RENAME_EXCHANGE) = 0")]
    [InlineData("7 openat(AT_FDCWD</>, '/d/b', O_RDWR|O_CREAT, 0666) = 4</d/b>")]
    [InlineData("7 openat(AT_FDCWD</>, '/d/b', O_RDONLY) = 4</d/b>")]
    [InlineData("7 openat(AT_FDCWD</>, '/d/a', O_RDWR|O_APPEND) = 4</d/a>")]
    [InlineData("7 fallocate(3</d/a>, FALLOC_FL_KEEP_SIZE|FALLOC_FL_PUNCH_HOLE, 0, 1) = 0")]
    [InlineData("7 fcntl(3</d/a>, F_SETFL, O_RDWR|O_APPEND) = 0")]
    [InlineData("7 ftruncate(3</d/b>, 1) = 0")]
    [InlineData("7 ftruncate(3</d/a>(deleted), 1) = 0")]
    [InlineData("7 ftruncate(3</d/a>, 1) = ?")]
    [InlineData("7 ftruncate(3</d/a>, 1 <unfinished ...>")]
    [InlineData("7 pwrite64(3</d/a>, 'x'..., 100, 0) = 100")]
    [InlineData("8 ftruncate(3</d/a>, 1) = 0")]
    [InlineData("7 chdir('/d') = 0")]
    [InlineData("7 sync() = 0")]
    [InlineData("7 io_uring_enter(9<anon_inode:[io_uring]>, 1, 1, 0, NULL, 8) = 1")]
    [InlineData("7 <... ftruncate resumed>) = 0")]
    [InlineData("7 ftruncate(3</d/a>")]
    [InlineData("strace: Process 7 attached")]
    public void What_is_not_known_is_an_error(string line)
        => Assert.Throws<InvalidDataException>(() => Replay(Created, line));

    [Fact]
    public void Calls_between_whose_halves_others_ran_are_put_together()
    {
        SimulatedDirectory directory = Replay(
            "7 openat(AT_FDCWD</>, '/d/a', O_RDWR|O_CREAT <unfinished ...>",
            "8 futex(0x7f00, FUTEX_WAIT_PRIVATE, 0, NULL <unfinished ...>",
            "7 <... openat resumed>, 0666)              = 3</d/a>",
            "8 --- SIGRT_2 {si_signo=SIGRT_2, si_code=SI_TKILL, si_pid=7, si_uid=0} ---",
            "8 <... futex resumed>)                     = ? ERESTARTSYS (To be restarted if SA_RESTART is set)",
            "7 ftruncate(3</d/a>, 5 <unfinished ...>",
            "8 futex(0x7f00, FUTEX_WAIT_PRIVATE, 0, NULL <unfinished ...>",
            "7 <... ftruncate resumed>)                 = 0",
            "8 <... futex resumed> <unfinished ...>)    = ?",
            "8 +++ exited with 0 +++");

        Assert.Equal("a", directory.Name);
        Assert.Equal(5, directory.File.Length);
    }

    private static SimulatedDirectory Replay(params string[] lines)
    {
        var directory = new SimulatedDirectory();
        var replay = new CallReplay("/d", directory);
        foreach (SystemCall call in StraceRecord.Parse(lines.Select(AsRecorded)))
            replay.Apply(call);
        return directory;
    }

    /// <summary>Text in single quotes and paths in angle brackets, written as strace writes them.</summary>
    private static string AsRecorded(string line)
    {
        line = Quoted().Replace(line, match => $"\"{SystemCall.Hex(match.Groups[1].Value)}\"");
        return Bracketed().Replace(line, match => $"<{SystemCall.Hex(match.Groups[1].Value)}>");
    }

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?<=[0-9D])<([^>]*)>")]
    private static partial Regex Bracketed();
}
