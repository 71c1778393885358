using System.Diagnostics;
using System.Globalization;
using ProviderGen.Cli.Tests.Support;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Tests;

/// <summary>Copies are complete or not there, and an interrupted one goes on.</summary>
public sealed class CopyTests : IDisposable
{
    private readonly Workplace _workplace = new();

    [Fact]
    public void An_interrupted_copy_is_continued()
    {
        string source = _workplace.Fixture("d-library.img");
        string target = _workplace["new.img"];

        Run.Tool(new CancellationToken(canceled: true), "copy", source, target).Rejected(130, "--resume continues it");
        Assert.Equal(["d-library.img", "new.img.partial"], _workplace.Names());
        Run.Tool("copy", source, target).Rejected(2, "is left from an interrupted copy");

        Outcome resumed = Run.Tool("copy", source, target, "--resume").Succeeded();
        Assert.Contains("266 pages copied and verified", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(["d-library.img", "new.img"], _workplace.Names());
        Assert.Equal(Workplace.SumOf(source), Workplace.SumOf(target));
    }

    [Fact]
    public void A_continued_copy_writes_what_is_missing_and_what_is_wrong()
    {
        string source = _workplace.Fixture("d-freesegs.img");
        byte[] bytes = File.ReadAllBytes(source);
        bytes[Workplace.Page] ^= 1;
        _workplace.FileOf("new.img.partial", bytes[..(20 * Workplace.Page)]);

        Run.Tool("copy", source, _workplace["new.img"], "--resume").Succeeded();

        Assert.Equal(Workplace.SumOf(source), Workplace.SumOf(_workplace["new.img"]));
    }

    [Fact]
    public void What_cannot_be_a_part_of_the_copy_is_rejected_and_left_alone()
    {
        string source = _workplace.Fixture("a-empty.img");
        byte[] other = new byte[10 * Workplace.Page];
        other.AsSpan().Fill(7);
        _workplace.FileOf("new.img.partial", other);

        Run.Tool("copy", source, _workplace["new.img"], "--resume").Rejected(2, "is larger than the source");

        Assert.Equal(other, File.ReadAllBytes(_workplace["new.img.partial"]));
    }

    [Fact]
    public void Two_copies_to_the_same_target_do_not_meet()
    {
        string source = _workplace.Fixture("a-empty.img");
        using WasiMemoryProvider other = WasiMemoryProvider.Open(_workplace["new.img.partial"]).Value;

        Run.Tool("copy", source, _workplace["new.img"], "--resume").Rejected(3, "being used by another process");
    }

    [Fact]
    public void An_interrupted_export_leaves_nothing()
    {
        string source = _workplace.Fixture("d-library.img");
        Run.Tool(new CancellationToken(canceled: true), "export", source, _workplace["new"]).Rejected(130, "interrupted");
        Assert.Equal(["d-library.img"], _workplace.Names());
    }

    [Fact]
    public void An_empty_image_is_copied()
    {
        Run.Tool("copy", _workplace.FileOf("empty.img", []), _workplace["new.img"]).Succeeded();
        Assert.Equal(0, new FileInfo(_workplace["new.img"]).Length);
    }

    [SkippableFact]
    public void Ctrl_C_ends_the_process_with_130()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Signals are sent and watched on Linux.");

        // A tebibyte of zeros to hash: nobody waits for the end of it.
        string path = _workplace.Sparse("large.img", 1L << 24);

        // What a shell starts in the background ignores the signal, and all that it starts in turn.
        using Process process = Run.Start(["env", "--default-signal=INT", .. Run.Command, "info", path], start => { });
        while (!HandlesSizeSignal(process.Id))
            Thread.Yield();
        Run.Other("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture)).Succeeded();

        Run.EndOf(process).Rejected(130, "interrupted.");
    }

    public void Dispose() => _workplace.Dispose();

    // The last signal that the tool asks for, so that the others are asked for by then.
    private static bool HandlesSizeSignal(int process)
    {
        string line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("SigCgt:", StringComparison.Ordinal));
        return (long.Parse(line[7..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1L << 24)) != 0;
    }
}
