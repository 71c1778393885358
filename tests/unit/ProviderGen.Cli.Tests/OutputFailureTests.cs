using System.Diagnostics;
using System.Globalization;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>What the system refuses while something is made: nothing is left, or what is left is said to be whole.</summary>
public sealed class OutputFailureTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [SkippableTheory]
    [MemberData(nameof(OutputCommand.OnePerCommand), MemberType = typeof(OutputCommand))]
    public void Nothing_is_made_in_a_directory_that_cannot_be_made_durable(string line)
    {
        OutputCommand command = OutputCommand.Of(line);
        string[] arguments = command.Prepare(_directory);
        string[] before = _directory.Names();

        Failing(["-P", _directory.Root, "-e", "inject=fsync:error=EIO"], arguments).Rejected(3, _directory.Root);

        Assert.Equal(before, _directory.Names());
    }

    [SkippableTheory]
    [InlineData("copy {0} {3}")]
    [InlineData("export {0} {3}")]
    [InlineData("verify {0} --record {3}")]
    public void What_is_whole_but_may_have_lost_its_name_is_said_to_be_so(string line)
    {
        string[] arguments = OutputCommand.Of(line).Prepare(_directory);

        // The directory takes what begins, and fails once the new name is there.
        Failing(["-P", _directory.Root, "-e", "inject=fsync:error=EIO:when=2+"], arguments).Rejected(3, "is complete, but");

        Assert.True(Path.Exists(_directory["target"]));
        Assert.False(Path.Exists(_directory["target.partial"]));
    }

    [SkippableTheory]
    [InlineData("copy {0} {3}")]
    [InlineData("export {0} {3}")]
    [InlineData("repair {1} --pad --backup {3}")]
    public void A_file_system_without_hard_links_and_exclusive_renames_will_do(string line)
    {
        string[] arguments = OutputCommand.Of(line).Prepare(_directory);
        Failing(["-e", "inject=renameat2:error=EINVAL", "-e", "inject=link,linkat:error=EPERM"], arguments).Succeeded();
        Assert.True(Path.Exists(_directory["target"]));
        Assert.False(Path.Exists(_directory["target.partial"]));
    }

    [SkippableTheory]
    [InlineData("copy {0} {3}", "target.partial")]
    [InlineData("import {2} {3}", "target.partial")]
    [InlineData("export {0} {3}", "target/stable_memory.bin")]
    [InlineData("repair {1} --pad --backup {3}", "target.partial")]
    public void What_cannot_be_read_back_is_not_left(string line, string file)
    {
        string[] arguments = OutputCommand.Of(line).Prepare(_directory);
        string[] before = _directory.Names();
        Failing(["-P", _directory[file], "-e", "trace=pread64", "-e", "inject=pread64:error=EIO"], arguments).Rejected(3, "Input/output error");
        Assert.Equal(before, _directory.Names());
    }

    [SkippableFact]
    public void An_image_that_may_not_be_changed_is_named_as_the_cause()
    {
        string path = _directory.FileOf("torn.img", new byte[100_001]);
        Run.Require("chattr", "+i", path);
        try
        {
            Outcome outcome = Run.Tool("repair", path, "--pad");
            outcome.Rejected(3, path);
            Assert.Contains("Operation not permitted", outcome.Errors, StringComparison.Ordinal);
            Assert.Equal(["torn.img"], _directory.Names());
        }
        finally
        {
            Run.Other("chattr", "-i", path).Succeeded();
        }
    }

    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void Every_signal_that_asks_to_end_is_an_interruption(string signal)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Signals are sent and watched on Linux.");
        string path = _directory.Sparse("large.img", 1L << 24); // A tebibyte to hash: it does not end by itself.
        using Process process = Command.Of(["env", $"--default-signal={signal}", .. Run.Installed, "info", path]).Start();
        while (!IsReady(process.Id))
            Thread.Yield();

        Run.Other("kill", "-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)).Succeeded();

        Command.EndOf(process).Rejected(130, "interrupted.");
    }

    [SkippableFact]
    public void A_signal_that_is_ignored_stays_ignored()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Signals are sent and watched on Linux.");
        string path = _directory.Sparse("large.img", 1L << 24);
        using Process process = Command.Of(["env", "--ignore-signal=HUP", "--default-signal=TERM", .. Run.Installed, "info", path]).Start();
        while (!IsReady(process.Id))
            Thread.Yield();
        Assert.Equal(1, Mask(process.Id, "SigIgn:") & 1);
        Run.Other("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture)).Succeeded();
        Command.EndOf(process).Rejected(130, "interrupted.");
    }

    public void Dispose() => _directory.Dispose();

    private static Outcome Failing(string[] injection, string[] arguments)
    {
        string[] strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,renameat2,link,linkat", .. injection];
        Run.Require([.. strace, "true"]);
        return Run.Other([.. strace, .. Run.Installed, .. arguments]);
    }

    // SIGXFSZ is the last signal that the tool asks for, so that the others are asked for by then.
    private static bool IsReady(int process) => (Mask(process, "SigCgt:") & (1L << 24)) != 0;

    private static long Mask(int process, string field)
    {
        string line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line[field.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
