using System.Diagnostics;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>A list of hashes may come from anywhere: from a file, from a pipe, from a program that never ends.</summary>
public sealed class HashListInputTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    /// <summary>The memory that the process may take is less than the line would need.</summary>
    [SkippableTheory]
    [InlineData("truncate -s 5G {0}")]
    [InlineData("(printf 'providergen hashes 1\\n'; head -c 300M /dev/zero) > {0}")]
    [InlineData("(printf 'providergen hashes 1\\n3 pages of 65536 bytes\\n0 1 '; head -c 300M /dev/zero | tr '\\0' a) > {0}")]
    [InlineData("ln -s /dev/zero {0}")]
    public void A_line_without_end_is_rejected_in_constant_memory(string make)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The commands are those of Linux.");
        string list = _directory["list"];
        Run.Other("sh", "-c", make.Replace("{0}", list, StringComparison.Ordinal)).Succeeded();

        Outcome outcome = Command.Of([.. Run.Installed, "verify", _directory.Fixture("a-empty.img"), "--against", list])
            .With("DOTNET_GCHeapHardLimit", "0x4000000").Run();

        outcome.Rejected(2, list);
    }

    [Fact]
    public void A_list_of_no_use_is_rejected_before_a_new_one_is_begun()
    {
        string image = _directory.Fixture("a-empty.img");
        string list = _directory.FileOf("list", "something else\n"u8.ToArray());
        Run.Tool("verify", image, "--against", list, "--record", _directory["new"]).Rejected(2, "is not a list of hashes");
        Assert.Equal(["a-empty.img", "list"], _directory.Names());
    }

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\ufeff")]
    public void A_list_that_an_editor_has_saved_is_one(string lineEnd, string mark)
    {
        string image = _directory.Fixture("b-users-1.img");
        Run.Tool("verify", image, "--record", _directory["list"]).Succeeded();
        File.WriteAllText(_directory["saved"], mark + File.ReadAllText(_directory["list"]).Replace("\n", lineEnd, StringComparison.Ordinal));
        Run.Tool("verify", image, "--against", _directory["saved"]).Succeeded();
    }

    [SkippableFact]
    public void Process_substitution_gives_a_list()
    {
        Run.Require("bash", "-c", "true");
        string image = _directory.Fixture("b-users-1.img");
        Run.Tool("verify", image, "--record", _directory["list"]).Succeeded();
        string verify = $"{string.Join(' ', Run.Installed)} verify {image} --against";

        Run.Other("bash", "-c", $"{verify} <(cat {_directory["list"]})").Succeeded();
        Assert.Equal(2, Run.Other("bash", "-c", $"{verify} <(head -n 3 {_directory["list"]})").ExitCode);
    }

    /// <summary>Neither the pipe that nobody opens nor the one that nobody writes to keeps the process from ending.</summary>
    [SkippableTheory]
    [InlineData("TERM", false)]
    [InlineData("INT", false)]
    [InlineData("TERM", true)]
    public void Waiting_for_a_list_ends_by_a_signal(string signal, bool hasWriter)
    {
        string pipe = _directory["pipe"];
        Run.Require("mkfifo", pipe);
        string image = _directory.Fixture("b-users-1.img");
        using FileStream? writer = hasWriter ? new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite) : null;

        using Process tool = Command.Of(["env", $"--default-signal={signal}", .. Run.Installed, "verify", image, "--against", pipe]).Start();

        // The image is opened before the list, and after the tool has asked for signals.
        while (!tool.HasExited && !HasOpen(tool.Id, image))
            Thread.Yield();
        Run.Other("kill", $"-{signal}", $"{tool.Id}").Succeeded();
        Command.EndOf(tool).Rejected(130, "interrupted");
    }

    public void Dispose() => _directory.Dispose();

    private static bool HasOpen(int process, string path)
    {
        try
        {
            return Directory.GetFiles($"/proc/{process}/fd").Any(file => new FileInfo(file).LinkTarget == path);
        }
        catch (IOException)
        {
            return false; // It has ended, or closed one of them.
        }
    }
}
