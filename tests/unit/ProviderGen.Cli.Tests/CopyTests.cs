using System.Diagnostics;
using System.Globalization;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.Providers;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests;

/// <summary>Copies are complete or not there, and an interrupted one goes on.</summary>
public sealed class CopyTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    [Fact]
    public void An_interrupted_copy_is_continued()
    {
        string source = _directory.Fixture("d-library.img");
        string target = _directory["new.img"];

        Run.Tool(new CancellationToken(canceled: true), "copy", source, target).Rejected(130, "--resume continues it");
        Assert.Equal(["d-library.img", "new.img.partial"], _directory.Names());
        Run.Tool("copy", source, target).Rejected(2, "is left from an interrupted copy");

        Outcome resumed = Run.Tool("copy", source, target, "--resume").Succeeded();
        Assert.Contains("266 pages copied and verified", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(["d-library.img", "new.img"], _directory.Names());
        Assert.Equal(Sha256.OfFile(source), Sha256.OfFile(target));
    }

    [Fact]
    public void A_continued_copy_writes_what_is_missing_and_what_is_wrong()
    {
        string source = _directory.Fixture("d-freesegs.img");
        byte[] bytes = File.ReadAllBytes(source);
        bytes[Support.Images.Page] ^= 1;
        _directory.FileOf("new.img.partial", bytes[..(20 * Support.Images.Page)]);

        Run.Tool("copy", source, _directory["new.img"], "--resume").Succeeded();

        Assert.Equal(Sha256.OfFile(source), Sha256.OfFile(_directory["new.img"]));
    }

    [Fact]
    public void What_cannot_be_a_part_of_the_copy_is_rejected_and_left_alone()
    {
        string source = _directory.Fixture("a-empty.img");
        byte[] other = new byte[10 * Support.Images.Page];
        other.AsSpan().Fill(7);
        _directory.FileOf("new.img.partial", other);

        Run.Tool("copy", source, _directory["new.img"], "--resume").Rejected(2, "is larger than the source");

        Assert.Equal(other, File.ReadAllBytes(_directory["new.img.partial"]));
    }

    [Fact]
    public void Two_copies_to_the_same_target_do_not_meet()
    {
        string source = _directory.Fixture("a-empty.img");
        using WasiMemoryProvider other = WasiMemoryProvider.Open(_directory["new.img.partial"]).Value;

        Run.Tool("copy", source, _directory["new.img"], "--resume").Rejected(3, "being used by another process");
    }

    [Fact]
    public void An_interrupted_export_leaves_nothing()
    {
        string source = _directory.Fixture("d-library.img");
        Run.Tool(new CancellationToken(canceled: true), "export", source, _directory["new"]).Rejected(130, "interrupted");
        Assert.Equal(["d-library.img"], _directory.Names());
    }

    [Fact]
    public void An_empty_image_is_copied()
    {
        Run.Tool("copy", _directory.FileOf("empty.img", []), _directory["new.img"]).Succeeded();
        Assert.Equal(0, new FileInfo(_directory["new.img"]).Length);
    }

    [SkippableFact]
    public void Ctrl_C_ends_the_process_with_130()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Signals are sent and watched on Linux.");

        // A tebibyte of zeros to hash: nobody waits for the end of it.
        string path = _directory.Sparse("large.img", 1L << 24);

        // What a shell starts in the background ignores the signal, and all that it starts in turn.
        using Process process = Command.Of(["env", "--default-signal=INT", .. Run.Installed, "info", path]).Start();
        while (!HandlesSizeSignal(process.Id))
            Thread.Yield();
        Run.Other("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture)).Succeeded();

        Command.EndOf(process).Rejected(130, "interrupted.");
    }

    public void Dispose() => _directory.Dispose();

    // The last signal that the tool asks for, so that the others are asked for by then.
    private static bool HandlesSizeSignal(int process)
    {
        string line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("SigCgt:", StringComparison.Ordinal));
        return (long.Parse(line[7..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1L << 24)) != 0;
    }
}
