using System.Diagnostics;
using System.Globalization;
using ProviderGen.Cli.Tests.Support;

namespace ProviderGen.Cli.Tests;

/// <summary>What the system refuses while something is made: nothing is left, or what is left is said to be whole.</summary>
public sealed class OutputFailureTests : IDisposable
{
    private readonly Workplace _workplace = new();

    [SkippableTheory]
    [MemberData(nameof(OutputCommand.OnePerCommand), MemberType = typeof(OutputCommand))]
    public void Nothing_is_made_in_a_directory_that_cannot_be_made_durable(string line)
    {
        OutputCommand command = OutputCommand.Of(line);
        string[] arguments = command.Prepare(_workplace);
        string[] before = _workplace.Names();

        Failing(["-P", _workplace.Root, "-e", "inject=fsync:error=EIO"], arguments).Rejected(3, _workplace.Root);

        Assert.Equal(before, _workplace.Names());
    }

    [SkippableTheory]
    [InlineData("copy {0} {3}")]
    [InlineData("export {0} {3}")]
    [InlineData("verify {0} --record {3}")]
    public void What_is_whole_but_may_have_lost_its_name_is_said_to_be_so(string line)
    {
        string[] arguments = OutputCommand.Of(line).Prepare(_workplace);

        // The directory takes what begins, and fails once the new name is there.
        Failing(["-P", _workplace.Root, "-e", "inject=fsync:error=EIO:when=2+"], arguments).Rejected(3, "is complete, but");

        Assert.True(Path.Exists(_workplace["target"]));
        Assert.False(Path.Exists(_workplace["target.partial"]));
    }

    [SkippableTheory]
    [InlineData("copy {0} {3}")]
    [InlineData("export {0} {3}")]
    [InlineData("repair {1} --pad --backup {3}")]
    public void A_file_system_without_hard_links_and_exclusive_renames_will_do(string line)
    {
        string[] arguments = OutputCommand.Of(line).Prepare(_workplace);
        Failing(["-e", "inject=renameat2:error=EINVAL", "-e", "inject=link,linkat:error=EPERM"], arguments).Succeeded();
        Assert.True(Path.Exists(_workplace["target"]));
        Assert.False(Path.Exists(_workplace["target.partial"]));
    }

    [SkippableTheory]
    [InlineData("copy {0} {3}", "target.partial")]
    [InlineData("import {2} {3}", "target.partial")]
    [InlineData("export {0} {3}", "target/stable_memory.bin")]
    [InlineData("repair {1} --pad --backup {3}", "target.partial")]
    public void What_cannot_be_read_back_is_not_left(string line, string file)
    {
        string[] arguments = OutputCommand.Of(line).Prepare(_workplace);
        string[] before = _workplace.Names();
        Failing(["-P", _workplace[file], "-e", "trace=pread64", "-e", "inject=pread64:error=EIO"], arguments).Rejected(3, "Input/output error");
        Assert.Equal(before, _workplace.Names());
    }

    [SkippableFact]
    public void An_image_that_may_not_be_changed_is_named_as_the_cause()
    {
        string path = _workplace.FileOf("torn.img", new byte[100_001]);
        Run.Require("chattr", "+i", path);
        try
        {
            Outcome outcome = Run.Tool("repair", path, "--pad");
            outcome.Rejected(3, path);
            Assert.Contains("Operation not permitted", outcome.Errors, StringComparison.Ordinal);
            Assert.Equal(["torn.img"], _workplace.Names());
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
        string path = _workplace.Sparse("large.img", 1L << 24); // A tebibyte to hash: it does not end by itself.
        using Process process = Run.Start(["env", $"--default-signal={signal}", .. Run.Command, "info", path], start => { });
        while (!IsReady(process.Id))
            Thread.Yield();

        Run.Other("kill", "-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)).Succeeded();

        Run.EndOf(process).Rejected(130, "interrupted.");
    }

    [SkippableFact]
    public void A_signal_that_is_ignored_stays_ignored()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Signals are sent and watched on Linux.");
        string path = _workplace.Sparse("large.img", 1L << 24);
        using Process process = Run.Start(["env", "--ignore-signal=HUP", "--default-signal=TERM", .. Run.Command, "info", path], start => { });
        while (!IsReady(process.Id))
            Thread.Yield();
        Assert.Equal(1, Mask(process.Id, "SigIgn:") & 1);
        Run.Other("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture)).Succeeded();
        Run.EndOf(process).Rejected(130, "interrupted.");
    }

    public void Dispose() => _workplace.Dispose();

    private static Outcome Failing(string[] injection, string[] arguments)
    {
        string[] strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,renameat2,link,linkat", .. injection];
        Run.Require([.. strace, "true"]);
        return Run.Other([.. strace, .. Run.Command, .. arguments]);
    }

    // SIGXFSZ is the last signal that the tool asks for, so that the others are asked for by then.
    private static bool IsReady(int process) => (Mask(process, "SigCgt:") & (1L << 24)) != 0;

    private static long Mask(int process, string field)
    {
        string line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line[field.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
