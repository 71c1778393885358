using System.Diagnostics;
using ProviderGen.Cli.Tests.Support;

namespace ProviderGen.Cli.Tests;

/// <summary>A list of hashes may come from anywhere: from a file, from a pipe, from a program that never ends.</summary>
public sealed class HashListInputTests : IDisposable
{
    private readonly Workplace _workplace = new();

    /// <summary>The memory that the process may take is less than the line would need.</summary>
    [SkippableTheory]
    [InlineData("truncate -s 5G {0}")]
    [InlineData("(printf 'providergen hashes 1\\n'; head -c 300M /dev/zero) > {0}")]
    [InlineData("(printf 'providergen hashes 1\\n3 pages of 65536 bytes\\n0 1 '; head -c 300M /dev/zero | tr '\\0' a) > {0}")]
    [InlineData("ln -s /dev/zero {0}")]
    public void A_line_without_end_is_rejected_in_constant_memory(string make)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The commands are those of Linux.");
        string list = _workplace["list"];
        Run.Other("sh", "-c", make.Replace("{0}", list, StringComparison.Ordinal)).Succeeded();

        Outcome outcome = Run.Other(
            [.. Run.Command, "verify", _workplace.Fixture("a-empty.img"), "--against", list],
            start => start.Environment["DOTNET_GCHeapHardLimit"] = "0x4000000");

        outcome.Rejected(2, list);
    }

    [Fact]
    public void A_list_of_no_use_is_rejected_before_a_new_one_is_begun()
    {
        string image = _workplace.Fixture("a-empty.img");
        string list = _workplace.FileOf("list", "something else\n"u8.ToArray());
        Run.Tool("verify", image, "--against", list, "--record", _workplace["new"]).Rejected(2, "is not a list of hashes");
        Assert.Equal(["a-empty.img", "list"], _workplace.Names());
    }

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\ufeff")]
    public void A_list_that_an_editor_has_saved_is_one(string lineEnd, string mark)
    {
        string image = _workplace.Fixture("b-users-1.img");
        Run.Tool("verify", image, "--record", _workplace["list"]).Succeeded();
        File.WriteAllText(_workplace["saved"], mark + File.ReadAllText(_workplace["list"]).Replace("\n", lineEnd, StringComparison.Ordinal));
        Run.Tool("verify", image, "--against", _workplace["saved"]).Succeeded();
    }

    [SkippableFact]
    public void Process_substitution_gives_a_list()
    {
        Run.Require("bash", "-c", "true");
        string image = _workplace.Fixture("b-users-1.img");
        Run.Tool("verify", image, "--record", _workplace["list"]).Succeeded();
        string verify = $"{string.Join(' ', Run.Command)} verify {image} --against";

        Run.Other("bash", "-c", $"{verify} <(cat {_workplace["list"]})").Succeeded();
        Assert.Equal(2, Run.Other("bash", "-c", $"{verify} <(head -n 3 {_workplace["list"]})").ExitCode);
    }

    /// <summary>Neither the pipe that nobody opens nor the one that nobody writes to keeps the process from ending.</summary>
    [SkippableTheory]
    [InlineData("TERM", false)]
    [InlineData("INT", false)]
    [InlineData("TERM", true)]
    public void Waiting_for_a_list_ends_by_a_signal(string signal, bool hasWriter)
    {
        string pipe = _workplace["pipe"];
        Run.Require("mkfifo", pipe);
        string image = _workplace.Fixture("b-users-1.img");
        using FileStream? writer = hasWriter ? new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite) : null;

        using Process tool = Run.Start(["env", $"--default-signal={signal}", .. Run.Command, "verify", image, "--against", pipe], start => { });

        // The image is opened before the list, and after the tool has asked for signals.
        while (!tool.HasExited && !HasOpen(tool.Id, image))
            Thread.Yield();
        Run.Other("kill", $"-{signal}", $"{tool.Id}").Succeeded();
        Run.EndOf(tool).Rejected(130, "interrupted");
    }

    public void Dispose() => _workplace.Dispose();

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
